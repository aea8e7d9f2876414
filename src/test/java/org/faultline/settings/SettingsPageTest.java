package org.faultline.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.faultline.cli.option.ServiceSettings;
import org.faultline.fixture.GeneratedPart;
import org.junit.jupiter.api.Test;

/** The page of settings says what {@link Settings} says; {@code -Dupdate=true} writes its tables anew. */
class SettingsPageTest {
    private static final Path SOURCE = Path.of("src/main/java/org/faultline/settings/Settings.java");

    /** A line that begins a table, or a method with its comment. */
    private static final Pattern ENTRY = Pattern.compile(
            "(?m)^    // --- (?<table>[^\n]+) ---$|/\\*\\*(?<comment>(?:(?!\\*/).)*)\\*/(?:(?!/\\*\\*|enum )[^;])*?(?<method>\\w+)\\(\\);",
            Pattern.DOTALL);

    @Test
    void itsTablesAreThoseOfTheSettings() throws IOException {
        GeneratedPart.of("settings.md", "settings").is(tables());
    }

    @Test
    void everySettingSaysItsEffect() throws IOException {
        Set<String> explained = new TreeSet<>();
        Matcher entry = ENTRY.matcher(Files.readString(SOURCE));
        while (entry.find()) {
            if (entry.group("method") != null && !text(entry).isBlank()) {
                explained.add(Setting.name(entry.group("method")));
            }
        }
        assertThat(explained)
                .containsExactlyElementsOf(
                        Setting.ALL.stream().map(Setting::name).toList());
    }

    /** The manuals name no setting that is not there. */
    @Test
    void theManualsNameNoOther() throws IOException {
        List<Path> pages;
        try (var docs = Files.list(Path.of("docs"))) {
            pages = docs.filter(p -> p.toString().endsWith(".md")).toList();
        }
        Set<String> known = Setting.ALL.stream().map(Setting::name).collect(Collectors.toSet());
        for (Path page : pages) {
            Matcher name = Pattern.compile("`(faultline\\.(?!localhost|reports`|alerts`)[a-z-]+)[`=]")
                    .matcher(Files.readString(page));
            while (name.find()) {
                assertThat(known).as(page.toString()).contains(name.group(1));
            }
        }
    }

    private static String tables() throws IOException {
        Map<String, Setting> settings =
                Setting.ALL.stream().collect(Collectors.toMap(Setting::name, Function.identity()));
        StringBuilder out = new StringBuilder();
        Matcher entry = ENTRY.matcher(Files.readString(SOURCE));
        while (entry.find()) {
            if (entry.group("table") != null) {
                out.append("\n**").append(entry.group("table")).append("**\n\n");
                out.append("| setting | value | default | effect |\n|---|---|---|---|\n");
            } else if (!text(entry).startsWith("Internal:")) {
                out.append(row(settings.get(Setting.name(entry.group("method"))), text(entry)));
            }
        }
        return out.toString();
    }

    private static String row(Setting setting, String comment) {
        String[] parts = comment.split("Default: ", 2);
        String usual = parts.length == 2
                ? parts[1].replaceFirst("\\.$", "")
                : setting.usual() == null ? "none" : "`" + setting.usual() + "`";
        String value =
                setting.type().allowed().replaceFirst("^an? ", "") + (setting.list() ? ", several with commas" : "");
        return "| `" + setting.name() + "` | " + value + " | " + usual + " | "
                + parts[0].strip().replaceFirst("\\.$", "") + " |\n";
    }

    /** The comment in one line. */
    private static String text(Matcher entry) {
        return entry.group("comment").replaceAll("\\s*\\n\\s*\\* ?", " ").strip();
    }

    @Test
    void aTextThatIsNotSetIsAbsent() {
        Settings none = ServiceSettings.none().ours();
        assertThat(List.of(none.key(), none.replica(), none.bounceSecret(), none.mapTilesCredit()))
                .allMatch(Optional::isEmpty);
    }
}
