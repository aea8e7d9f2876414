package org.faultline.kafka;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.faultline.fixture.Api;
import org.faultline.fixture.Desk;
import org.faultline.fixture.KafkaBroker;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.faultline.fixture.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports come from Kafka as from a POST, and alerts go to it, over a real broker that stops now and then. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class KafkaServiceTest {
    private static final String REPORTS = "faultline.reports";
    private static final String DEAD = "faultline.reports.dead-letter";
    private static final String ALERTS = "faultline.alerts";
    private static final Pattern EXAMPLE = Pattern.compile("```json\\n(\\{\\s*\"specversion\".*?)```", Pattern.DOTALL);

    /** What an alert has where there is something to say, and the example of the manual has not. */
    private static final Set<String> NOT_ALWAYS = Set.of(
            "data.alert.suppression",
            "data.alert.mutes",
            "data.alert.previous",
            "data.alert.mergedInto",
            "data.alert.absorbed");

    @TempDir
    static Path folder;

    private static KafkaBroker broker;
    private static Topics topics;

    @Inject
    Service service;

    @Inject
    KafkaBridge kafka;

    @Inject
    MeterRegistry registry;

    @Inject
    AgroalDataSource database;

    @Inject
    ObjectMapper json;

    @BeforeAll
    static void open() throws Exception {
        broker = new KafkaBroker(folder).start();
        topics = new Topics(broker.address());
        topics.create(REPORTS, 2, Map.of("max.message.bytes", "30000000"));
        topics.create(DEAD, 1, Map.of());
        topics.create(ALERTS, 1, Map.of());
    }

    @AfterAll
    static void close() {
        topics.close();
        broker.close();
    }

    @BeforeEach
    void empty() {
        service.empty();
        topics.mark();
    }

    @AfterEach
    void stop() {
        kafka.stop();
    }

    /** Gives up sooner than it would by itself, so that a broker may be away for seconds only. */
    private void start() {
        kafka.start(Map.of(
                "bootstrap.servers", broker.address(),
                "request.timeout.ms", "1500",
                "delivery.timeout.ms", "3000",
                "reconnect.backoff.max.ms", "200"));
    }

    @Test
    void whereNothingIsSetNothingOfItRuns() {
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("kafka-reports") || name.startsWith("kafka-alerts"));
        assertThat(health().isMissingNode()).isTrue();
        assertThat(registry.getMeters()).noneMatch(m -> m.getId().getName().startsWith("faultline.kafka"));
    }

    @Test
    void aReportFromATopicRaisesTheSameAlertAsByPost() throws Exception {
        String one = Desk.clash("one", "2024-11-02", 6).json();
        String more = "[" + Desk.clash("two", "2024-11-03", 6).json() + ","
                + Desk.clash("three", "2024-11-04", 6).json() + "]";
        service.deliver(one);
        service.deliver(more);
        Set<String> posted = service.alerts();
        assertThat(posted).isNotEmpty();
        service.empty();

        start();
        topics.send(REPORTS, "desk:one", one);
        topics.send(REPORTS, "desk:two", more);
        awaitTaken();
        assertThat(service.alerts()).isEqualTo(posted);
        assertThat(health().path("data").path("reports").asText()).isEqualTo("are read");
        assertThat(registry.get("faultline.kafka.messages")
                        .tag("outcome", "taken")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void aTopicWithFewerPartitionsThanTheatresIsNamed() throws Exception {
        start();
        await().until(() -> health().path("data").path("reports").asText().equals("are read"));
        change(
                "insert into theatre (name, countries, is_default) select 'theatre-' || n, '{}', false from generate_series(1, 20) n");
        try {
            await().atMost(Duration.ofSeconds(20))
                    .until(() ->
                            health().path("data").path("partitions").asText().contains(" for 21 theatres"));
        } finally {
            change("delete from theatre where name <> 'world'");
        }
        assertThat(health().path("data").has("partitions")).isFalse();
    }

    @Test
    void whatIsSentTwiceChangesNothing() throws Exception {
        start();
        String report = Desk.clash("one", "2024-11-02", 6).json();
        topics.send(REPORTS, "desk:one", report);
        awaitTaken();
        List<String> revisions = revisions();
        topics.send(REPORTS, "desk:one", report);
        topics.send(REPORTS, "another key", report);
        awaitTaken();
        assertThat(revisions()).isNotEmpty().isEqualTo(revisions);
        assertThat(reports()).containsExactly("one");
    }

    @Test
    void whatCannotBeTakenIsADeadLetterWithItsReasonAndTheNextIsTaken() throws Exception {
        start();
        String wrong = Desk.clash("wrong", "2024-13-02", 6).json();
        String half = "[" + Desk.clash("good", "2024-11-02", 6).json() + "," + wrong + "]";
        byte[] latin1 =
                Desk.clash("latin", "2024-11-02", 6).in("M\u00e9gara").json().getBytes(ISO_8859_1);
        topics.send(REPORTS, "k", "this is no JSON");
        topics.send(REPORTS, "k", latin1);
        topics.send(REPORTS, "k", (byte[]) null);
        topics.send(REPORTS, "desk:wrong", wrong);
        topics.send(REPORTS, "desk:good", half);
        topics.send(REPORTS, "k", " ".repeat(21 << 20));
        topics.send(REPORTS, "k", Desk.clash("next", "2024-11-03", 6).json());
        awaitTaken();

        assertThat(reports()).containsExactlyInAnyOrder("good", "next");
        List<ConsumerRecord<byte[], byte[]>> dead = topics.read(DEAD, 6);
        assertThat(reasonOf(dead, "this is no JSON")).contains("is expected");
        assertThat(reasonOf(dead, new String(latin1, UTF_8))).contains("is not UTF-8");
        assertThat(dead)
                .filteredOn(d -> d.value() == null)
                .extracting(KafkaServiceTest::reason)
                .anyMatch(r -> r.contains("the message is empty"))
                .anyMatch(r -> r.contains("longer than 20 MiB") && r.contains("its value is left out"));
        JsonNode byApi = json.readTree(given().contentType("application/json")
                        .body(half)
                        .post("/api/v1/reports")
                        .asByteArray())
                .path("rejected");
        ConsumerRecord<byte[], byte[]> letter =
                dead.stream().filter(d -> half.equals(text(d))).findFirst().orElseThrow();
        assertThat(json.readTree(reason(letter))).isEqualTo(byApi).isNotEmpty();
        assertThat(new String(letter.key(), UTF_8)).isEqualTo("desk:good");
        assertThat(header(letter, "faultline-topic")).isEqualTo(REPORTS);
        assertThat(topics.value(REPORTS, header(letter, "faultline-partition"), header(letter, "faultline-offset")))
                .isEqualTo(half);
        assertThat(registry.get("faultline.kafka.messages")
                        .tag("outcome", "dead_lettered")
                        .counter()
                        .count())
                .isEqualTo(6);
    }

    @Test
    void afterARestartNothingIsTakenTwiceNorLost() throws Exception {
        double duplicates = duplicates();
        start();
        for (int i = 0; i < 600; i++) {
            topics.send(
                    REPORTS, "desk:" + i, Desk.clash("r" + i, "2024-10-02", 0).json());
            if (i == 300) {
                await().until(() -> !reports().isEmpty());
                kafka.stop();
            }
        }
        assertThat(reports()).hasSizeLessThan(600);
        start();
        awaitTaken();
        assertThat(reports()).hasSize(600);
        assertThat(duplicates()).isEqualTo(duplicates);
    }

    @Test
    void whileTheDatabaseIsAwayItWaitsAndLosesNothing() throws Exception {
        start();
        change("create function away() returns trigger language plpgsql as"
                + " $$ begin raise exception 'the server is going down' using errcode = '57P01'; end $$");
        change("create trigger away before insert on report execute function away()");
        try {
            topics.send(REPORTS, "k", Desk.clash("one", "2024-11-02", 6).json());
            await().until(() -> health().path("data").path("reports").asText().contains("database cannot be used"));
            assertThat(health().path("status").asText()).isEqualTo("UP");
        } finally {
            change("drop function away() cascade");
        }
        awaitTaken();
        assertThat(reports()).containsExactly("one");
        assertThat(topics.read(DEAD, 0)).isEmpty();
    }

    @Test
    void aReportThatTheDatabaseNeverTakesKeepsNoOtherFromBeingTaken() throws Exception {
        change("alter table report add constraint poison check (external_id <> 'poison')");
        try {
            for (String id : List.of("a", "poison", "b")) {
                topics.send(
                        REPORTS,
                        "same partition",
                        Desk.clash(id, "2024-11-02", 6).json());
            }
            start();
            awaitTaken();
        } finally {
            change("alter table report drop constraint poison");
        }
        assertThat(reports()).containsExactlyInAnyOrder("a", "b");
        assertThat(topics.read(DEAD, 1)).singleElement().satisfies(d -> assertThat(reason(d))
                .contains("cannot be stored"));
    }

    @Test
    void eachRevisionIsPublishedOnceInItsOrderAlsoThoseMadeMeanwhile() throws Exception {
        service.deliver(Desk.clash("before", "2024-10-01", 6).json());
        service.deliver(Desk.clash("before", "2024-10-01", 6).retracted("2024-10-02"));
        int old = revisions().size();
        start();
        await().until(() -> number("select count(*) from kafka_position") == 1);
        service.deliver(Desk.clash("one", "2024-11-02", 6).json());
        topics.read(ALERTS, revisions().size() - old);
        kafka.stop();
        for (int day = 3; day < 9; day++) {
            service.deliver(Desk.clash("c" + day, "2024-11-0" + day, 6).json());
        }
        start();
        List<String> fresh = revisions().subList(old, revisions().size());
        List<ConsumerRecord<byte[], byte[]>> events = topics.read(ALERTS, fresh.size());
        assertThat(events)
                .extracting(e -> event(e).path("id").asText())
                .isEqualTo(fresh)
                .hasSizeGreaterThan(6);

        assertThat(events).allSatisfy(e -> {
            JsonNode event = event(e);
            assertThat(header(e, "content-type")).isEqualTo("application/cloudevents+json; charset=UTF-8");
            assertThat(event.path("type").asText()).isEqualTo("org.faultline.alert.revised.v1");
            assertThat(event.path("source").asText()).startsWith("http://");
            assertThat(event.path("subject").asText()).isEqualTo(new String(e.key(), UTF_8));
            JsonNode alert = Api.get("/alerts/" + event.path("subject").asText());
            for (String field : List.of("id", "rule", "title", "severity", "groupBy", "detectedAt")) {
                assertThat(event.path("data").path("alert").path(field)).isEqualTo(alert.path(field));
            }
        });
        Set<String> seen = new TreeSet<>();
        events.forEach(e -> seen.addAll(fields(event(e))));
        Set<String> shown = fields(json.readTree(example()));
        assertThat(seen).containsAll(shown);
        seen.removeAll(NOT_ALWAYS);
        assertThat(shown).containsAll(seen);
    }

    @Test
    void whileOneReplicaPublishesNoOtherDoes() throws Exception {
        start();
        await().until(() -> number("select count(*) from kafka_position") == 1);
        try (var c = database.getConnection();
                var s = c.createStatement()) {
            c.setAutoCommit(false);
            s.execute("select from kafka_position for update");
            service.deliver(Desk.clash("one", "2024-11-02", 6).json());
            assertThat(topics.readFor(ALERTS, Duration.ofSeconds(2))).isEmpty();
            c.rollback();
        }
        topics.read(ALERTS, revisions().size());
    }

    @Test
    void whenTheBrokerStopsAndComesBackNothingIsLost() throws Exception {
        start();
        service.deliver(Desk.clash("one", "2024-11-02", 6).json());
        topics.read(ALERTS, revisions().size());
        broker.kill();
        service.deliver(Desk.clash("two", "2024-11-03", 6).json()).statusCode(200);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            JsonNode health = health();
            assertThat(health.path("status").asText()).isEqualTo("UP");
            assertThat(health.path("data").path("reports").asText()).contains("does not answer");
            assertThat(health.path("data").path("alerts").asText()).contains("does not answer");
        });
        broker.start();
        topics.send(REPORTS, "desk:three", Desk.clash("three", "2024-11-04", 6).json());
        awaitTaken();
        assertThat(reports()).contains("one", "two", "three");
        List<String> all = revisions();
        await().atMost(Duration.ofSeconds(20)).until(() -> topics.readFor(ALERTS, Duration.ofMillis(500)).stream()
                .map(e -> event(e).path("id").asText())
                .distinct()
                .toList()
                .equals(all));
        await().until(() -> health().path("data").path("alerts").asText().equals("are published"));
    }

    private void awaitTaken() {
        await().atMost(Duration.ofSeconds(30)).until(() -> topics.isReadToTheEnd(REPORTS, "faultline"));
        service.settle();
    }

    private JsonNode health() {
        try {
            for (JsonNode check :
                    json.readTree(given().get("/q/health/ready").asByteArray()).path("checks")) {
                if (check.path("name").asText().equals("kafka")) {
                    return check;
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return MissingNode.getInstance();
    }

    private double duplicates() {
        return registry.find("faultline.reports").tag("outcome", "duplicate").counters().stream()
                .mapToDouble(c -> c.count())
                .sum();
    }

    private Collection<String> reports() {
        return texts("select external_id from report");
    }

    /** As the ids of events, in the order they were committed. */
    private List<String> revisions() {
        return texts("select alert || '-' || number from revision order by position");
    }

    private long number(String query) {
        return Long.parseLong(texts(query).get(0));
    }

    private List<String> texts(String query) {
        List<String> all = new ArrayList<>();
        try (var c = database.getConnection();
                var s = c.createStatement();
                var r = s.executeQuery(query)) {
            while (r.next()) {
                all.add(r.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return all;
    }

    private void change(String statement) throws SQLException {
        try (var c = database.getConnection();
                var s = c.createStatement()) {
            s.execute(statement);
        }
    }

    private JsonNode event(ConsumerRecord<byte[], byte[]> message) {
        try {
            return json.readTree(message.value());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The event that the manual shows. */
    private static String example() throws IOException {
        Matcher block = EXAMPLE.matcher(Files.readString(Path.of("docs/kafka.md")));
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    /** The paths of all fields of an event; what stands below an alert's own fields differs from alert to alert. */
    private static Set<String> fields(JsonNode event) {
        Set<String> all = new TreeSet<>();
        event.fieldNames().forEachRemaining(all::add);
        event.path("data").fieldNames().forEachRemaining(f -> all.add("data." + f));
        event.path("data").path("alert").fieldNames().forEachRemaining(f -> all.add("data.alert." + f));
        return all;
    }

    private static String reasonOf(List<ConsumerRecord<byte[], byte[]>> dead, String value) {
        return dead.stream()
                .filter(d -> value.equals(text(d)))
                .map(KafkaServiceTest::reason)
                .findFirst()
                .orElseThrow();
    }

    private static String text(ConsumerRecord<byte[], byte[]> message) {
        return message.value() == null ? "" : new String(message.value(), UTF_8);
    }

    private static String reason(ConsumerRecord<byte[], byte[]> letter) {
        return header(letter, "faultline-reason");
    }

    private static String header(ConsumerRecord<byte[], byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), UTF_8);
    }
}
