package org.faultline.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.faultline.fixture.ShippedRules;
import org.faultline.rule.RuleBook;
import org.faultline.rule.file.Rule;
import org.faultline.rule.firing.Evidence;
import org.faultline.rule.interpret.Reading;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.trial.cases.Case;
import org.faultline.trial.cases.CaseFiles;
import org.faultline.trial.run.CaseRun;
import org.faultline.trial.run.FoundAlert;
import org.faultline.trial.run.UnusedParts;
import org.faultline.trial.run.Variations;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Reading a rule without the engine comes to what the engine comes to, after every step of every case and of its variations. */
class ReadingTest {
    private static final RuleBook BOOK = ShippedRules.BOOK;

    @TestFactory
    Stream<DynamicTest> agreesWithTheEngine() {
        Variations variations = new Variations(Desk.KNOWLEDGE);
        return CaseFiles.under(List.of(ShippedRules.FOLDER)).files().stream()
                .map(file -> dynamicTest(file.rule(), () -> {
                    Rule rule = BOOK.rules().get(file.rule());
                    RuleModel model = rule.model();
                    assertThat(model).as("%s can be read", file.rule()).isNotNull();
                    for (Case c : file.cases()) {
                        agrees(rule, model, c);
                        variations.expected(c).forEach(v -> agrees(rule, model, v));
                    }
                }));
    }

    private static void agrees(Rule rule, RuleModel model, Case c) {
        try (CaseRun play = new CaseRun(BOOK, rule, Desk.KNOWLEDGE, c.heard())) {
            for (Case.Step step : c.steps()) {
                Map<List<String>, Set<String>> engine = events(play.step(step));
                assertThat(UnusedParts.outcome(model, new Reading(play.facts())))
                        .as("%s, %s, %s", rule.id(), c.name(), step.on())
                        .isEqualTo(engine);
            }
        }
    }

    private static Map<List<String>, Set<String>> events(List<FoundAlert> found) {
        Map<List<String>, Set<String>> events = new HashMap<>();
        found.stream().filter(FoundAlert::stands).forEach(f -> events.computeIfAbsent(
                        List.copyOf(f.groupBy().values()), k -> new TreeSet<>())
                .addAll(f.says().evidence().stream().map(Evidence::event).toList()));
        return events;
    }
}
