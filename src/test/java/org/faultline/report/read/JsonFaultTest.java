package org.faultline.report.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Random;
import org.faultline.report.delivery.MalformedDelivery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFaultTest {
    private static final String GOOD =
            "{\"a\": [1, -2.5e3, true, null, \"t\\u00e9\\n\"], \"b\": {\"c\": \"d\"}, \"e\": []}";
    private static final String PIECES = "{}[]:,\"'\\ \n\t\u0000\u00a0é0aN-+.e/u";

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            {"a": 1,}       ~ 1 ~ 9  ~ found } where the name of a field in double quotes is expected
            {"a": 1, b: 2}  ~ 1 ~ 11 ~ found b where the name of a field in double quotes is expected
            {"a" 1}         ~ 1 ~ 7  ~ found 1 where a colon after the name of the field is expected
            {"a": 1 "b": 2} ~ 1 ~ 10 ~ found " where a comma or } is expected
            [1 2]           ~ 1 ~ 5  ~ found 2 where a comma or ] is expected
            [1.]            ~ 1 ~ 4  ~ found ] where a digit after the decimal point is expected
            [+1]            ~ 1 ~ 3  ~ found + where a number without a plus sign is expected
            [01]            ~ 1 ~ 3  ~ a number is not written as in JSON, such as 0.5 or -12
            {"a": NaN}      ~ 1 ~ 10 ~ NaN is no number in JSON; write null, or leave the field out
            {"a": yes}      ~ 1 ~ 7  ~ found yes where a value (a text in double quotes, a number, true, false, null, { or [) is expected
            {"a": 'x'}      ~ 1 ~ 8  ~ found ' where a value (a text in double quotes, a number, true, false, null, { or [) is expected
            {"a": "\\x"}    ~ 1 ~ 10 ~ found x where one of " \\ / b f n r t u after a backslash is expected
            {"a": 1]        ~ 1 ~ 9  ~ found ] where } is expected; the object that begins at line 1, column 1 is not closed
            [1              ~ 1 ~ 3  ~ it ends before it is complete; the array that begins at line 1, column 1 is not closed
            {"a": "x        ~ 1 ~ 9  ~ it ends before it is complete, inside a text that no double quote closes
            ]               ~ 1 ~ 2  ~ found ], but nothing that it closes is open
            {"a":1,"a":2}   ~ 1 ~ 11 ~ the field a is there twice
            """)
    void saysWhatWasFoundAndWhatIsExpected(String text, long line, long column, String said) {
        assertThatThrownBy(() -> ReportReader.parse(text))
                .isInstanceOfSatisfying(
                        MalformedDelivery.class, e -> assertThat(e.getMessage()).isEqualTo(said))
                .isInstanceOfSatisfying(
                        MalformedDelivery.class, e -> assertThat(e.line()).isEqualTo(line))
                .isInstanceOfSatisfying(
                        MalformedDelivery.class, e -> assertThat(e.column()).isBetween(column - 1, column + 1));
    }

    @Test
    void whatNobodySeesIsNamedByItsNumber() {
        assertThatThrownBy(() -> ReportReader.parse("{\"a\": \"x\ny\"}"))
                .hasMessage("a text holds the control character U+000A, which is written \\n there");
        assertThatThrownBy(() -> ReportReader.parse("{\u00a0}"))
                .hasMessage("found a space (U+00A0) where the name of a field in double quotes is expected");
        assertThatThrownBy(() -> ReportReader.parse("\u0000"))
                .hasMessage("found the control character U+0000 outside of a text");
        assertThatThrownBy(() -> ReportReader.parse("[".repeat(2000))).hasMessage("it is nested too deep");
        assertThatThrownBy(() -> ReportReader.parse("[" + "9".repeat(2000) + "]"))
                .hasMessage("a text, a name or a number in it is too long");
    }

    @Test
    void nothingThatIsWrittenBringsTheParsersWordsToLight() {
        Random random = new Random(18);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(GOOD);
            for (int slips = 1 + random.nextInt(2); slips > 0; slips--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, PIECES.charAt(random.nextInt(PIECES.length())));
                    default -> text.setLength(Math.max(1, at));
                }
            }
            Throwable thrown = catchThrowable(() -> ReportReader.parse(text.toString()));
            if (thrown != null) {
                assertThat(thrown).isInstanceOf(MalformedDelivery.class);
                assertThat(thrown.getMessage())
                        .as(text.toString())
                        .doesNotContainPattern(
                                "(?i)source|redacted|feature|jackson|\\bcode\\b|ctrl|token|unexpected|end-of-input")
                        .isNotEqualTo("something else than JSON begins here");
            }
        }
    }
}
