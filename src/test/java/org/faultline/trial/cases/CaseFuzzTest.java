package org.faultline.trial.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.faultline.rule.language.text.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a cases file holds: what is wrong is named, in bounds, and nothing is thrown. */
class CaseFuzzTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir
    Path dir;

    @Test
    void brokenFilesAreNamedAndNothingIsThrown() throws IOException {
        List<String> sound = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("rules"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(CaseFile.ENDING))
                    .sorted()
                    .toList()) {
                sound.add(Files.readString(file));
            }
        }
        Random random = new Random(42);
        int faulty = 0;
        for (int i = 0; i < 600; i++) {
            StringBuilder text = new StringBuilder(sound.get(random.nextInt(sound.size())));
            for (int edits = 1 + random.nextInt(6); edits > 0; edits--) {
                edit(text, random);
            }
            List<Fault> faults = check(text.toString().getBytes(StandardCharsets.UTF_8));
            bounded(faults, text);
            faulty += faults.isEmpty() ? 0 : 1;
        }
        assertThat(faulty).isGreaterThan(300);
    }

    private static void edit(StringBuilder text, Random random) {
        int at = random.nextInt(text.length() - 1);
        switch (random.nextInt(4)) {
            case 0 -> text.deleteCharAt(at);
            case 1 -> text.insert(at, text.charAt(random.nextInt(text.length())));
            case 2 -> {
                char c = text.charAt(at);
                text.setCharAt(at, text.charAt(at + 1));
                text.setCharAt(at + 1, c);
            }
            default -> {
                List<String> lines =
                        new ArrayList<>(Arrays.asList(text.toString().split("\n", -1)));
                int line = random.nextInt(lines.size());
                switch (random.nextInt(3)) {
                    case 0 -> lines.add(random.nextInt(lines.size()), lines.get(line));
                    case 1 -> Collections.swap(lines, line, random.nextInt(lines.size()));
                    default -> lines.remove(line);
                }
                text.setLength(0);
                text.append(String.join("\n", lines)).append("\n\n");
            }
        }
    }

    private static void bounded(List<Fault> faults, Object text) {
        assertThat(faults)
                .as("%s", text)
                .hasSizeLessThanOrEqualTo(Fault.MOST_IN_A_FILE + 1)
                .allSatisfy(f -> {
                    assertThat(f.line()).isPositive();
                    assertThat(f.column()).isPositive();
                    assertThat(f.message()).isNotBlank().hasSizeLessThan(800);
                    assertThat(f.source()).hasSizeLessThanOrEqualTo(400);
                });
    }

    @Test
    void half() throws IOException {
        String whole = Files.readString(Path.of("rules/allies/allied-clashes.cases.yaml"));
        for (int length = 0; length < whole.length(); length += 37) {
            bounded(check(whole.substring(0, length).getBytes(StandardCharsets.UTF_8)), length);
        }
    }

    @Test
    void otherEncodings() throws IOException {
        String text = "- case: é\n  reports: [E001-01]\n  silent: true\n";
        for (Charset charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThat(check(text.getBytes(charset))).singleElement().satisfies(f -> assertThat(f.message())
                    .contains("save it as UTF-8"));
        }
        assertThat(check(text.getBytes(StandardCharsets.ISO_8859_1)))
                .singleElement()
                .satisfies(f -> assertThat(f.headline()).contains(":1:9: CASE_FILE ", "save it as UTF-8"));
        assertThat(check(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void randomBytes() throws IOException {
        Random random = new Random(42);
        for (int i = 0; i < 50; i++) {
            byte[] bytes = new byte[random.nextInt(5000) + 1];
            random.nextBytes(bytes);
            bounded(check(bytes), i);
            for (int j = 0; j < bytes.length; j++) {
                bytes[j] = (byte) " \n\t-:[]{}\"'#&*!|>,ab1".charAt(Math.floorMod(bytes[j], 21));
            }
            bounded(check(bytes), i);
        }
    }

    @Test
    void thousandsOfFaultsAreCutShort() throws IOException {
        for (String entry :
                List.of("- caes: x\n", "- [\n", "- case: a: b\n", "x\n", "\"\n", "- {\n", "* \n", "\t\n", "- -")) {
            List<Fault> faults = soon(entry.repeat(1_000_000 / entry.length()));
            bounded(faults, entry);
            assertThat(faults).as(entry).isNotEmpty();
        }
        List<Fault> faults = soon("- caes: x\n".repeat(200));
        assertThat(faults).hasSize(Fault.MOST_IN_A_FILE + 1);
        assertThat(faults.get(Fault.MOST_IN_A_FILE).message())
                .startsWith("and ")
                .contains(" more");
    }

    @Test
    void largeFiles() throws IOException {
        assertThat(soon("- case: x\n  reports: [E001-01]\n  silent: true\n\n".repeat(20_000)))
                .isEmpty();
        assertThat(soon("#".repeat(2_000_000))).singleElement().satisfies(f -> assertThat(f.message())
                .contains("larger than 1 MB"));
        bounded(soon("- case: " + "x".repeat(900_000) + ": y\n"), "long line");
        bounded(soon("- case: x\n  reports: [" + "a, ".repeat(300_000) + "]\n  silent: true\n"), "long list");
        bounded(soon("- case: x\n  reports: [{id: a, sideA: [" + "[".repeat(10_000)), "deep");
    }

    @Test
    void aliasesAreNoBomb() throws IOException {
        StringBuilder bomb = new StringBuilder("- case: x\n  reports:\n    - a: &a [x, x, x, x, x, x, x, x, x]\n");
        for (char c = 'b'; c < 'l'; c++) {
            char before = (char) (c - 1);
            bomb.append("      ").append(c).append(": &").append(c).append(" [");
            bomb.append(("*" + before + ", ").repeat(9)).append("]\n");
        }
        assertThat(soon(bomb.toString())).singleElement().satisfies(f -> assertThat(f.headline())
                .contains(":3:10: CASE_YAML ", "stands in quotes"));
    }

    private List<Fault> soon(String text) throws IOException {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean(); // others may use the machine too
        long start = clock.getCurrentThreadCpuTime();
        List<Fault> faults = check(text.getBytes(StandardCharsets.UTF_8));
        assertThat(Duration.ofNanos(clock.getCurrentThreadCpuTime() - start))
                .as(text.substring(0, 20))
                .isLessThan(SOON);
        return faults;
    }

    private List<Fault> check(byte[] bytes) throws IOException {
        return CaseFile.check(Files.write(dir.resolve("x.cases.yaml"), bytes), CaseMistakesTest.CONTEXT);
    }
}
