package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.knowledge.KnowledgeReader;
import org.faultline.rule.RuleBook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The cases that stand beside the rules, and that none lacks them. */
class RuleCasesTest {
    private static RuleBook book;
    private static CaseRunner runner;
    private static List<CaseFile> files;

    @BeforeAll
    static void read() {
        book = RuleBook.compile(Path.of("rules"));
        runner = new CaseRunner(KnowledgeReader.read(Path.of("config")), book);
        files = TestCommand.caseFiles(List.of(Path.of("rules")));
    }

    @AfterAll
    static void close() {
        book.close();
    }

    @TestFactory
    Stream<DynamicNode> everyCaseHolds() {
        return files.stream()
                .map(f -> dynamicContainer(
                        f.rule(),
                        f.cases().stream()
                                .map(c -> dynamicTest(c.name(), () -> assertThat(
                                                runner.run(f.rule(), c).differences())
                                        .as("%s:%d", f.path(), c.line())
                                        .isEmpty()))));
    }

    @Test
    void everyRuleHasCasesThatFireAndCasesThatDoNot() {
        assertThat(files)
                .extracting(CaseFile::rule)
                .containsExactlyInAnyOrderElementsOf(book.rules().keySet());
        assertThat(files).allSatisfy(f -> {
            assertThat(f.cases()).as("%s: a case that fires", f.rule()).anyMatch(c -> !c.fires()
                    .isEmpty());
            assertThat(f.cases()).as("%s: near miss", f.rule()).anyMatch(c -> c.name()
                    .startsWith("near miss"));
            assertThat(f.cases()).as("%s: look-alike", f.rule()).anyMatch(c -> c.name()
                    .startsWith("look-alike"));
        });
    }
}
