package org.faultline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.faultline.alert.certainty.Certainty;
import org.faultline.fixture.TestSurroundings;
import org.faultline.web.http.KnownNames;
import org.faultline.web.subscription.SubscriptionReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestSurroundings.class)
class SubscriptionReaderServiceTest {
    @Inject
    KnownNames names;

    @ParameterizedTest
    @CsvSource({"OBSERVED, OBSERVED", "LIKELY, LIKELY", "POSSIBLE, POSSIBLE", "CERTAIN, OBSERVED", ","})
    void certaintyIsTheLeastAndItsFormerWordStillWorks(String written, Certainty read) {
        var body = JsonNodeFactory.instance.objectNode().put("severity", "HIGH");
        if (written != null) {
            body.put("certainty", written);
        }
        assertThat(SubscriptionReader.read(body, names).facets().certainty()).isEqualTo(read);
    }
}
