package org.faultline.rule.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.faultline.rule.RuleBook;
import org.faultline.rule.RuleFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may stand in a folder of rules that is no rule: it is named, or it is not looked at. */
class RuleFilesTest {
    @TempDir
    Path dir;

    @TempDir
    Path elsewhere;

    private RuleFolder folder;

    @BeforeEach
    void oneGoodRule() {
        folder = new RuleFolder(dir).with("f/one.drl", RuleFolder.clashRule("one", "@groupBy(\"dyad\")"));
    }

    @Test
    void aLinkOutOfTheFolderShowsNothingOfWhatItLeadsTo() throws IOException {
        Path secret = Files.writeString(elsewhere.resolve("secret"), "root:x:0:0");
        Files.createSymbolicLink(dir.resolve("f/two.drl"), secret);
        Files.createSymbolicLink(dir.resolve("f/three.drl"), elsewhere.resolve("nothing"));
        refused(
                "f/two.drl:1:1: NOT_ALLOWED this is a link that leads out of the folder",
                "f/three.drl:1:1: NOT_ALLOWED");
        assertThatExceptionOfType(RuleFault.class).isThrownBy(folder::compile).satisfies(e -> assertThat(e.getMessage())
                .doesNotContain("root:x"));
    }

    @Test
    void aLinkInsideTheFolderIsAFile() throws IOException {
        Files.move(dir.resolve("f/one.drl"), dir.resolve("f/one.text"));
        Files.createSymbolicLink(dir.resolve("f/one.drl"), dir.resolve("f/one.text"));
        try (RuleBook book = folder.compile()) {
            assertThat(book.rules()).containsOnlyKeys("one");
        }
    }

    /** A folder of Kubernetes: the files are in a hidden folder of the day, a hidden link leads to it, and links show what is in it. */
    @Test
    void aMountedFolderHoldsEachRuleOnce() throws IOException {
        Path mounted = elsewhere.resolve("mounted");
        Path day = Files.createDirectories(mounted.resolve("..2023_09_01"));
        Files.move(dir.resolve("f"), day.resolve("f"));
        Files.createSymbolicLink(mounted.resolve("..data"), Path.of("..2023_09_01"));
        Files.createSymbolicLink(mounted.resolve("f"), Path.of("..data/f"));
        Path rules = Files.createSymbolicLink(elsewhere.resolve("rules"), mounted);
        try (RuleBook book = new RuleFolder(rules).compile()) {
            assertThat(book.rules()).containsOnlyKeys("one");
        }
    }

    @Test
    void aLinkToAFolderElsewhereShowsNothingOfWhatItHolds() throws IOException {
        Files.writeString(elsewhere.resolve("secret.drl"), "root:x:0:0");
        Files.createSymbolicLink(dir.resolve("g"), elsewhere);
        refused("g/secret.drl:1:1: NOT_ALLOWED this is a link that leads out of the folder");
    }

    @Test
    void aLinkToAFolderAboveItIsNamed() throws IOException {
        Files.createSymbolicLink(dir.resolve("f/round"), dir);
        refused("f/round:1:1: NOT_ALLOWED the folder " + dir.resolve("f/round")
                + " is a link to a folder that it stands in");
    }

    @Test
    void aFolderAnArchiveAndAHugeFileAreNoRules() throws IOException {
        Files.createDirectory(dir.resolve("f/folder.drl"));
        try (OutputStream out = Files.newOutputStream(dir.resolve("f/packed.drl"));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("one.drl"));
            zip.write(new byte[] {(byte) 0xC3, 0x28});
        }
        Files.write(dir.resolve("f/huge.drl"), new byte[300_000]);
        Files.write(dir.resolve("f/latin.drl"), new byte[] {'r', (byte) 0xE9});
        refused(
                "f/folder.drl:1:1: NOT_ALLOWED this is no file",
                "f/packed.drl:1:",
                "f/huge.drl:1:1: TOO_LARGE",
                "f/latin.drl:1:1: CHARACTER");
    }

    /** Sixteen brackets took Drools' own parser more than a minute. */
    @Test
    void deepNestingIsRefusedAtOnce() {
        String deep = "(".repeat(500) + "violent" + ")".repeat(500);
        folder.with(
                "f/deep.drl",
                RuleFolder.rule(
                        "deep",
                        "@groupBy(\"dyad\")",
                        "  Encounter( " + deep + ", $dyad : dyad )",
                        "  alerts.raise($dyad, \"deep\");"));
        refused("f/deep.drl:4:");
    }

    @Test
    void filesOfOtherKindsAreNotLookedAt() {
        folder.with("f/kmodule.xml", "<kmodule/>")
                .with("META-INF/kmodule.xml", "<kmodule/>")
                .with("f/table.drl.csv", "RuleTable")
                .with("f/one.dslr", "expand x.dsl")
                .with("f/Evil.java", "class Evil { static { System.exit(1); } }");
        try (RuleBook book = folder.compile()) {
            assertThat(book.rules()).containsOnlyKeys("one");
        }
    }

    private void refused(String... heads) {
        assertThatExceptionOfType(RuleFault.class).isThrownBy(folder::compile).satisfies(e -> assertThat(e.faults())
                .map(org.faultline.rule.language.text.Fault::headline)
                .satisfies(all -> {
                    for (String head : heads) {
                        assertThat(all).anySatisfy(one -> assertThat(one).startsWith(head));
                    }
                }));
    }
}
