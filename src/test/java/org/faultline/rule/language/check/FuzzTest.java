package org.faultline.rule.language.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.faultline.rule.RuleBook;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.print.EnginePrinter;
import org.faultline.rule.language.print.Printer;
import org.faultline.rule.language.text.Fault;
import org.junit.jupiter.api.Test;

/**
 * Rules with parts swapped, dropped, doubled and attacks put in between: the checker always answers, and what it takes is printed as what
 * was read, and compiles into what the gate lets pass. {@code -Dfuzz=100000} for that many.
 */
class FuzzTest {
    private static final int MANY = Integer.getInteger("fuzz", 1500);
    /** How many different rules go through the engine and the gate at most, and how many of them at a time. */
    private static final int GATED = Math.max(40, MANY / 250);

    private static final int BATCH = 100;

    private static final Pattern PIECE =
            Pattern.compile("\"(?:\\\\.|[^\"\\\\\\n])*\"|\\$?\\w+|\\s+|==|!=|<=|>=|&&|\\|\\||.", Pattern.DOTALL);
    private static final List<String> ATTACKS = List.of(
            "eval(true)",
            "System.exit(0)",
            "java.lang.Runtime.getRuntime().exec(\"id\")",
            "from entry-point \"x\"",
            "\\u0022",
            "'",
            "\"",
            "/*",
            "*/",
            "//",
            "{",
            "}",
            "[",
            "]",
            "(",
            ")",
            ";",
            "@",
            "#",
            "$",
            "salience 10",
            "function void f(){}",
            "declare enum E { A } end",
            "query q() end",
            "import static java.lang.System.exit;",
            "global java.util.List x;",
            "dialect \"mvel\"",
            "modify($x){}",
            "insert(new Object());",
            "not",
            "exists",
            "accumulate(",
            "init(",
            "over window:time(1s)",
            "this",
            "null",
            "matches \"(a*)*b\"",
            "memberOf",
            "!",
            "::",
            "->",
            "new",
            "class",
            "\u0000",
            "\u202E",
            "\uFEFF",
            "“",
            "rule \"x\" when then end",
            "end",
            "then",
            "when",
            "&&",
            "||",
            "1e9",
            "99999999999999999999",
            "0x10",
            "-",
            "+",
            "*",
            "/",
            "%",
            "?",
            ":");

    @Test
    void whatIsTakenIsPrintedAsWhatWasRead() throws IOException {
        Random random = new Random(20241117);
        List<List<String>> rules = rules();
        Checker checker = new Checker(Checker.USUAL_HORIZON);
        int taken = 0;
        Map<String, RuleModel> sample = new LinkedHashMap<>();
        for (int i = 0; i < MANY; i++) {
            String text = spliced(rules, random);
            Checked checked = checker.check("", text);
            assertThat(checked.model() == null)
                    .as(text)
                    .isEqualTo(!checked.faults().isEmpty());
            RuleModel model = checked.model();
            if (model != null) {
                taken++;
                Checked again = checker.check("", Printer.print(model));
                assertThat(again.faults()).as(text).isEmpty();
                assertThat(again.model()).as(text).isEqualTo(model);
                assertThat(EnginePrinter.print(model))
                        .as(text)
                        .doesNotContain("\\u")
                        .isEqualTo(EnginePrinter.print(again.model()));
                sample.putIfAbsent(EnginePrinter.print(model), model);
            }
            for (Fault f : checked.faults()) {
                assertThat(f.line()).as(text).isBetween(1, text.split("\r\n|\r|\n", -1).length);
            }
        }
        assertThat(taken).as("some of them must be rules still").isGreaterThan(MANY / 50);
        passTheGate(List.copyOf(sample.values()), random);
    }

    /** Some of them, compiled together: what the engine or the gate refuses is a {@code RuleFault} that names the rule. */
    private static void passTheGate(List<RuleModel> models, Random random) {
        List<RuleModel> mixed = new ArrayList<>(models);
        Collections.shuffle(mixed, random);
        for (int from = 0; from < Math.min(mixed.size(), GATED); from += BATCH) {
            List<RuleModel> named = new ArrayList<>();
            for (RuleModel m : mixed.subList(from, Math.min(mixed.size(), from + BATCH))) {
                named.add(m.withId("fuzz-" + named.size()));
            }
            try (RuleBook book = RuleBook.of(named)) {
                assertThat(book.rules()).hasSameSizeAs(named);
            }
        }
    }

    private static List<List<String>> rules() throws IOException {
        List<List<String>> all = new ArrayList<>();
        for (Path file : AnalystRulesTest.rules().toList()) {
            all.add(PIECE.matcher(Files.readString(file))
                    .results()
                    .map(MatchResult::group)
                    .toList());
        }
        return all;
    }

    private static String spliced(List<List<String>> rules, Random random) {
        List<String> pieces = new ArrayList<>(rules.get(random.nextInt(rules.size())));
        int changes = 1 + random.nextInt(3);
        for (int c = 0; c < changes; c++) {
            int at = random.nextInt(pieces.size());
            List<String> other = rules.get(random.nextInt(rules.size()));
            int from = random.nextInt(other.size());
            List<String> cut = other.subList(from, Math.min(other.size(), from + 1 + random.nextInt(6)));
            switch (random.nextInt(5)) {
                case 0 -> pieces.remove(at);
                case 1 -> pieces.add(at, pieces.get(random.nextInt(pieces.size())));
                case 2 -> pieces.add(at, ATTACKS.get(random.nextInt(ATTACKS.size())));
                case 3 -> pieces.addAll(at, cut);
                default -> pieces.set(at, other.get(from));
            }
        }
        return String.join("", pieces);
    }

    @Test
    void nonsenseIsAnswered() {
        Checker checker = new Checker(Checker.USUAL_HORIZON);
        Stream.of(
                        "",
                        " ",
                        "rule",
                        "rule \"",
                        "rule \"x\" when",
                        "rule \"x\" when then",
                        "rule \"x\" when $a : then",
                        "@",
                        ")",
                        "rule x when accumulate( ; ; ; )")
                .forEach(text -> assertThat(checker.check("x.drl", text).faults())
                        .as(text)
                        .isNotEmpty());
    }
}
