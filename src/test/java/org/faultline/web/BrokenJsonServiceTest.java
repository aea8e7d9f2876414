package org.faultline.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not JSON is answered in our words, with line and column, wherever it is sent. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class BrokenJsonServiceTest {
    private static final String BROKEN = "{\"dataset\": \"desk\",\n \"rules\": [\"a\",}";
    private static final String SAID = "line 2, column 16: found } where a value";
    private static final String PARSER = "(?is).*(jackson|source|redacted|feature|\\(code|token 'null'|unexpected).*";

    @Inject
    Service service;

    @BeforeEach
    void empty() {
        service.empty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/reports",
                "/api/v1/subscriptions",
                "/api/v1/subscriptions/preview",
                "/api/v1/silences",
                "/api/v1/silences/preview",
                "/api/v1/alerts/1/notes",
                "/api/v1/names/decisions",
                "/api/v1/rulings/merge",
                "/api/v1/rulings/split",
                "/api/v1/rules/backtest"
            })
    void isNamedByItsPlace(String path) {
        Response answer = given().contentType("application/json").body(BROKEN).post(path);
        answer.then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString(SAID))
                .body("violations[0].line", equalTo(2));
        assertThat(answer.asString()).doesNotMatch(PARSER);
    }

    @Test
    void aLineIsRefusedAlone() {
        String good =
                "{\"dataset\": \"d\", \"externalId\": \"e\", \"type\": \"CLASH\", \"date\": {\"best\": \"2024-11-16\"},"
                        + " \"sideA\": [\"IRGC\"], \"source\": {\"publisher\": \"p\"}}";
        Response answer = given().contentType("application/x-ndjson")
                .body((good + "\n{\"dataset\": \"d\",\n").getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/reports");
        answer.then()
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("rejected[0].line", equalTo(2))
                .body("rejected[0].reason", containsString("it ends before it is complete"));
        assertThat(answer.asString()).doesNotMatch(PARSER);
    }

    @Test
    void aValueOfAnotherKindIsNamedByItsField() {
        given().contentType("application/json")
                .body("{\"rules\": \"x\", \"from\": {}}")
                .post("/api/v1/rules/backtest")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("rules"))
                .body("violations[0].reason", equalTo("is not a list"));
    }
}
