package org.faultline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.faultline.fixture.Known;
import org.faultline.fixture.NewsFiles;
import org.faultline.fixture.Service;
import org.faultline.fixture.TestSurroundings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same rows give the same facts to the byte, and the same firings, however they come in: by HTTP, through PostgreSQL. */
@QuarkusTest
@WithTestResource(TestSurroundings.class)
class ImportOrderServiceTest {
    private static final NewsFiles FILES = new NewsFiles(1);

    @Inject
    Service service;

    @BeforeEach
    void empty() {
        service.empty();
    }

    @Test
    void everyWayOfImportingGivesTheSame() throws Exception {
        Known straight = Known.after(service, FILES.whole());
        assertThat(straight.linked()).as("events of several reports").isGreaterThan(300);

        assertThat(Known.after(service, FILES.shuffled(new Random(1))))
                .as("twice")
                .isEqualTo(straight);

        service.empty();
        List<NewsFiles.Piece> pieces = FILES.shuffled(new Random(2));
        assertThat(Known.after(service, pieces)).as("shuffled").isEqualTo(straight);

        List<NewsFiles.Piece> one = pieces.subList(0, pieces.size() / 2);
        List<NewsFiles.Piece> two = pieces.subList(pieces.size() / 2, pieces.size());
        List<NewsFiles.Piece> turned = new ArrayList<>(two);
        turned.addAll(one);
        service.empty();
        assertThat(Known.after(service, turned)).as("the other half first").isEqualTo(straight);

        service.empty();
        assertThat(Known.afterFourClients(service, FILES.shuffled(new Random(3))))
                .as("four clients")
                .isEqualTo(straight);
    }
}
