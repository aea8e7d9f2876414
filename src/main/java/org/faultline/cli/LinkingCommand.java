package org.faultline.cli;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.KnowledgeFault;
import org.faultline.knowledge.KnowledgeReader;
import org.jspecify.annotations.Nullable;

/**
 * {@code linking [--pairs FILE] [--config DIR]}: measures linking on labelled pairs of reports, those that come with the program
 * where no file is named. Prints precision, recall and F1, what each kind of pair gave, and every pair it got wrong.
 */
final class LinkingCommand {
    static final String HELP = """
            linking [options]

            Measures how well reports are linked into events, on labelled pairs of reports.

              --pairs FILE     the pairs, as CSV; those that come with the program where absent
              --config DIR     the knowledge; faultline.config-dir, else "config", where absent

            Exit code: 0, or 1 where a file cannot be read or the command line is wrong.
            """;

    private final PrintStream out;
    private Path config;
    private @Nullable Path pairs;

    private LinkingCommand(ServiceSettings settings, PrintStream out) {
        this.out = out;
        this.config = settings.config();
    }

    /** @return 0, or 1 where a file cannot be read */
    static int run(List<String> arguments, ServiceSettings settings, PrintStream out) {
        try {
            new LinkingCommand(settings, out).read(arguments).run();
            return 0;
        } catch (KnowledgeFault | IllegalArgumentException | UncheckedIOException e) {
            out.println(e.getMessage());
            return 1;
        }
    }

    private LinkingCommand read(List<String> arguments) {
        Deque<String> left = new ArrayDeque<>(arguments);
        while (!left.isEmpty()) {
            String word = left.remove();
            if (left.isEmpty() && (word.equals("--pairs") || word.equals("--config"))) {
                throw new IllegalArgumentException(word + " needs a path after it");
            }
            switch (word) {
                case "--pairs" -> pairs = Path.of(left.remove());
                case "--config" -> config = Path.of(left.remove());
                default ->
                    throw new IllegalArgumentException(
                            "unknown word " + word + "; known are --pairs FILE and --config DIR");
            }
        }
        return this;
    }

    private void run() {
        Knowledge knowledge = KnowledgeReader.read(config);
        List<LabelledPair.Verdict> verdicts = (pairs == null ? PairFile.shipped() : PairFile.read(pairs))
                .stream().map(p -> p.judged(knowledge)).toList();
        out.print(Agreement.of(verdicts).markdown());
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
