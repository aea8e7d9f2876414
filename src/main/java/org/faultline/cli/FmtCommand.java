package org.faultline.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.faultline.cli.option.RulesOption;
import org.faultline.cli.option.ServiceSettings;
import org.faultline.rule.file.RuleFiles;
import org.faultline.rule.file.RuleWriter;
import org.faultline.rule.language.check.Checker;
import org.faultline.rule.language.layout.RuleLayout;
import org.faultline.rule.language.text.Fault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lays rules out in the one way that all are written in. */
@Command(
        name = "fmt",
        header = "lays rules out in one way",
        description =
                "Writes each rule anew in the one layout that all have, comments kept, and names the files that it changed. What a rule "
                        + "says stays the same. A file with a fault is named and left alone.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:all are laid out",
            "1:a file has a fault, or is not laid out and --check",
            "2:the command line is wrong, or a file cannot be written"
        },
        exitCodeOnExecutionException = 2)
final class FmtCommand implements Callable<Integer> {
    private static final Path STDIN = Path.of("-");

    private final ServiceSettings settings;
    private final InputStream in;
    private final PrintStream out;

    @Option(names = "--check", description = "changes nothing, names the files that are not laid out and ends with 1")
    boolean check;

    @Mixin
    final RulesOption rules;

    @Parameters(
            paramLabel = "PATH",
            description =
                    "a rule file or a folder of them; - prints a text from standard input; all of the rules folder where none is given")
    List<Path> paths = new ArrayList<>();

    FmtCommand(ServiceSettings settings, InputStream in, PrintStream out) {
        this.settings = settings;
        this.in = in;
        this.out = out;
        rules = new RulesOption(settings);
    }

    @Override
    public Integer call() {
        if (paths.contains(STDIN)) {
            return print();
        }
        RuleFiles files = new RuleFiles(new ArrayList<>(), new ArrayList<>());
        (paths.isEmpty() ? List.of(rules.folder) : paths).forEach(files::add);
        List<Fault> faults = new ArrayList<>(files.faults());
        int changed = 0;
        for (RuleFiles.File file : files.files()) {
            List<Fault> wrong = faults(file.path(), file.text());
            faults.addAll(wrong);
            if (wrong.isEmpty()) {
                String laidOut = RuleLayout.of(file.text());
                if (!laidOut.equals(file.text())) {
                    changed++;
                    out.println((check ? "not laid out: " : "laid out: ") + file.path());
                    write(Path.of(file.path()), laidOut);
                }
            }
        }
        faults.forEach(f -> out.println("left alone: " + f));
        int rules = files.files().size();
        out.println(rules
                + (rules == 1 ? " rule, " : " rules, ")
                + changed
                + (check ? " not laid out" : " laid out anew")
                + (faults.isEmpty() ? "" : ", left alone for faults: " + left(faults)));
        return faults.isEmpty() && (changed == 0 || !check) ? 0 : 1;
    }

    private static long left(List<Fault> faults) {
        return faults.stream().map(Fault::path).distinct().count();
    }

    private List<Fault> faults(String path, String text) {
        return new Checker(settings.ours().horizon()).check(path, text).faults();
    }

    private void write(Path file, String text) {
        if (!check) {
            Path folder = file.toAbsolutePath().getParent();
            RuleWriter.write(folder == null ? Path.of("") : folder, "", String.valueOf(file.getFileName()), text, true);
        }
    }

    /** For editors; a text with a fault comes back as it is. */
    private int print() {
        try {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            boolean sound = faults("", text).isEmpty();
            out.print(sound ? RuleLayout.of(text) : text);
            return sound ? 0 : 1;
        } catch (IOException e) {
            throw new UncheckedIOException("could not read standard input", e);
        }
    }
}
