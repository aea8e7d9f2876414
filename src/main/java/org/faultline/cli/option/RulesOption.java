package org.faultline.cli.option;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The folder of rules that a command goes by. */
public final class RulesOption {
    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "the rules; faultline.rules-dir, else \"rules\", where absent")
    public Path folder;

    public RulesOption(ServiceSettings settings) {
        folder = settings.ours().rulesDir();
    }
}
