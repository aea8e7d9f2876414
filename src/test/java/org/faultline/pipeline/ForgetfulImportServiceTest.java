package org.faultline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Random;
import org.faultline.fixture.Known;
import org.faultline.fixture.NewsFiles;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestRules;
import org.faultline.fixture.TestSurroundings;
import org.junit.jupiter.api.Test;

/** With no memory beyond each step, what four clients import is worked out from the database again and again, and is the same. */
@QuarkusTest
@TestProfile(TestRules.class)
@WithTestResource(TestSurroundings.class)
class ForgetfulImportServiceTest {
    @Inject
    Service service;

    @Test
    void fourClientsGiveWhatOneGives() throws Exception {
        NewsFiles files = new NewsFiles(5); // each step reads months, so a part of the rows will do
        service.empty();
        Known straight = Known.after(service, files.whole());
        assertThat(straight.firings()).isNotEmpty();
        service.empty();
        assertThat(Known.afterFourClients(service, files.shuffled(new Random(4))))
                .isEqualTo(straight);
    }
}
