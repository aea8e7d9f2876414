package org.faultline.rule.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.faultline.rule.RuleBook;
import org.faultline.rule.language.check.Checker;
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
        System.out.printf(Locale.ROOT, "%d rules compile in %.1f s%n", files.size(), seconds);
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

    /** The project's rules again and again, each time under names of their own, also where one asks for another. */
    private static List<RuleFiles.File> hundred() throws IOException {
        Map<String, String> rules = new TreeMap<>();
        for (RuleFiles.File file : RuleFiles.under(Path.of("rules")).files()) {
            rules.put(file.id(), file.text());
        }
        List<RuleFiles.File> all = new ArrayList<>();
        for (int time = 0; all.size() < 100; time++) {
            for (String id : rules.keySet()) {
                all.add(new RuleFiles.File(
                        "bench/" + id + "-" + time + RuleFiles.ENDING, renamed(rules.get(id), rules.keySet(), time)));
            }
        }
        return all.subList(0, 100);
    }

    private static String renamed(String text, Set<String> ids, int time) {
        String now = text;
        for (String id : ids) {
            now = now.replace("\"" + id + "\"", "\"" + id + "-" + time + "\"");
        }
        return now;
    }
}
