package org.faultline.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.faultline.rule.drl.Checker;
import org.junit.jupiter.api.Test;

/** How long rules take to be checked and compiled: {@code mvn -Pbench verify}. */
class RuleBench {
    @Test
    void aHundredRulesCompileInTenSeconds() throws IOException {
        List<RuleFiles.File> files = hundred();
        RuleBook.compile(files).close();
        long begin = System.nanoTime();
        RuleBook.compile(files).close();
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(Locale.ROOT, "100 rules compile in %.1f s%n", seconds);
        assertThat(seconds).isLessThan(10);
    }

    @Test
    void oneFileIsCheckedInAThirdOfASecond() throws IOException {
        List<RuleFiles.File> files = hundred();
        Checker checker = new Checker(Checker.USUAL_HORIZON);
        files.forEach(f -> checker.check(f.path(), f.text()));
        double slowest = 0;
        for (RuleFiles.File file : files) {
            long begin = System.nanoTime();
            checker.check(file.path(), file.text());
            slowest = Math.max(slowest, (System.nanoTime() - begin) / 1e9);
        }
        System.out.printf(Locale.ROOT, "a rule is checked in %.4f s at most%n", slowest);
        assertThat(slowest).isLessThan(0.3);
    }

    /** The project's rules again and again, each under a name of its own. */
    private static List<RuleFiles.File> hundred() throws IOException {
        List<RuleFiles.File> all = new ArrayList<>();
        try (Stream<Path> found = Files.walk(Path.of("rules"))) {
            List<Path> rules =
                    found.filter(f -> f.toString().endsWith(".drl")).sorted().toList();
            for (int i = 0; i < 100; i++) {
                Path file = rules.get(i % rules.size());
                String id = file.getFileName().toString().replace(".drl", "");
                String other = id + "-" + i;
                all.add(new RuleFiles.File(
                        "bench/" + other + ".drl",
                        Files.readString(file).replace("\"" + id + "\"", "\"" + other + "\"")));
            }
        }
        return all;
    }
}
