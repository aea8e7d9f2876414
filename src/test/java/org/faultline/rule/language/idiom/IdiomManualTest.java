package org.faultline.rule.language.idiom;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.faultline.fixture.GeneratedPart;
import org.faultline.rule.language.table.Synonyms;
import org.faultline.rule.language.text.Fault;
import org.faultline.rule.language.text.Token;
import org.faultline.rule.language.text.Tokenizer;
import org.junit.jupiter.api.Test;

/** The manual's pages of idioms and of others' words are made from the tables; {@code -Dupdate=true} writes them anew. */
class IdiomManualTest {
    @Test
    void itsIdiomsAreThoseOfTheTable() throws IOException {
        StringBuilder out = new StringBuilder();
        for (Place place : Place.values()) {
            out.append("\n### ").append(title(place)).append("\n\n| write | instead of |\n|---|---|\n");
            instead(place).forEach((write, theirs) -> out.append("| ")
                    .append(write)
                    .append(" | ")
                    .append(theirs.stream().distinct().collect(Collectors.joining(" · ")))
                    .append(" |\n"));
        }
        GeneratedPart.of("rule-idioms.md", "idioms").is(out.toString());
    }

    @Test
    void itsWordsAreThoseOfTheTable() throws IOException {
        Map<String, TreeSet<String>> byOurs = new TreeMap<>();
        Synonyms.all().forEach((theirs, ours) -> byOurs.computeIfAbsent(ours.get(0), o -> new TreeSet<>())
                .add(theirs));
        StringBuilder out = new StringBuilder("| ours | others |\n|---|---|\n");
        byOurs.values().removeIf(theirs -> theirs.size() < 3);
        byOurs.forEach((ours, theirs) -> out.append("| `")
                .append(ours)
                .append("` | ")
                .append(String.join(", ", theirs))
                .append(" |\n"));
        GeneratedPart.of("rule-words.md", "words").is(out.toString());
    }

    /** By what is written for them. */
    private static Map<String, List<String>> instead(Place place) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (Idiom idiom : IdiomTable.of(place)) {
            all.computeIfAbsent(write(idiom), w -> new ArrayList<>()).add(code(idiom.example()));
        }
        return all;
    }

    private static String write(Idiom idiom) {
        String example = (idiom.place() == Place.RAISE ? "then " : "") + idiom.example();
        List<Token> tokens = Tokenizer.tokens(example, new Fault.Gatherer("", example));
        List<Token> patternBefore =
                Tokenizer.tokens("$x", new Fault.Gatherer("", "$x")).subList(0, 1);
        for (int i = 0; i < tokens.size(); i++) {
            Template.Found found = idiom.find(tokens, i).orElse(null);
            if (found != null) {
                String ours = idiom.instead(found.with("b", patternBefore));
                String sentence = Template.fill(idiom.advice(), found.with("b", patternBefore));
                return ours.isEmpty() ? sentence : code(ours.replaceFirst("^(, |then )", ""));
            }
        }
        return code(idiom.ours());
    }

    private static String code(String text) {
        return "`" + text.replace("|", "\\|") + "`";
    }

    private static String title(Place place) {
        return switch (place) {
            case HEADER -> "Metadata";
            case CONDITION -> "Between patterns";
            case TEST -> "Between the brackets of a pattern";
            case FIGURE -> "Figures of accumulate";
            case RAISE -> "The right side";
        };
    }
}
