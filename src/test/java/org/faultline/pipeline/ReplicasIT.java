package org.faultline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.faultline.fixture.Cluster;
import org.faultline.fixture.Program;
import org.faultline.fixture.ScriptedSmtp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three replicas, six theatres and news that keeps coming, over HTTP and from Kafka, while processes are killed, frozen and stopped and the
 * database and the broker are begun anew: the same alerts and letters as from one process that nobody disturbs. For longer: {@code -Dfaultline.chaos.minutes=20}.
 */
class ReplicasIT {
    private static final Duration TROUBLE =
            Duration.ofSeconds((long) (60 * Double.parseDouble(System.getProperty("faultline.chaos.minutes", "1"))));
    private static final int READERS = 2;
    private static final Duration LONGEST_TAKEOVER = Duration.ofSeconds(30);

    @TempDir
    Path temp;

    /** What two runs must agree in: the alerts, and to how many readers each was told how often. */
    private record Outcome(Set<String> alerts, Set<String> told) {}

    @Test
    void whateverHappensToReplicasTheAlertsAndLettersAreThoseOfAnUndisturbedRun() throws Exception {
        List<String> news;
        Outcome disturbed;
        try (Cluster cluster = Cluster.ofVillages(temp.resolve("disturbed"), 3).withKafka()) {
            news = disturbed(cluster);
            disturbed = outcome(cluster);
            assertThat(published(cluster)).isEqualTo(revisions(cluster));
        }
        try (Cluster calm = Cluster.ofVillages(temp.resolve("calm"), 1)) {
            calm.replicas.get(0).start();
            calm.subscribe(READERS, "HIGH");
            Random random = new Random(1);
            for (String report : news) {
                calm.post(report, random);
            }
            settle(calm);
            assertThat(disturbed).isEqualTo(outcome(calm));
        }
        assertThat(disturbed.alerts).hasSizeGreaterThan(news.size() / 2);
    }

    /** Gives the news that came meanwhile. */
    private static List<String> disturbed(Cluster cluster) throws Exception {
        cluster.replicas.forEach(Program::launch);
        cluster.replicas.forEach(r -> r.awaitLog("API     http://", Duration.ofSeconds(120)));
        cluster.subscribe(READERS, "HIGH");
        await().atMost(Duration.ofSeconds(60)).until(() -> cluster.owners().values().stream()
                .map(ReplicasIT::name)
                .collect(Collectors.groupingBy(n -> n, Collectors.counting()))
                .values()
                .stream()
                .sorted()
                .toList()
                .equals(List.of(2L, 2L, 3L)));
        List<String> news = Collections.synchronizedList(new ArrayList<>());
        long until = System.nanoTime() + TROUBLE.toNanos();
        CompletableFuture<Void> feed = CompletableFuture.runAsync(() -> feed(cluster, news, until));
        List<Long> takeovers = new ArrayList<>();
        Random random = new Random(20241118);
        int number = 0;
        while (System.nanoTime() < until) {
            Program victim = victim(cluster, random);
            switch (number++ % 5) {
                case 0 -> {
                    takeovers.addAll(takeover(cluster, victim, victim::kill));
                    victim.launch();
                    victim.awaitLog("API     http://", Duration.ofSeconds(120));
                }
                case 1 -> {
                    cluster.broker.kill();
                    Thread.sleep(random.nextInt(3_000));
                    cluster.broker.start();
                }
                case 2 -> {
                    cluster.stopDatabase();
                    Thread.sleep(random.nextInt(3_000));
                    cluster.startDatabase();
                }
                case 3 -> {
                    takeovers.addAll(takeover(cluster, victim, victim::freeze));
                    Thread.sleep(random.nextInt(20_000));
                    victim.wake();
                }
                default -> {
                    long begun = System.nanoTime();
                    victim.stop();
                    assertThat(cluster.owners().values().stream().map(ReplicasIT::name))
                            .as("given back in good order, after %d ms", (System.nanoTime() - begun) / 1_000_000)
                            .doesNotContain("replica-" + cluster.replicas.indexOf(victim));
                    victim.launch();
                    victim.awaitLog("API     http://", Duration.ofSeconds(120));
                }
            }
            Thread.sleep(random.nextInt(4_000));
        }
        feed.join();
        settle(cluster);
        Collections.sort(takeovers);
        System.out.printf("%d faults, %d reports; takeovers: %s%n", number, news.size(), histogram(takeovers));
        assertThat(takeovers).isNotEmpty().allSatisfy(ms -> assertThat(ms).isLessThan(LONGEST_TAKEOVER.toMillis()));
        return news;
    }

    /** One that holds a lease, where any does. */
    private static Program victim(Cluster cluster, Random random) throws SQLException {
        List<String> owners =
                cluster.owners().values().stream().map(ReplicasIT::name).toList();
        int number = owners.isEmpty()
                ? random.nextInt(3)
                : Integer.parseInt(owners.get(random.nextInt(owners.size())).replace("replica-", ""));
        return cluster.replicas.get(number);
    }

    private static String name(String ownerAndFence) {
        return ownerAndFence.split(" ", 2)[0];
    }

