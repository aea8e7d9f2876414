package org.faultline.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.faultline.fixture.ReloadRules;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.faultline.rule.Attack;
import org.faultline.rule.Marks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every attack of the corpus, sent to a running service in each way that it takes rules: refused at its place, and without a mark. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
@TestProfile(ReloadRules.class)
class AttackedServiceTest {
    /** An expression that takes for ever elsewhere is one that RE2/J answers in linear time. */
    private static final String DISARMED = "backtracking";

    @Inject
    Service service;

    @TempDir
    Path dir;

    private Marks marks;
    private List<Attack> attacks;

    @BeforeEach
    void empty() throws IOException {
        ReloadRules.reset();
        given().post("/api/v1/rules/reload").then().statusCode(200);
        service.empty();
        marks = new Marks(dir.resolve("attacked"));
        attacks = Attack.FAMILIES.stream()
                .flatMap(f -> marks.attacks(f).stream())
                .filter(a -> !a.name().equals(DISARMED))
                .toList();
    }

    @AfterEach
    void close() throws IOException {
        marks.close();
        ReloadRules.reset();
    }

    @Test
    void aCheckNamesThePlaceOfEach() {
        SoftAssertions all = new SoftAssertions();
        for (Attack attack : attacks) {
            JsonPath answer = given().contentType("text/plain; charset=UTF-8")
                    .queryParam("path", "f/a.drl")
                    .body(attack.text())
                    .post("/api/v1/rules/check")
                    .jsonPath();
            all.assertThat(answer.getBoolean("ok")).as(attack.name()).isFalse();
            all.assertThat(answer.getList("faults.line", Integer.class))
                    .as(attack.name())
                    .isNotEmpty()
                    .allMatch(line -> line > 0);
        }
        all.assertThat(marks.found()).isEmpty();
        all.assertAll();
    }

    @Test
    void aBacktestTakesNoneForADraft() {
        for (Attack attack : attacks) {
            given().contentType("application/json")
                    .body(java.util.Map.of("draft", attack.text()))
                    .post("/api/v1/rules/backtest")
                    .then()
                    .statusCode(400);
        }
        assertThat(marks.found()).isEmpty();
    }

    @Test
    void aReloadNamesTheFileOfEachAndTheRulesOfBeforeRunOn() {
        for (int i = 0; i < attacks.size(); i++) {
            ReloadRules.write("attacks/a" + i + ".drl", attacks.get(i).text());
        }
        List<String> faults = given().post("/api/v1/rules/reload")
                .then()
                .statusCode(422)
                .body("taken", equalTo(false))
                .extract()
                .path("faults");
        String told = String.join("\n", faults);
        SoftAssertions all = new SoftAssertions();
        for (int i = 0; i < attacks.size(); i++) {
            all.assertThat(told).as(attacks.get(i).name()).containsPattern("attacks/a" + i + "\\.drl:\\d+:\\d+: ");
        }
        all.assertThat(marks.found()).isEmpty();
        all.assertAll();
        given().get("/api/v1/rules").then().body("rules.id", equalTo(List.of("deadly-day")));
    }
}
