package org.faultline.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.faultline.cli.option.ConfigOption;
import org.faultline.cli.option.ServiceSettings;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.KnowledgeReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures linking: prints precision, recall and F1, what each kind of pair gave, and every pair it got wrong. */
@Command(
        name = "linking",
        header = "measures how well reports are linked",
        description = "Judges pairs of reports that are labelled as one event or two.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:measured", "1:a file cannot be read, or the command line is wrong"},
        exitCodeOnInvalidInput = 1)
final class LinkingCommand implements Runnable {
    private final PrintStream out;

    @Option(
            names = "--pairs",
            paramLabel = "FILE",
            description = "the pairs, as CSV; those that come with the program where absent")
    @Nullable
    Path pairs;

    @Mixin
    final ConfigOption config;

    LinkingCommand(ServiceSettings settings, PrintStream out) {
        this.out = out;
        config = new ConfigOption(settings);
    }

    @Override
    public void run() {
        Knowledge knowledge = KnowledgeReader.read(config.folder);
        List<LabelledPair.Verdict> verdicts = (pairs == null ? LabelledPair.shipped() : LabelledPair.read(pairs))
                .stream().map(p -> p.judged(knowledge)).toList();
        out.print(LinkingAccuracy.of(verdicts).markdown());
        out.println();
        byKind(verdicts);
        verdicts.stream().filter(v -> !v.right()).forEach(this::wrong);
    }

    private void byKind(List<LabelledPair.Verdict> verdicts) {
        Map<String, int[]> kinds = new LinkedHashMap<>();
        for (LabelledPair.Verdict v : verdicts) {
            String kind = v.pair().kind() + " | " + (v.pair().same() ? "same" : "different");
            int[] counts = kinds.computeIfAbsent(kind, k -> new int[2]);
            counts[0]++;
            counts[1] += v.linked() ? 1 : 0;
        }
        out.println("| kind of pair | label | pairs | linked |");
        out.println("|---|---|---|---|");
        kinds.forEach((kind, n) -> out.printf(Locale.ROOT, "| %s | %d | %d |%n", kind, n[0], n[1]));
        out.println();
    }

    private void wrong(LabelledPair.Verdict v) {
        String what = v.linked() ? "false link" : "missed";
        out.printf(
                Locale.ROOT,
                "%-10s %s, %s: %s%n",
                what,
                v.pair().number(),
                v.pair().kind(),
                v.linked() ? told(v.pair()) : v.whyApart());
    }

    private static String told(LabelledPair p) {
        return "\"" + p.a().source().title() + "\" and \"" + p.b().source().title() + "\"";
    }
}
