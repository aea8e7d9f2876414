package org.faultline.cli.option;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The folder of knowledge that a command goes by. */
public final class ConfigOption {
    @Option(
            names = "--config",
            paramLabel = "DIR",
            description = "the knowledge; faultline.config-dir, else \"config\", where absent")
    public Path folder;

    public ConfigOption(ServiceSettings settings) {
        folder = settings.ours().configDir();
    }
}
