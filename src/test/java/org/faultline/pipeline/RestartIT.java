package org.faultline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.fixture.Program;
import org.faultline.fixture.SampleArticles;
import org.faultline.fixture.SyntheticNews;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program stopped and killed: its own process, its own PostgreSQL, real SMTP. */
class RestartIT {
    private static final Pattern TOKEN = Pattern.compile("confirm\\?token=([\\w.-]+)");
    private static final int KILLS = 2;

    @TempDir
    Path temp;

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void startMail() {
        mail.start();
    }

    @AfterEach
    void stopMail() {
        mail.stop();
    }

    @Test
    void turnsReportsIntoAlertsAndMailsAndARestartAddsNothing() throws Exception {
        try (Program program = program("one").start()) {
            subscribe(program);
            for (String article : SampleArticles.asPublished()) {
                program.post("/api/v1/reports", article);
            }
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> program.getJson("/api/v1/alerts?limit=500")
                                    .path("alerts")
                                    .size()
                            == 34);
            Set<String> alerts = program.alerts();
            assertThat(alerts)
                    .anyMatch(a -> a.startsWith("allied-clashes") && a.endsWith("ACTIVE [seed:E001-01, seed:E000-10]"));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> letters(program, "state = 'SENT'") > 5 && letters(program, "state <> 'SENT'") == 0);
            int told = letters(program, "state = 'SENT'");
            await().untilAsserted(() -> assertThat(alertMails()).hasSize(told));
            assertThat(text(alertMails().get(0)))
                    .contains("Evidence", "http://127.0.0.1:" + program.port() + "/alerts/");

