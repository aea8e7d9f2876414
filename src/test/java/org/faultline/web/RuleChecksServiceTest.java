package org.faultline.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.faultline.fixture.TestSurroundings;
import org.junit.jupiter.api.Test;

/** A rule can be checked over HTTP before it stands anywhere. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class RuleChecksServiceTest {
    private static final Path RULE = Path.of("rules/allies/allied-clashes.drl");

    @Test
    void aRuleThatIsRightHasNoFaults() throws IOException {
        given().contentType("text/plain")
                .queryParam("path", "allies/allied-clashes.drl")
                .body(Files.readString(RULE))
                .post("/api/v1/rules/check")
                .then()
                .statusCode(200)
                .body("ok", equalTo(true))
                .body("faults", hasSize(0));
    }

    @Test
    void aWarningStopsNothing() throws IOException {
        given().contentType("text/plain")
                .queryParam("path", "allies/allied-fights.drl")
                .body(Files.readString(RULE).replace("\"allied-clashes\"", "\"allied-fights\""))
                .post("/api/v1/rules/check")
                .then()
                .statusCode(200)
                .body("ok", equalTo(true))
                .body("faults.code", contains("DUPLICATE"))
                .body("faults.level", contains("WARNING"))
                .body("faults[0].message", startsWith("the rule allied-clashes asks for the same"));
    }

    @Test
    void everyMistakeIsNamedWithItsPlace() throws IOException {
        given().contentType("text/plain")
                .body(Files.readString(RULE).replace("relation == ALLY, admin1", "relation = ALLY, admn1"))
                .post("/api/v1/rules/check")
                .then()
                .statusCode(200)
                .body("ok", equalTo(false))
                .body("faults.code", contains("IDIOM", "UNKNOWN_FIELD"))
                .body("faults.line", contains(14, 14))
                .body("faults[0].column", equalTo(46));
    }
}
