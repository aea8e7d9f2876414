package org.faultline.cli.option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The files of reports that a command replays, and how they are read. */
public final class ReplayedFiles {
    @Option(
            names = "--reports",
            required = true,
            arity = "1..*",
            paramLabel = "FILE|FOLDER",
            description = "the files to replay")
    public List<Path> paths = new ArrayList<>();

    @Mixin
    public ReportFileOptions reading = new ReportFileOptions();
}
