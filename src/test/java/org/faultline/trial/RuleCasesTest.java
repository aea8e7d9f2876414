package org.faultline.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Stream;
import org.faultline.fixture.Findings;
import org.faultline.fixture.ShippedRules;
import org.faultline.rule.RuleBook;
import org.faultline.trial.cases.Case;
import org.faultline.trial.cases.CaseFile;
import org.faultline.trial.cases.CaseFiles;
import org.faultline.trial.run.CaseTester;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The cases that stand beside the rules, and that none lacks them. */
class RuleCasesTest {
    private static RuleBook book;
    private static CaseTester trials;
    private static List<CaseFile> files;

    @BeforeAll
    static void read() {
        book = ShippedRules.BOOK;
        trials = new CaseTester(book, Findings.KNOWLEDGE);
        CaseFiles all = CaseFiles.under(List.of(ShippedRules.FOLDER));
        assertThat(all.unread()).isEmpty();
        files = all.files();
    }

    @TestFactory
    Stream<DynamicNode> everyCaseHolds() {
        return files.stream()
                .map(f -> dynamicContainer(
                        f.rule(),
                        trials.run(f).results().stream()
                                .map(r -> dynamicTest(r.name(), () -> assertThat(r.differences())
                                        .as("%s:%d", r.file(), r.line())
                                        .isEmpty()))));
    }

    @Test
    void everyRuleHasCasesThatFireAndCasesThatDoNot() {
        assertThat(files)
                .extracting(CaseFile::rule)
                .containsExactlyInAnyOrderElementsOf(book.rules().keySet());
        assertThat(files).allSatisfy(f -> {
            assertThat(f.cases()).as("%s: a case that fires", f.rule()).anyMatch(Case::fires);
            assertThat(f.cases()).as("%s: near miss", f.rule()).anyMatch(c -> c.name()
                    .startsWith("near miss"));
            assertThat(f.cases()).as("%s: look-alike", f.rule()).anyMatch(c -> c.name()
                    .startsWith("look-alike"));
        });
    }
}
