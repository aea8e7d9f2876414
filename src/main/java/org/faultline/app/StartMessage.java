package org.faultline.app;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.faultline.access.LoginMode;
import org.faultline.access.account.People;
import org.faultline.cli.option.SettingFaults;
import org.faultline.pipeline.Pipeline;
import org.faultline.report.store.Calendar;
import org.faultline.report.store.ReportLog;
import org.faultline.settings.Settings;
import org.jboss.logging.Logger;

/** Once the service listens: feeds the sample where it is due, and says which addresses to open. */
@ApplicationScoped
class StartMessage {
    private static final Logger LOG = Logger.getLogger(StartMessage.class);

    private final Sample sample;
    private final ReportLog reportLog;
    private final Pipeline pipeline;
    private final LoginMode login;
    private final People people;
    private final Calendar calendar;
    private final boolean inbox;
    private final String host;
    private final int port;
    private final Thread thread = new Thread(this::run, "welcome");

    StartMessage(
            Sample sample,
            ReportLog reportLog,
            Pipeline pipeline,
            Calendar calendar,
            LoginMode login,
            People people,
            Settings settings,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.sample = sample;
        this.reportLog = reportLog;
        this.pipeline = pipeline;
        this.login = login;
        this.people = people;
        this.calendar = calendar;
        this.inbox = settings.inbox();
        this.host = host;
        this.port = port;
    }

    void start(@Observes StartupEvent event) {
        Bootstrap.inUse();
        SettingFaults.unknown(ConfigProvider.getConfig()).forEach(LOG::warn);
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            String reached = reached();
            String base = "http://" + reached + ":" + port;
            awaitListening(reached);
            if (calendar.isSample()) {
                feed(base);
            }
            awaitAlerts();
            sayWhatDayItIs();
            sayWhoMayIn();
            LOG.info("Alerts  " + base + "/alerts");
            LOG.info("Inbox   " + base + "/inbox" + (inbox ? "" : "  (mails go to the configured server)"));
            LOG.info("API     " + base + "/q/swagger-ui");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            LOG.error("the sample could not be fed", e);
        }
    }

    private void sayWhoMayIn() {
        if (!login.required()) {
            LOG.info("Login   none: whoever sits at this machine may do everything");
        } else if (login.takesPasswords()) {
            people.firstAdmin()
                    .ifPresent(link ->
                            LOG.warn("there is no admin yet; the first one is made, once and within two days, at "
                                    + people.address(link)));
        }
    }

    /** Whatever becomes of it, time goes on afterwards. */
    private void feed(String base) throws IOException, InterruptedException {
        try {
            if (reportLog.last() == 0) {
                LOG.info("the database is empty: feeding it the sample, five articles on eastern Syria");
                sample.feed(base, inbox);
                awaitAlerts();
            }
        } finally {
            calendar.fed(reportLog.holds(Sample.DATASET));
            pipeline.tick();
        }
    }

    private void awaitAlerts() throws InterruptedException {
        while (pipeline.waiting() > 0 && pipeline.trouble() == null) {
            Thread.sleep(50);
        }
        if (pipeline.trouble() != null) {
            LOG.errorf("no alerts are made until this is mended: %s", pipeline.trouble());
        }
    }

    private void sayWhatDayItIs() {
        String stands =
                calendar.pinned().map(day -> "the calendar stands at " + day).orElse("");
        if (calendar.isSample()) {
            LOG.info("this is the SAMPLE" + (stands.isEmpty() ? "" : ": " + stands)
                    + " (faultline.sample=false for real work)");
        } else if (!stands.isEmpty()) {
            LOG.info(stands + " (faultline.today): a report arrives at its own asOf, not now");
        }
    }

    /** All addresses of this machine are asked for as loopback: Java would ask for its name, which need not be known to it. */
    private String reached() throws UnknownHostException {
        return InetAddress.getByName(host).isAnyLocalAddress() ? "127.0.0.1" : host;
    }

    private void awaitListening(String reached) throws InterruptedException {
        while (true) {
            try (Socket probe = new Socket()) {
                probe.connect(new InetSocketAddress(reached, port), 500);
                return;
            } catch (IOException notYet) {
                Thread.sleep(50);
            }
        }
    }

    @PreDestroy
    void stop() {
        thread.interrupt();
    }
}