            program.stop();
            assertThat(program.folder().resolve("data/postgres/postmaster.pid")).doesNotExist();
            program.start();
            assertThat(program.alerts()).isEqualTo(alerts);
            Thread.sleep(3000);
            assertThat(alertMails()).hasSize(told);
            assertThat(program.post(
                                    "/api/v1/reports",
                                    SampleArticles.asPublished().get(0))
                            .path("duplicates")
                            .asInt())
                    .isEqualTo(5);
        }
    }

    @Test
    void knowledgeThatChangesWhileItRunsSaysTheSameAsOneThatAStartFinds() throws Exception {
        Set<String> changed;
        try (Program program = program("changed").start()) {
            for (String article : SampleArticles.asPublished()) {
                program.post("/api/v1/reports", article);
            }
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> program.getJson("/api/v1/alerts?limit=500")
                                    .path("alerts")
                                    .size()
                            == 34);
            Set<String> before = program.alerts();
            withoutAllies(program);
            program.awaitLog("actors known as they stand in config", Duration.ofSeconds(60));
            await().atMost(Duration.ofSeconds(60)).until(() -> monthsToReview(program) == 0);
            changed = program.alerts();
            assertThat(changed).isNotEqualTo(before);

            program.stop();
            program.start();
            await().atMost(Duration.ofSeconds(60)).until(() -> monthsToReview(program) == 0);
            assertThat(program.alerts()).isEqualTo(changed);
        }
        Program fresh = program("fresh");
        withoutAllies(fresh);
        try (fresh) {
            fresh.start();
            for (String article : SampleArticles.asPublished()) {
                fresh.post("/api/v1/reports", article);
            }
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(standing(fresh.alerts())).isEqualTo(standing(changed)));
        }
    }

    private static int monthsToReview(Program program) throws IOException, InterruptedException {
        for (JsonNode check : program.getJson("/q/health/ready").path("checks")) {
            if (check.path("name").asText().equals("lane")) {
                return check.path("data").path("monthsToReview").asInt(-1);
            }
        }
        return -1;
    }

    private static void withoutAllies(Program program) throws IOException {
        Path file = program.folder().resolve("config/relations.yaml");
        Files.writeString(file, Files.readString(file).replace("kind: ALLY", "kind: ENEMY"));
    }

    private static List<String> standing(Set<String> alerts) {
        return alerts.stream().filter(a -> !a.contains("WITHDRAWN")).toList();
    }

    @Test
    void stoppedWhileItTakesInNewsItEndsItsStepBeforeItsDatabaseGoes() throws Exception {
        try (Program program = program("busy").start()) {
            SyntheticNews news = new SyntheticNews(1);
            for (int i = 0; i < 4; i++) {
                program.post("/api/v1/reports", news.batch(1000));
            }
            assertThat(program.stop()).contains("faultline stopped").doesNotContain("ERROR", "connection");
        }
    }

    @Test
    void killedAtRandomPointsOfAnImportItLosesNothingAndRepeatsNothing() throws Exception {
        List<String> batches = batches();
        Set<String> wanted;
        try (Program calm = program("calm").start()) {
            subscribe(calm);
            for (String batch : batches) {
                calm.post("/api/v1/reports", batch);
            }
            wanted = settled(calm);
        }
        mail.reset();
        Random random = new Random(20241117);
        try (Program program = program("killed").start()) {
            subscribe(program);
            for (int k = 0; k < KILLS; k++) {
                // each import comes a little further than the last, and dies somewhere around its newest deliveries
                int far = batches.size() * (k + 1) / KILLS;
                killAfter(program, random.nextInt(250), batches.subList(0, far));
                program.start();
            }
            int accepted = 0;
            for (String batch : batches) {
                accepted +=
                        program.post("/api/v1/reports", batch).path("accepted").asInt();
            }
            assertThat(settled(program)).isEqualTo(wanted);
            for (String batch : batches) {
                assertThat(program.post("/api/v1/reports", batch)
                                .path("accepted")
                                .asInt())
                        .isZero();
            }
            assertThat(accepted).isLessThanOrEqualTo(49);
            await().atMost(Duration.ofMinutes(4)).until(() -> letters(program, "state <> 'SENT'") == 0);
            int told = letters(program, "state = 'SENT'");
            assertThat(told).isPositive();
            await().untilAsserted(() -> assertThat(told()).hasSize(told));
            List<String> ids = new ArrayList<>();
            for (MimeMessage m : alertMails()) {
                ids.add(m.getMessageID());
            }
            // a second copy only of a mail that was in flight at a kill, and then under the same id
            assertThat(new TreeSet<>(ids)).hasSize(told);
            assertThat(ids.size() - told).isBetween(0, KILLS);
        }
    }

    private Program program(String name) throws IOException {
        return new Program(Files.createDirectory(temp.resolve(name)))
                .quickToStart()
                .with("FAULTLINE_SAMPLE", "false")
                .with("FAULTLINE_TODAY", "2024-11-18")
                .with("FAULTLINE_MAIL_LEASE", "5S")
                .with("QUARKUS_MAILER_TIMEOUT", "2S")
                .with("QUARKUS_MAILER_HOST", "127.0.0.1")
                .with("QUARKUS_MAILER_PORT", String.valueOf(mail.getSmtp().getPort()));
    }

    private void subscribe(Program program) throws Exception {
        program.post("/api/v1/subscriptions", "{\"address\": \"desk@example.org\", \"severity\": \"HIGH\"}");
        assertThat(mail.waitForIncomingEmail(20_000, 1)).isTrue();
        Matcher token = TOKEN.matcher(text(mail.getReceivedMessages()[0]));
        assertThat(token.find()).isTrue();
        program.post("/api/v1/subscriptions/confirm?token=" + token.group(1), "");
    }

    /** The reports in a fixed random order, four to a delivery. */
    private static List<String> batches() {
        List<String> reports = new ArrayList<>(SampleArticles.reports());
        Collections.shuffle(reports, new Random(7));
        List<String> batches = new ArrayList<>();
        for (int i = 0; i < reports.size(); i += 4) {
            batches.add("[" + String.join(",", reports.subList(i, Math.min(i + 4, reports.size()))) + "]");
        }
        return batches;
    }

    private static void killAfter(Program program, int millis, List<String> batches) throws Exception {
        int newest = Math.max(0, batches.size() - 2);
        for (String batch : batches.subList(0, newest)) {
            program.post("/api/v1/reports", batch);
        }
        AtomicBoolean killed = new AtomicBoolean();
        Thread importer = new Thread(() -> {
            for (String batch : batches.subList(newest, batches.size())) {
                try {
                    program.post("/api/v1/reports", batch);
                } catch (IOException | InterruptedException e) {
                    if (!killed.get()) {
                        throw new IllegalStateException("refused before the kill", e);
                    }
                    return;
                }
            }
        });
        importer.start();
        Thread.sleep(millis);
        killed.set(true);
        program.kill();
        importer.join();
    }

    /** The alerts once neither they nor the mails change any more. */
    private Set<String> settled(Program program) throws Exception {
        Set<String> alerts = Set.of();
        List<String> mails = List.of("none yet");
        while (!program.alerts().equals(alerts) || !told().equals(mails)) {
            alerts = program.alerts();
            mails = told();
            Thread.sleep(2500);
        }
        return alerts;
    }

    private List<MimeMessage> alertMails() throws MessagingException {
        List<MimeMessage> all = new ArrayList<>();
        for (MimeMessage m : mail.getReceivedMessages()) {
            if (m.getHeader("List-Id") != null) {
                all.add(m);
            }
        }
        return all;
    }

    /** What was told, by subject and first line; copies of one mail, which share its id, once. */
    private List<String> told() throws Exception {
        Map<String, String> byId = new TreeMap<>();
        for (MimeMessage m : alertMails()) {
            byId.put(
                    m.getMessageID(),
                    m.getSubject() + " / " + text(m).lines().findFirst().orElse(""));
        }
        return byId.values().stream().sorted().toList();
    }

    private static String text(MimeMessage m) throws IOException, MessagingException {
        if (m.getContent() instanceof jakarta.mail.Multipart parts) {
            return String.valueOf(parts.getBodyPart(0).getContent());
        }
        return String.valueOf(m.getContent());
    }

    /** How many letters about alerts there are of some kind. */
    private static int letters(Program program, String where) throws Exception {
        try (var c = program.database();
                var s = c.createStatement();
                var r = s.executeQuery("select count(*) from outbox where kind = 'ALERT' and " + where)) {
            r.next();
            return r.getInt(1);
        }
    }
}
