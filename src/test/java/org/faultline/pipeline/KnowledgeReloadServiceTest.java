package org.faultline.pipeline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.awaitility.core.ThrowingRunnable;
import org.faultline.fixture.ReloadKnowledge;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.faultline.knowledge.KnowledgeReader;
import org.faultline.knowledge.RunningKnowledge;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Knowledge that changes while the service runs. */
@QuarkusTest
@TestProfile(ReloadKnowledge.class)
@WithTestResource(TestSurroundings.class)
class KnowledgeReloadServiceTest {
    @Inject
    Service service;

    @Inject
    RunningKnowledge known;

    @BeforeEach
    void asItComes() {
        ReloadKnowledge.reset();
        String version = KnowledgeReader.read(ReloadKnowledge.FOLDER).version();
        soon(() -> {
            assertThat(known.now().version()).isEqualTo(version);
            assertThat(known.faults()).isEmpty();
        });
        service.empty();
    }

    @Test
    void aRelationThatIsAnotherIsTakenOverAndChangesOldAlerts() {
        service.deliver(clash("a", "regime", "IRGC"));
        service.deliver(clash("b", "regime", "Black Vests"));
        assertThat(service.alerts())
                .singleElement()
                .asString()
                .contains("iran-axis")
                .doesNotContain("WITHDRAWN");

        ReloadKnowledge.edit("relations.yaml", all -> all.replace("kind: ALLY", "kind: ENEMY"));
        soon(() -> assertThat(service.alerts()).singleElement().asString().contains("WITHDRAWN"));

        ReloadKnowledge.edit("relations.yaml", all -> all.replace("kind: ENEMY", "kind: ALLY"));
        soon(() -> assertThat(standing()).singleElement().asString().contains("iran-axis"));
    }

    @Test
    void aNameThatIsGivenAnActorIsTakenOverAsAfterARestart() {
        service.deliver(clash("a", "regime", "Black Vests"));
        service.deliver(clash("b", "regime", "IRGC"));
        assertThat(standing()).hasSize(1);

        ReloadKnowledge.edit(
                "actors.yaml",
                all -> all
                        + "- id: black-vests\n  name: Black Vests\n  group: black-vests\n  kind: 3\n  country: SYR\n");
        ReloadKnowledge.edit(
                "relations.yaml",
                all -> all + "- a: syr-gov\n  b: black-vests\n  kind: ALLY\n  validFrom: 2011-03-15\n  basis: told\n");
        soon(() ->
                assertThat(standing()).hasSize(2).anySatisfy(a -> assertThat(a).contains("black-vests")));
        service.settle();
        Set<String> taken = service.alerts();

        service.restartLane("select 1");
        assertThat(service.alerts()).isEqualTo(taken);

        service.empty();
        service.deliver(clash("a", "regime", "Black Vests"));
        service.deliver(clash("b", "regime", "IRGC"));
        assertThat(standing()).hasSize(2).hasSameElementsAs(taken);
    }

    @Test
    void whereAnyFileHasAFaultNothingIsTakenOverUntilItIsMended() {
        service.deliver(clash("a", "regime", "IRGC"));
        List<String> before = standing();
        assertThat(before).hasSize(1);

        ReloadKnowledge.edit("actors.yaml", all -> all + "- id: irgc\n  nam: twice\n");
        ReloadKnowledge.edit("relations.yaml", all -> all.replace("kind: ALLY", "kind: ENEMY"));
        soon(() -> given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body(
                        "checks.find { it.name == 'knowledge' }.data.notTakenOver",
                        containsString("'irgc' is there twice"))
                .body("checks.data.notTakenOver", hasItem(containsString("actors.yaml:"))));
        given().get("/status").then().body(containsString("actors.yaml:"), containsString("is there twice"));
        given().get("/api/v1/status").then().body("knowledgeFaults", hasItem(containsString("is there twice")));
        service.deliver(clash("c", "regime", "IRGC"));
        assertThat(standing()).singleElement().asString().contains("iran-axis");

        ReloadKnowledge.edit("actors.yaml", all -> all.replace("- id: irgc\n  nam: twice\n", ""));
        soon(() -> assertThat(standing()).isEmpty());
        soon(() -> given().get("/q/health/ready").then().body(not(containsString("is there twice"))));
        given().get("/status").then().body(not(containsString("is there twice")));
    }

    @Test
    void theatresWithAFaultAreNamedBeforeAStartFailsByThem() throws IOException {
        Path file = ReloadKnowledge.FOLDER.resolve("theatres.yaml");
        try {
            Files.writeString(file, "- name: levant\n  countries: [SYR, XXX]\n");
            soon(() -> given().get("/api/v1/status").then().body("knowledgeFaults", hasItem(containsString("XXX"))));
        } finally {
            Files.delete(file);
        }
        soon(() -> given().get("/api/v1/status").then().body("knowledgeFaults", hasSize(0)));
    }

    private List<String> standing() {
        return service.alerts().stream().filter(a -> !a.contains("WITHDRAWN")).toList();
    }

    private static void soon(ThrowingRunnable holds) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(holds);
    }

    private static String clash(String id, String a, String b) {
        return """
                {"dataset": "desk", "externalId": "%s", "asOf": "2024-11-17T00:00:00Z", "type": "CLASH",
                 "date": {"best": "2024-11-02", "precision": 1}, "sideA": ["%s"], "sideB": ["%s"],
                 "place": {"name": "al-Bukamal"}, "source": {"originalSource": "Desk"}, "quote": "They fought."}
                """.formatted(id, a, b);
    }
}
