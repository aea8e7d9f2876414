package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The rule that the README shows a newcomer is the one that it links to. */
class ReadmeTest {
    @Test
    void theRuleOfTheReadmeIsThatOfTheFolder() throws IOException {
        Matcher shown = Pattern.compile("]\\((rules/[\\w/-]+\\.drl)\\).*?```drl\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("README.md")));
        assertThat(shown.find()).isTrue();
        assertThat(Files.readString(Path.of(shown.group(1)))).contains(shown.group(2));
    }
}
