package org.faultline;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.store.FolderException;
import io.agroal.api.AgroalDataSource;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.report.ReportLog;
import org.postgresql.util.PSQLState;

/** The running service as a test sees it: emptied before each alert, spoken to over HTTP. */
@ApplicationScoped
public class Service {
    private static final Pattern TOKEN = Pattern.compile("\\?token=([\\w.-]+)");

    private static long episodes;

    private final AgroalDataSource database;
    private final Pipeline pipeline;
    private final ReportLog backlog;

    Service(AgroalDataSource database, Pipeline pipeline, ReportLog backlog) {
        this.database = database;
        this.pipeline = pipeline;
        this.backlog = backlog;
    }

    /** Forgets everything: rows, facts in memory, mails. */
    public void empty() {
        settle();
        pipeline.reopen(this::truncate);
    }

    /**
     * The workers of the service go on meanwhile; whoever is the victim of a deadlock with them tries again. What is on its way would come
     * among the mails of the next test, and is waited for, though not for what a test left there itself.
     */
    private void truncate() {
        long patience = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        boolean done = false;
        while (!done) {
            done = truncated(System.nanoTime() > patience);
        }
    }

    private boolean truncated(boolean whateverIsOnItsWay) {
        try (var c = database.getConnection();
                var s = c.createStatement()) {
            c.setAutoCommit(false);
            s.execute("lock table outbox");
            if (!whateverIsOnItsWay
                    && s.executeQuery("select from outbox where state = 'CLAIMED'")
                            .next()) {
                c.rollback();
                return false;
            }
            s.execute(
                    "truncate rule_quarantine, report, lane, event, ruling, name_decision, source_seen, intake, bad_row, episode, alert_match, revision, subscription, told, outbox, address_trouble, mail_pace, silence restart identity cascade");
            // what is written about one turn of an alert may be remembered, so no two alerts of the tests bear one
            // number
            episodes += 1_000;
            s.execute("alter sequence episode_id_seq restart with " + episodes);
            c.commit();
            TestSurroundings.mail().purgeEmailFromAllMailboxes();
            return true;
        } catch (SQLException e) {
            if (PSQLState.DEADLOCK_DETECTED.getState().equals(e.getSQLState())) {
                return false;
            }
            throw new IllegalStateException(e);
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Builds the lane again, as a restart does, after a change of the database. */
    public void restartLane(String change) {
        settle();
        pipeline.reopen(() -> {
            try (var c = database.getConnection();
                    var s = c.createStatement()) {
                s.execute(change);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        settle();
    }

    public ValidatableResponse deliver(String json) {
        ValidatableResponse answer = given().contentType("application/json")
                .body(json)
                .post("/api/v1/reports")
                .then();
        settle();
        return answer;
    }

    /** Waits until everything that was delivered has had its consequences. */
    public void settle() {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> pipeline.trouble() != null
                        || (pipeline.reached() >= backlog.last() && pipeline.toReview() == 0));
    }

    /** Rule, group-by, condition and events of every alert. */
    public Set<String> alerts() {
        Set<String> all = new TreeSet<>();
        List<String> ids = given().get("/api/v1/alerts?limit=500")
                .then()
                .statusCode(200)
                .extract()
                .path("alerts.id");
        for (String id : ids) {
            JsonPath a = given().get("/api/v1/alerts/" + id).jsonPath();
            List<String> events = a.getList("evidence.event", String.class);
            all.add(a.get("rule") + " " + a.getMap("groupBy") + " " + a.get("condition") + " " + events);
        }
        return all;
    }

    /** The ids of all firings that stand. */
    public Set<String> firings() {
        Set<String> all = new TreeSet<>();
        try (var c = database.getConnection();
                var s = c.createStatement();
                var r = s.executeQuery("select id from alert_match where gone_at is null")) {
            while (r.next()) {
                all.add(r.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return all;
    }

    /** Subscribes and confirms by the mail that comes. */
    public void subscribe(String address, String severity) throws Exception {
        subscribe(address, Map.of("address", address, "severity", severity));
    }

    /** The same with other wishes. */
    public void subscribe(String address, Map<String, Object> wish) throws Exception {
        given().contentType("application/json")
                .body(wish)
                .post("/api/v1/subscriptions")
                .then()
                .statusCode(202);
        MimeMessage asked = awaitMail(address, 1).get(0);
        Matcher token = TOKEN.matcher(text(asked));
        token.find();
        given().post("/api/v1/subscriptions/confirm?token=" + token.group(1))
                .then()
                .statusCode(200);
    }

    /** The mails to an address once there are at least so many, in the order they came. */
    public List<MimeMessage> awaitMail(String address, int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> mails(address).size() >= count);
        return mails(address);
    }

    public List<MimeMessage> mails(String address) {
        List<MimeMessage> all = new ArrayList<>();
        try {
            for (MimeMessage m : TestSurroundings.mail().getReceivedMessages()) {
                if (m.getAllRecipients()[0].toString().equals(address)) {
                    all.add(m);
                }
            }
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
        return all;
    }

    /** The text part. */
    public static String text(MimeMessage m) throws IOException, MessagingException {
        return String.valueOf(((Multipart) m.getContent()).getBodyPart(0).getContent());
    }

    /** The text part without its line breaks. */
    public static String line(MimeMessage m) throws IOException, MessagingException {
        return text(m).replaceAll("\\s+", " ");
    }

    /** The HTML part, which stands beside its picture where there is one. */
    public static String html(MimeMessage m) throws IOException, MessagingException {
        Part html = ((Multipart) m.getContent()).getBodyPart(1);
        while (html.getContent() instanceof Multipart related) {
            html = related.getBodyPart(0);
        }
        return String.valueOf(html.getContent());
    }
}
