package org.faultline.notify.mail.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessagePattern;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.faultline.alert.certainty.Certainty;
import org.faultline.alert.certainty.CertaintyReason;
import org.faultline.alert.lifecycle.Condition;
import org.faultline.alert.lifecycle.RevisionReason;
import org.faultline.knowledge.actor.DisplayNames;
import org.faultline.report.EventType;
import org.faultline.report.Status;
import org.faultline.rule.language.model.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both languages say everything, and say it as their readers do. */
class MailPhrasesTest {
    private static final MailPhrases ARABIC = MailPhrases.of(Locale.forLanguageTag("ar"));
    private static final MailPhrases ENGLISH = MailPhrases.of(Locale.ENGLISH);

    @Test
    void bothLanguagesHaveEveryKeyWithItsPlaceholders() throws IOException {
        Properties english = properties("en");
        Properties arabic = properties("ar");
        assertThat(arabic.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(placeholders(arabic.getProperty(key))).as(key).isEqualTo(placeholders(english.getProperty(key)));
        }
    }

    @ParameterizedTest
    @CsvSource({"Z, UTC", "UTC, UTC", "Etc/UTC, UTC", "Asia/Damascus, GMT+3"})
    void aTimeNamesTheReadersZone(String zone, String named) {
        assertThat(ENGLISH.time(Instant.parse("2024-11-18T12:00:00Z"), ZoneId.of(zone)))
                .endsWith(" " + named);
    }

    @Test
    void arabicIsWrittenInArabicLetters() throws IOException {
        Properties arabic = properties("ar");
        Pattern letters = Pattern.compile("\\p{InArabic}");
        Set<String> without = new TreeSet<>(arabic.stringPropertyNames());
        without.removeIf(k -> letters.matcher(arabic.getProperty(k)).find());
        assertThat(without)
                .containsExactlyInAnyOrder(
                        "product",
                        "quote",
                        "digest.count",
                        "map.exact",
                        "map.ring",
                        "page.alerts.filter",
                        "page.alerts.words");
    }

    /** Few in Arabic is 3 to 10, many 11 to 99; a pattern that leaves one out says it as "other" does, which is wrong. */
    @Test
    void arabicPluralsKnowOneTwoFewAndMany() throws IOException {
        Properties arabic = properties("ar");
        for (String key : arabic.stringPropertyNames()) {
            String pattern = arabic.getProperty(key);
            if (pattern.contains(", plural,")) {
                assertThat(pattern).as(key).contains("one {", "two {", "few {", "many {", "other {");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0, لا أحداث", "1, حدث واحد", "2, حدثان", "3, 3 أحداث", "11, 11 حدثًا", "100, 100 حدث", "412, 412 حدثًا"
    })
    void arabicCountsAsArabicDoes(int events, String said) {
        assertThat(ARABIC.say("digest.figures", Map.of("events", events, "silent", 3)))
                .isEqualTo(said + "، و3 مصادر صامتة");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void everyConstantHasAWord(String language) {
        MailPhrases words = MailPhrases.of(Locale.forLanguageTag(language));
        Stream.of(EventType.values())
                .forEach(t -> assertThat(words.word("type", t)).isNotBlank());
        Stream.of(Status.values())
                .forEach(t -> assertThat(words.word("status", t)).isNotBlank());
        Stream.of(Severity.values())
                .forEach(t -> assertThat(words.word("severity", t)).isNotBlank());
        Stream.of(Certainty.values())
                .forEach(t -> assertThat(words.word("certainty", t)).isNotBlank());
        Stream.of(Condition.values())
                .forEach(t -> assertThat(words.word("condition", t)).isNotBlank());
        Stream.of(RevisionReason.values())
                .forEach(t -> assertThat(words.word("news", t)).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void eachWayADateCanBeLooseIsSaidInItsOwnWords(String language) {
        MailPhrases words = MailPhrases.of(Locale.forLanguageTag(language));
        assertThat(Stream.of(CertaintyReason.Within.values())
                        .map(w -> words.say(
                                "reason.DATE",
                                Map.of("type", "t", "day", "d", "from", "f", "to", "u", "within", w.name()))))
                .doesNotHaveDuplicates();
    }

    @Test
    void daysAndListsFollowTheLanguage() {
        LocalDate first = LocalDate.of(2024, 11, 2);
        assertThat(ENGLISH.day(first)).isEqualTo("2 November 2024");
        assertThat(ENGLISH.days(first, LocalDate.of(2024, 11, 9))).isEqualTo("2 – 9 November 2024");
        assertThat(ARABIC.day(first)).isEqualTo("2 نوفمبر 2024");
        assertThat(ENGLISH.list(List.of("a", "b", "c"))).isEqualTo("a, b and c");
        assertThat(ARABIC.list(List.of("أ", "ب"))).isEqualTo("أ وب");
    }

    @Test
    void whatAnAlertIsToldApartByIsSaidWithoutWhatIsEmpty() {
        assertThat(Words.line(Map.of("group", "turkey", "borderPlace", ""), DisplayNames.NONE))
                .isEqualTo("turkey");
    }

    @Test
    void onlyWhatRunsTheOtherWayIsSetApart() {
        assertThat(ENGLISH.own("Deir ez-Zor", 40)).isEqualTo("Deir ez-Zor");
        assertThat(ENGLISH.own("دير الزور", 40)).isEqualTo("\u2068دير الزور\u2069");
        assertThat(ARABIC.own("Deir ez-Zor", 40)).isEqualTo("\u2068Deir ez-Zor\u2069");
    }

    private static Properties properties(String language) throws IOException {
        Properties all = new Properties();
        for (String folder : List.of("mail", "page")) {
            Properties words = new Properties();
            try (Reader in = Files.newBufferedReader(
                    Path.of("src/main/resources/" + folder + "/words_" + language + ".properties"))) {
                words.load(in);
            }
            assertThat(words.keySet()).as("in one file alone").noneMatch(all::containsKey);
            all.putAll(words);
        }
        return all;
    }

    private static Set<String> placeholders(String pattern) {
        MessagePattern parsed = new MessagePattern(pattern);
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < parsed.countParts(); i++) {
            if (parsed.getPartType(i) == MessagePattern.Part.Type.ARG_NAME) {
                names.add(parsed.getSubstring(parsed.getPart(i)));
            }
        }
        return names;
    }
}
