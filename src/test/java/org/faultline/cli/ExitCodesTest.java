package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.faultline.cli.option.ServiceSettings;
import org.faultline.fixture.GeneratedPart;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The manual's table of exit codes is what the commands say of themselves; {@code -Dupdate=true} writes it anew. */
class ExitCodesTest {
    @Test
    void theManualSaysHowEachCommandEnds() throws IOException {
        StringBuilder table = new StringBuilder("| command | 0 | 1 | 2 |\n|---|---|---|---|\n");
        CommandLine all =
                new Commands(InputStream.nullInputStream(), System.out, System.err).line(ServiceSettings.none());
        all.getSubcommands().forEach((name, command) -> {
            Map<String, String> codes = command.getCommandSpec().usageMessage().exitCodeList();
            if (!name.equals("serve")) {
                assertThat(codes).as(name).isNotEmpty();
                assertThat(codes.keySet()).as(name).isSubsetOf("0", "1", "2");
                table.append("| `").append(name).append("` |");
                for (String code : new String[] {"0", "1", "2"}) {
                    table.append(' ').append(codes.getOrDefault(code, "")).append(" |");
                }
                table.append('\n');
            }
        });
        GeneratedPart.of("workshop.md", "exit codes").is(table.toString());
    }
}
