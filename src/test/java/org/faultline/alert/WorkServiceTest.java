package org.faultline.alert;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.faultline.fixture.SampleArticles;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do about alerts, over HTTP. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class WorkServiceTest {
    private static final int CLIENTS = 8;
    private static final int ROUNDS = 6;

    @Inject
    Service service;

    @BeforeEach
    void empty() {
        service.empty();
        SampleArticles.asPublished().forEach(service::deliver);
    }

    @Test
    void whoDidWhatAndWhenIsKept() {
        String id = id("allied-clashes");
        act(id, "acknowledge", Map.of("by", "Rana")).statusCode(200).body("state", equalTo("ACKNOWLEDGED"));
        act(id, "assign", Map.of("by", "Rana", "assignee", "Omar")).body("assignee", equalTo("Omar"));
        act(id, "notes", Map.of("by", "Omar", "text", "Called the desk.\n<b>Sure</b>"))
                .body("version", equalTo(3));
        act(id, "verdict", Map.of("by", "Omar", "verdict", "useful")).body("verdict", equalTo("useful"));
        act(id, "close", Map.of("by", "Omar", "until", "ends", "text", "Known"))
                .body("closedUntil", equalTo("ends"))
                .body("says", containsString("until it ends"));
        act(id, "reopen", Map.of("by", "Rana")).body("state", equalTo("OPEN"));
        given().get("/api/v1/alerts/" + id + "/work")
                .then()
                .header("ETag", "\"6\"")
                .body("trail.act", contains("acknowledge", "assign", "notes", "verdict", "close", "reopen"))
                .body("trail.by", contains("Rana", "Rana", "Omar", "Omar", "Omar", "Rana"))
                .body("trail[0].from", equalTo("OPEN"))
                .body("trail[0].to", equalTo("ACKNOWLEDGED"))
                .body("notes.text", contains("Called the desk.\n<b>Sure</b>"))
                .body("changedBy", equalTo("Rana"));
        String page = given().accept("text/html").get("/alerts/" + id).asString();
        assertThat(page).contains("&lt;b&gt;Sure&lt;/b&gt;").doesNotContain("<b>Sure</b>");
    }

    @Test
    void theSameOnceMoreByTheSamePersonAddsNothing() {
        String id = id("allied-clashes");
        for (int i = 0; i < 2; i++) {
            act(id, "acknowledge", Map.of("by", "Rana", "version", 0))
                    .statusCode(200)
                    .body("version", equalTo(1));
        }
        act(id, "acknowledge", Map.of("by", "Omar")).statusCode(409);
        act(id, "notes", Map.of("by", "Rana", "text", "Seen")).body("version", equalTo(2));
        act(id, "notes", Map.of("by", "Rana", "text", "Seen")).body("version", equalTo(2));
        act(id, "notes", Map.of("by", "Omar", "text", "Seen")).body("version", equalTo(3));
        act(id, "close", Map.of("by", "Rana", "until", "ends")).body("version", equalTo(4));
        act(id, "close", Map.of("by", "Rana", "until", "ends")).statusCode(200).body("version", equalTo(4));
        act(id, "acknowledge", Map.of("by", "Rana")).statusCode(409);
    }

    @Test
    void whoActsOnWhatIsNoLongerSoIsTold() {
        String id = id("allied-clashes");
        act(id, "acknowledge", Map.of("by", "Rana", "version", 0)).statusCode(200);
        act(id, "assign", Map.of("by", "Omar", "assignee", "Omar", "version", 0))
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("Rana"))
                .body("violations[0].field", equalTo("version"))
                .body("work.version", equalTo(1))
                .body("work.changedBy", equalTo("Rana"));
        given().header("If-Match", "\"0\"")
                .contentType("application/json")
                .body(Map.of("by", "Omar", "text", "late"))
                .post("/api/v1/alerts/" + id + "/notes")
                .then()
                .statusCode(409);
        given().header("If-Match", "\"1\"")
                .contentType("application/json")
                .body(Map.of("by", "Omar", "text", "in time"))
                .post("/api/v1/alerts/" + id + "/notes")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        act(id, "reopen", Map.of("by", "Rana"))
                .statusCode(409)
                .body("work.allowed", contains("assign", "notes", "close", "verdict", "approve"))
                .body("detail", containsString("possible now: assign, notes"));
        act(id, "approve", Map.of("by", "Rana")).statusCode(409).body("detail", containsString("waits for nobody"));
        given().get("/api/v1/alerts/" + id + "/work").then().body("trail", hasSize(2));
    }

    @Test
    void whatCannotBeReadIsRefusedWithItsLimits() {
        String id = id("allied-clashes");
        act(id, "acknowledge", Map.of()).statusCode(400).body("violations[0].field", equalTo("by"));
        act(id, "verdict", Map.of("by", "Rana", "verdict", "splendid"))
                .statusCode(400)
                .body("violations[0].value", equalTo("splendid"))
                .body("violations[0].reason", containsString("useful, noise, wrong"));
        act(id, "close", Map.of("by", "Rana", "until", "never"))
                .statusCode(400)
                .body("violations[0].reason", containsString("ends, starts-again"));
        act(id, "assign", Map.of("by", "Rana")).statusCode(400).body("violations[0].field", equalTo("assignee"));
        act(id, "notes", Map.of("by", "Rana")).statusCode(400).body("violations[0].field", equalTo("text"));
        act(id, "notes", Map.of("by", "Rana", "text", "é".repeat(4096))).statusCode(200);
        act(id, "notes", Map.of("by", "Rana", "text", "x".repeat(1024 * 1024)))
                .statusCode(413)
                .body("violations[0].reason", containsString("1048576 bytes long; the most is 8192"));
        act(id, "notes", Map.of("by", "Rana", "text", "x", "version", "soon")).statusCode(400);
        given().header("If-Match", "newest")
                .contentType("application/json")
                .body(Map.of("by", "Rana"))
                .post("/api/v1/alerts/" + id + "/acknowledge")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("If-Match"));
        act("999999", "acknowledge", Map.of("by", "Rana")).statusCode(404);
        act(id, "burn", Map.of("by", "Rana")).statusCode(404);
        given().get("/api/v1/alerts/999999/work").then().statusCode(404);
        given().get("/api/v1/alerts?workflow=BURNT")
                .then()
                .statusCode(400)
                .body("violations[0].value", equalTo("BURNT"));
        given().get("/api/v1/alerts/" + id + "/work").then().body("state", equalTo("OPEN"));
    }

    @Test
    void theListFindsWhatIsBeingWorkedOn() {
        String id = id("allied-clashes");
        act(id, "acknowledge", Map.of("by", "Rana"));
        given().get("/api/v1/alerts?workflow=ACKNOWLEDGED").then().body("alerts.id", contains(id));
        given().get("/api/v1/alerts?workflow=OPEN&limit=500")
                .then()
                .body("alerts", hasSize(33))
                .body("alerts.id", not(contains(id)));
        act(id, "reopen", Map.of("by", "Rana"));
        act(id, "close", Map.of("by", "Rana", "until", "ends"));
        given().get("/api/v1/alerts/" + id)
                .then()
                .body("workflow", equalTo("CLOSED"))
                .body("suppression.kind", equalTo("CLOSED"))
                .body("suppression.by", equalTo("Rana"));
        act(id, "reopen", Map.of("by", "Omar"));
        given().get("/api/v1/alerts/" + id).then().body("suppression.kind", not(equalTo("CLOSED")));
    }

    @Test
    void verdictsSayHowPreciseARuleIs() {
        List<Map<String, String>> alerts =
                given().get("/api/v1/alerts?limit=500").path("alerts");
        var several = alerts.stream()
                .collect(groupingBy(a -> a.get("rule"), mapping(a -> a.get("id"), toList())))
                .entrySet()
                .stream()
                .filter(r -> r.getValue().size() > 1 && !r.getKey().equals("allied-clashes"))
                .findFirst()
                .orElseThrow();
        List<String> ids = several.getValue();
        act(ids.get(0), "verdict", Map.of("by", "Rana", "verdict", "wrong"));
        act(ids.get(0), "verdict", Map.of("by", "Rana", "verdict", "useful"));
        act(ids.get(1), "verdict", Map.of("by", "Rana", "verdict", "noise"));
        given().get("/api/v1/rules/" + several.getKey())
                .then()
                .body("precision.useful", equalTo(1))
                .body("precision.noise", equalTo(1))
                .body("precision.wrong", equalTo(0))
                .body("precision.share", equalTo(0.5f));
        given().get("/api/v1/rules/allied-clashes").then().body("precision.share", nullValue());
        assertThat(given().accept("text/html").get("/rules").asString()).contains("1 of 2 useful");
    }

    @Test
    void aLinkInAMailOpensThePageWithTheVerdictChosenAndChangesNothing() {
        String id = given().get("/api/v1/alerts?rule=allied-clashes").path("alerts[0].id");
        assertThat(page("/alerts/" + id + "?verdict=noise")).contains("You came to say that it was <b>noise</b>");
        assertThat(page("/alerts/" + id + "?verdict=<b>")).doesNotContain("You came to say");
        given().get("/api/v1/alerts/" + id + "/work").then().body("verdict", org.hamcrest.Matchers.nullValue());
    }

    private static String page(String path) {
        return given().accept("text/html")
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @Test
    void theFormsOfThePageDoTheSame() {
        String id = id("allied-clashes");
        given().redirects()
                .follow(false)
                .formParam("by", "Rana")
                .formParam("version", "0")
                .post("/alerts/" + id + "/acknowledge")
                .then()
                .statusCode(303)
                .header("Location", containsString("/alerts/" + id));
        given().accept("text/html")
                .formParam("by", "Omar")
                .formParam("version", "0")
                .formParam("text", "Seen")
                .post("/alerts/" + id + "/notes")
                .then()
                .statusCode(409)
                .contentType(containsString("text/html"))
                .body(containsString("Rana"));
        given().header("Sec-Fetch-Site", "cross-site")
                .formParam("by", "Rana")
                .post("/alerts/" + id + "/reopen")
                .then()
                .statusCode(403);
        given().get("/api/v1/alerts/" + id + "/work").then().body("state", equalTo("ACKNOWLEDGED"));
    }

    @Test
    void eightPeopleAndTheNewsLoseNothingOfEachOther() throws Exception {
        String id = id("allied-clashes");
        ExecutorService people = Executors.newFixedThreadPool(CLIENTS + 1);
        List<Callable<Integer>> work = new ArrayList<>();
        for (int c = 0; c < CLIENTS; c++) {
            String by = "person-" + c;
            work.add(() -> clashOfWills(id, by));
        }
        work.add(() -> {
            for (int i = 0; i < ROUNDS; i++) {
                service.deliver(clash(i));
            }
            return 0;
        });
        int done = 0;
        for (Future<Integer> f : people.invokeAll(work)) {
            done += f.get();
        }
        people.shutdown();
        var after = given().get("/api/v1/alerts/" + id + "/work").jsonPath();
        assertThat(after.getList("notes.text")).hasSize(CLIENTS * ROUNDS).doesNotHaveDuplicates();
        // every act that was answered with 200 is in the trail once, and no other
        assertThat(after.getInt("version")).isEqualTo(done);
        assertThat(after.getList("trail.number", Integer.class))
                .isSorted()
                .hasSize(done)
                .doesNotHaveDuplicates();
        Map<String, String> state = Map.of("acknowledge", "ACKNOWLEDGED", "reopen", "OPEN", "close", "CLOSED");
        String last = after.getList("trail.act", String.class).stream()
                .filter(state::containsKey)
                .reduce("reopen", (a, b) -> b);
        given().get("/api/v1/alerts/" + id).then().body("workflow", equalTo(state.get(last)));
        var alert = given().get("/api/v1/alerts/" + id).jsonPath();
        List<Integer> revisions = alert.getList("revisions.number");
        assertThat(revisions).hasSize(alert.getInt("revision")).isSorted();
        assertThat(alert.getList("evidence.event", String.class))
                .contains("desk:0", "desk:1", "desk:2", "desk:3", "desk:4", "desk:5");
    }

    /** Notes and changes of the state, each of which may lose against the others; gives how many were done. */
    private static int clashOfWills(String id, String by) {
        int done = 0;
        for (int i = 0; i < ROUNDS; i++) {
            done += act(id, "notes", Map.of("by", by, "text", by + " saw it " + i))
                                    .extract()
                                    .statusCode()
                            == 200
                    ? 1
                    : 0;
            int seen = given().get("/api/v1/alerts/" + id + "/work").path("version");
            Map<String, Object> doing = new HashMap<>(Map.of("by", by, "version", seen));
            int before = seen;
            for (String deed : List.of("acknowledge", "reopen", "close", "reopen")) {
                doing.put("until", "ends");
                ValidatableResponse answer = act(id, deed, doing);
                int status = answer.extract().statusCode();
                assertThat(status).isIn(200, 409);
                if (status == 200) {
                    int now = answer.extract()
                            .path("trail.findAll { it.number == " + (before + 1) + " && it.by == '" + by
                                    + "' }.size()");
                    done += now;
                    before = before + 1;
                    doing.put("version", before);
                }
            }
        }
        return done;
    }

    private static String clash(int i) {
        return """
            {"dataset": "desk", "externalId": "%d", "asOf": "2024-11-18T0%d:00:00Z", "type": "CLASH",
             "date": {"best": "%s"}, "sideA": ["NDF"], "sideB": ["IRGC"],
             "place": {"name": "al-Mayadin"}, "source": {"publisher": "The desk %d"}, "quote": "A clash."}
            """.formatted(i, i + 1, LocalDate.of(2024, 11, 12).plusDays(i), i);
    }

    private static ValidatableResponse act(String id, String deed, Map<String, ?> doing) {
        return given().contentType("application/json")
                .body(doing)
                .post("/api/v1/alerts/" + id + "/" + deed)
                .then();
    }

    private static String id(String rule) {
        return given().get("/api/v1/alerts?rule=" + rule + "&since=2021-01-01")
                .then()
                .extract()
                .path("alerts[0].id");
    }
}
