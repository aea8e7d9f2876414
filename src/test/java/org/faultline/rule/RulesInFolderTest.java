package org.faultline.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.faultline.fixture.ReloadRules;
import org.faultline.rule.file.NotSaved;
import org.faultline.rule.file.Rule;
import org.faultline.rule.language.text.Fault;
import org.faultline.rule.warning.KnownValues;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drafts are written whole, and only where they belong. */
class RulesInFolderTest {
    private static final String DRAFT = ReloadRules.deadlyDay("draft", 5);

    @TempDir
    Path root;

    private Path dir;
    private RulesInFolder folder;

    @BeforeEach
    void make() throws IOException {
        dir = Files.createDirectory(root.resolve("rules"));
        folder = new RulesInFolder(dir, 400);
    }

    private void save(String family, String text, String startedFrom) {
        folder.save(RulesInFolder.draft(family, text), startedFrom, null);
    }

    @Test
    void aDraftIsWrittenAndNothingElseIsLeft() throws IOException {
        save("deaths", DRAFT, "");
        assertThat(dir.resolve("deaths/deadly-day.drl")).hasContent(DRAFT);
        String other = ReloadRules.deadlyDay("draft", 6);
        save("deaths", other, Rule.version(DRAFT));
        assertThat(dir.resolve("deaths/deadly-day.drl")).hasContent(other);
        try (var files = Files.list(dir.resolve("deaths"))) {
            assertThat(files).hasSize(1);
        }
        assertThat(folder.families()).containsExactly("deaths");
    }

    @Test
    void whoSavesTheSameTextAgainAsNoAnswerCameIsNotRefused() {
        save("deaths", DRAFT, "");
        save("deaths", DRAFT, "");
        save("deaths", ReloadRules.deadlyDay("draft", 6), Rule.version(DRAFT));
        save("deaths", ReloadRules.deadlyDay("draft", 6), Rule.version(DRAFT));
        assertThatThrownBy(() -> save("deaths", ReloadRules.deadlyDay("draft", 7), Rule.version(DRAFT)))
                .isInstanceOf(NotSaved.class)
                .hasMessageContaining("was changed by somebody else");
    }

    @Test
    void noLinkLeadsADraftOutOfTheFolder() throws IOException {
        Path outside = Files.createDirectory(root.resolve("outside"));
        Files.createSymbolicLink(dir.resolve("deaths"), outside);
        assertThatThrownBy(() -> save("deaths", DRAFT, ""))
                .isInstanceOf(NotSaved.class)
                .hasMessageContaining("leads out of the rules folder");
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void aDraftThatCannotBeReadAnyMoreIsNotWrittenOver() throws IOException {
        Files.createDirectory(dir.resolve("deaths"));
        Path file = Files.write(dir.resolve("deaths/deadly-day.drl"), new byte[] {(byte) 0xff});
        assertThatThrownBy(() -> save("deaths", DRAFT, "")).isInstanceOf(NotSaved.class);
        assertThat(Files.size(file)).isEqualTo(1);
    }

    @Test
    void aRuleOfTheSameNameInAnotherFamilyIsAFault() {
        save("deaths", DRAFT, "");
        assertThat(folder.check("other/deadly-day.drl", DRAFT, KnownValues.NONE))
                .singleElement()
                .satisfies(f -> assertThat(f.message()).contains("has the same id as deaths/deadly-day.drl"));
        assertThat(folder.check("deaths/deadly-day.drl", DRAFT, KnownValues.NONE))
                .noneMatch(f -> f.code().stops());
    }

    @Test
    void whatItsAuthorIsWarnedOfStopsNoDraft() {
        save("deaths", DRAFT, "");
        assertThat(folder.check("deaths/other-day.drl", DRAFT.replace("deadly-day", "other-day"), KnownValues.NONE))
                .anySatisfy(f ->
                        assertThat(f.toString()).contains("warning DUPLICATE the rule deadly-day asks for the same"))
                .allMatch(Fault::isWarning);
    }
}
