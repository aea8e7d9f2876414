package org.faultline.fact.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.faultline.fact.NormalizedText;
import org.faultline.fixture.Reports;
import org.faultline.report.Report;
import org.faultline.report.Source;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcesTest {
    private static final String QUOTE =
            "Violent clashes broke out on Saturday evening between government forces and members of "
                    + "the Iranian Revolutionary Guards near the grain silos in the countryside of the city of Deir Ezzor";

    private static Report told(
            String id, String publisher, @Nullable String original, @Nullable String title, @Nullable String quote) {
        return Reports.clash("al-Bukamal")
                .id(id)
                .toldBy(
                        new Source(null, title, publisher, original, null, LocalDate.of(2024, 11, 3), null, null),
                        quote)
                .report();
    }

    private static List<String> independent(Report... reports) {
        return Sources.independent(List.of(reports));
    }

    /** GED 228827: two sources by the row's count, one headline of one observatory by its list. */
    @Test
    void oneObservatoryNamedTwiceIsOne() {
        assertThat(independent(told("1", "SOHR", "SOHR;SOHR", "Death toll rises", null)))
                .containsExactly("SOHR");
        assertThat(independent(told("1", "x", "S.O.H.R.; The Times ; sohr;the times; Times", null, null)))
                .containsExactly("S.O.H.R.", "The Times");
    }

    @Test
    void severalOriginalSourcesCountEachUnlessTheirArticleIsTheSame() {
        assertThat(independent(told("1", "x", "SOHR;AFP", "Death toll rises", null)))
                .containsExactly("AFP", "SOHR");
        assertThat(independent(told("1", "x", "SOHR;AFP", "Death toll rises;Death toll rises", null)))
                .containsExactly("SOHR");
        assertThat(independent(told("1", "x", "SOHR;AFP", "Death toll rises;Fighting resumes", null)))
                .containsExactly("AFP", "SOHR");
    }

    @Test
    void anOutletThatCopiesWordForWordAddsNoSource() {
        assertThat(independent(
                        told("copy", "Daily Copy", null, "Clashes", QUOTE),
                        told("first", "SOHR", "SOHR", "Dead in Deir Ezzor", QUOTE.toUpperCase(java.util.Locale.ROOT)),
                        told(
                                "own",
                                "Enab Baladi",
                                null,
                                "Eyewitness",
                                "We heard shots from our window all night long.")))
                .containsExactly("Enab Baladi", "SOHR");
    }

    @Test
    void theSameHeadlineCountsOnceForWhoPublishedItFirst() {
        Report later = told("a", "Late Post", null, "Five dead, say medics!", null);
        Report sooner = Reports.clash("al-Bukamal")
                .id("b")
                .toldBy(
                        new Source(
                                null,
                                "Five dead say medics",
                                "Early Post",
                                null,
                                null,
                                LocalDate.of(2024, 11, 2),
                                null,
                                null),
                        null)
                .report();
        assertThat(independent(later, sooner)).containsExactly("Early Post");
        assertThat(independent(later, sooner, told("c", "Late Post", null, "Our man on the scene", null)))
                .as("its own telling counts beside its copy")
                .containsExactly("Early Post", "Late Post");
    }

    @Test
    void silentReportsAreNoCopiesOfEachOther() {
        assertThat(independent(told("1", "A", null, null, null), told("2", "B", null, null, null)))
                .containsExactly("A", "B");
    }

    @ParameterizedTest
    @CsvSource({
        "true, one two three four five six seven eight, 'One, two three: four five six seven EIGHT!'",
        "true, one two three four five six seven eight, now one two three four five six seven eight nine ten eleven",
        "false, one two three four five six seven, now one two three four five six seven and so on",
        "false, one two three four five six seven eight, one two three four nine six seven eight ten eleven",
        "false, '', ''"
    })
    void nearlyTheSameIsEqualOrContained(boolean nearly, String a, String b) {
        assertThat(NormalizedText.of(a).nearly(NormalizedText.of(b))).isEqualTo(nearly);
        assertThat(NormalizedText.of(b).nearly(NormalizedText.of(a))).isEqualTo(nearly);
    }

    @Test
    void nineTenthsOfTheRunsOfThreeWordsInCommonAreNearlyTheSame() {
        assertThat(changed(80, 40).nearly(changed(80, -1))).isTrue();
        assertThat(changed(40, 20).nearly(changed(40, -1))).isFalse();
    }

    /** So many different words, one of them another. */
    private static NormalizedText changed(int words, int at) {
        return NormalizedText.of(String.join(
                " ",
                IntStream.range(0, words)
                        .mapToObj(i -> i == at ? "other" : "w" + i)
                        .toList()));
    }

    /** Of texts of a few words that differ in some, so that many are on the edge. */
    @Test
    void nearlyTheSameIsSaidOfTheSameTextsAsWhereAllRunsAreCounted() {
        Random random = new Random(3);
        int near = 0;
        for (int trial = 0; trial < 2000; trial++) {
            List<String> words = new ArrayList<>(random.ints(20 + random.nextInt(60), 0, 9)
                    .mapToObj(i -> "w" + i)
                    .toList());
            String before = String.join(" ", words);
            for (int i = random.nextInt(4); i >= 0; i--) {
                words.set(random.nextInt(words.size()), "other");
            }
            NormalizedText one = NormalizedText.of(before);
            NormalizedText two = NormalizedText.of(String.join(" ", words));
            Set<String> common = new HashSet<>(one.runs());
            common.retainAll(two.runs());
            boolean nearly =
                    common.size() >= 0.9 * (one.runs().size() + two.runs().size() - common.size());
            assertThat(one.nearly(two)).as("%s / %s", one, two).isEqualTo(nearly);
            near += nearly ? 1 : 0;
        }
        assertThat(near).isBetween(100, 1900);
    }

    @Test
    void textInAsciiReadsAsItDoesBesideOthers() {
        Random random = new Random(7);
        for (int i = 0; i < 1000; i++) {
            String text = random.ints(random.nextInt(12), 0, 0x80)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThat((NormalizedText.plain(text) + " e").strip()).isEqualTo(NormalizedText.plain(text + " é"));
        }
    }
}
