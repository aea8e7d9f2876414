package org.faultline.ingest.detection;

import static org.assertj.core.api.Assertions.assertThat;

import org.faultline.ingest.format.FirstLine;
import org.faultline.ingest.format.Format;
import org.faultline.ingest.format.TableFormat;
import org.junit.jupiter.api.Test;

class FormatsTest {
    @Test
    void eachIsFoundByItsNameInAnyCaseAndWithUnderscores() {
        for (String name : Formats.names()) {
            assertThat(Formats.named(name.toUpperCase(java.util.Locale.ROOT).replace('-', '_')))
                    .extracting(Format::apiName)
                    .isEqualTo(name);
        }
    }

    @Test
    void aHeaderOfAllColumnsOfAFormatIsToldForThatFormatAndNoOther() {
        for (TableFormat format : Formats.TABLES) {
            if (!format.isHeadless()) {
                FirstLine header =
                        FirstLine.of(String.join(",", format.columns().inOrder()));
                for (TableFormat other : Formats.TABLES) {
                    assertThat(other.shownBy(header))
                            .as("%s of %s", other.apiName(), format.apiName())
                            .isEqualTo(other == format ? TableFormat.Shown.HEADER : TableFormat.Shown.NOTHING);
                }
            }
        }
    }

    @Test
    void whatAFormatCannotDoWithoutAreColumnsThatItHas() {
        for (TableFormat format : Formats.TABLES) {
            for (String required : format.required()) {
                for (String column : required.split("\\|")) {
                    assertThat(format.columns().proper(column))
                            .as(format.apiName())
                            .isEqualTo(column);
                }
            }
        }
    }
}