    /** How long each theatre of a replica is without it until another goes on, in milliseconds. */
    private static List<Long> takeover(Cluster cluster, Program victim, Runnable fault) throws SQLException {
        String name = "replica-" + cluster.replicas.indexOf(victim);
        Map<String, String> before = cluster.owners();
        before.values().removeIf(owner -> !name(owner).equals(name));
        fault.run();
        long begun = System.nanoTime();
        List<Long> times = new ArrayList<>();
        await().atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> {
                    Map<String, String> now = cluster.owners();
                    before.entrySet().removeIf(theatre -> {
                        String owner = now.get(theatre.getKey());
                        boolean taken = owner != null && !name(owner).equals(name);
                        if (taken) {
                            times.add((System.nanoTime() - begun) / 1_000_000);
                        }
                        return taken;
                    });
                    return before.isEmpty();
                });
        return times;
    }

    private static String histogram(List<Long> takeovers) {
        return takeovers.stream()
                .collect(Collectors.groupingBy(ms -> ms / 5_000 * 5, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(e -> e.getKey() + "-" + (e.getKey() + 5) + " s: " + e.getValue())
                .collect(Collectors.joining(", "));
    }

    private static void feed(Cluster cluster, List<String> news, long until) {
        Random random = new Random(17);
        try {
            for (int i = 0; System.nanoTime() < until; i++) {
                String report = report(i, 0, Cluster.COUNTRIES.get(random.nextInt(6)));
                news.add(report);
                if (i % 2 == 0) {
                    cluster.post(report, random);
                } else {
                    cluster.topics.send(Cluster.REPORTS, i % Cluster.COUNTRIES.size(), "desk:r" + i, report);
                }
                if (i % 10 == 9) {
                    String moved = report(i - 5, 1, Cluster.COUNTRIES.get(random.nextInt(6)));
                    news.add(moved);
                    cluster.post(moved, random);
                }
                Thread.sleep(150);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A clash in a village of its own, so that it has an alert and letters of its own. */
    private static String report(int number, int revision, String country) {
        return """
                {"dataset": "desk", "externalId": "r%d", "asOf": "2024-11-1%dT01:00:00Z", "type": "CLASH",
                 "date": {"best": "2024-11-%02d", "precision": 1}, "sideA": ["NDF"], "sideB": ["IRGC"],
                 "place": {"name": "Village %d", "country": "%s"}, "source": {"originalSource": "Desk"}, "quote": "They fought."}
                """.formatted(number, 7 + revision, 1 + number % 17, number, country);
    }

    /** The ids of the messages on alerts, each of which may come more than once. */
    private static Set<String> published(Cluster cluster) throws Exception {
        Set<String> ids = new TreeSet<>();
        JsonMapper json = new JsonMapper();
        for (var message : cluster.topics.readFor(Cluster.ALERTS, Duration.ofSeconds(3))) {
            ids.add(json.readTree(message.value()).path("id").asText());
        }
        return ids;
    }

    private static Set<String> revisions(Cluster cluster) throws SQLException {
        Set<String> ids = new TreeSet<>();
        try (var c = cluster.database();
                var s = c.createStatement();
                var r = s.executeQuery("select alert || '-' || number from revision")) {
            while (r.next()) {
                ids.add(r.getString(1));
            }
        }
        return ids;
    }

    private static void settle(Cluster cluster) {
        if (cluster.topics != null) {
            await().atMost(Duration.ofSeconds(120))
                    .ignoreExceptions()
                    .until(() -> cluster.topics.isReadToTheEnd(Cluster.REPORTS, "faultline"));
        }
        await().atMost(Duration.ofSeconds(180)).ignoreExceptions().until(() -> cluster.number("""
                select (select count(*) from report r join lane l on l.theatre = r.theatre where r.seq > l.checkpoint)
                     + (select count(*) from lane where inputs = '')
                     + (select count(*) from outbox where state in ('WAITING', 'CLAIMED'))
                     + (select coalesce(sum(newest.position - k.position), 0)
                        from kafka_position k, (select coalesce(max(position), 0) as position from revision) as newest)
                """) == 0);
    }

    private static Outcome outcome(Cluster cluster) throws Exception {
        Set<String> told = new TreeSet<>();
        try (var c = cluster.database();
                var s = c.createStatement();
                var r = s.executeQuery("""
                        select a.group_by, count(distinct o.subscription), count(*) from outbox o join alert a on a.id = o.alert
                        where a.condition <> 'WITHDRAWN' and o.state = 'SENT' and o.revision = 1 group by a.id
                        """)) {
            while (r.next()) {
                told.add(r.getString(1) + " told to " + r.getLong(2) + " by " + r.getLong(3));
            }
        }
        Set<String> ids =
                cluster.mail.taken().stream().map(ScriptedSmtp.Mail::messageId).collect(Collectors.toSet());
        assertThat(ids).as("letters that arrived").hasSize((int)
                cluster.number("select count(*) from outbox where state = 'SENT'"));
        assertThat(cluster.number("select count(*) from outbox where state <> 'SENT'"))
                .as("lost")
                .isZero();
        Program any = cluster.replicas.get(0);
        Set<String> alerts = new TreeSet<>();
        String cursor = "";
        do {
            var page = any.getJson("/api/v1/alerts?limit=500" + cursor);
            page.path("alerts").forEach(a -> {
                if (!a.path("condition").asText().equals("WITHDRAWN")) {
                    alerts.add(a.path("theatre").asText() + " " + a.path("rule").asText() + " " + a.path("groupBy")
                            + " " + a.path("condition").asText() + " " + a.path("firstEventDate") + " "
                            + a.path("lastEventDate"));
                }
            });
            cursor = page.path("next").isTextual()
                    ? "&cursor=" + page.path("next").asText()
                    : "";
        } while (!cursor.isEmpty());
        return new Outcome(alerts, told);
    }
}
