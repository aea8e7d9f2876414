package org.faultline.app;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.faultline.fixture.TestSurroundings;
import org.junit.jupiter.api.Test;

/** What pages say while the sample is being fed: here it waits for a mail to the inbox that goes to another server. */
@QuarkusTest
@TestProfile(SampleComingInServiceTest.Waiting.class)
@WithTestResource(TestSurroundings.class)
class SampleComingInServiceTest {
    /** Asks for the sample, with a reader whose mail does not come. */
    public static final class Waiting implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("faultline.sample", "true", "faultline.inbox", "true");
        }
    }

    @Test
    void listsSayThatItIsComingAndFillByThemselves() {
        for (String page : new String[] {"/alerts", "/inbox"}) {
            given().get(page)
                    .then()
                    .body(allOf(
                            containsString("<meta http-equiv=\"refresh\" content=\"2\">"),
                            containsString("The sample is coming in."),
                            containsString("shows them by itself"),
                            not(containsString("They appear here once reports have been delivered")),
                            not(containsString("<script"))));
        }
    }

    @Test
    void whoSubscribesIsLedToTheInboxInWhichTheMailLies() {
        given().contentType("application/x-www-form-urlencoded; charset=utf-8")
                .formParams(Map.of("address", "desk@example.org", "severity", "LOW", "act", "ask"))
                .post("/subscriptions")
                .then()
                .statusCode(200)
                .body(containsString("<a href=\"/inbox\">It lies in the inbox here.</a>"));
    }

    @Test
    void aPageWithAFormIsNotTakenFromUnderWhoFillsItIn() {
        given().get("/subscriptions")
                .then()
                .body(containsString("The sample is coming in."), not(containsString("http-equiv=\"refresh\"")));
    }
}
