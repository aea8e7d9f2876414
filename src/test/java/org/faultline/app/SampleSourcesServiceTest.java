package org.faultline.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.faultline.fixture.SampleArticles;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestRules;
import org.faultline.fixture.TestSurroundings;
import org.faultline.knowledge.ExpectedSource;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.KnowledgeReader;
import org.junit.jupiter.api.Test;

/** With the sources that the sample is told by, its rule about silence is at work. */
@QuarkusTest
@TestProfile(SampleSourcesServiceTest.Expected.class)
@WithTestResource(TestSurroundings.class)
class SampleSourcesServiceTest {
    private static final Path CONFIG = Path.of("config");

    @Inject
    Service service;

    /** The service with the sample's sources. */
    public static final class Expected implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                String sources = Files.readString(CONFIG.resolve("sample").resolve("sources.yaml"));
                return Map.of(
                        "faultline.config-dir",
                        TestRules.config("sample-config", sources).toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void theRuleIsOnAndSaysWhenMoreSilenceWouldFireIt() {
        service.empty();
        SampleArticles.asPublished().forEach(service::deliver);
        given().get("/api/v1/status")
                .then()
                .body("sources.healthy", equalTo(List.of(true, true)))
                .body("absenceRules.find { it.rule == 'unusual-silence' }.on", equalTo(true))
                .body(
                        "absenceRules[0].why",
                        equalTo(
                                "On: The Syrian Observer and AANES representation in Europe are heard as often as expected."));
        given().queryParam("group", "iran-axis")
                .get("/api/v1/rules/unusual-silence/near-misses")
                .then()
                .body("absence.on", equalTo(true))
                .body("fires", equalTo(false))
                .body("words", startsWith("Nothing like what is known of "))
                .body("words", endsWith("Silence until 25 November 2024 fires it."));
        given().accept("text/html").get("/status").then().body(containsString("On: The Syrian Observer"));
    }

    @Test
    void theyAreExpectedOfTheSampleAloneAndOnlyWhereNoOthersAre() {
        Knowledge shipped = KnowledgeReader.read(CONFIG);
        assertThat(shipped.sources()).isEmpty();
        Knowledge sample = KnowledgeReader.withSample(shipped, CONFIG);
        assertThat(sample.sources())
                .extracting(ExpectedSource::name)
                .containsExactly("The Syrian Observer", "AANES representation in Europe");
        Knowledge own = KnowledgeReader.read(TestRules.config("own-config", "- name: Desk\n  cadence: 1d\n"));
        assertThat(KnowledgeReader.withSample(own, CONFIG).sources())
                .extracting(ExpectedSource::name)
                .containsExactly("Desk");
    }
}
