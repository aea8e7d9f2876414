package org.faultline.knowledge.place;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.faultline.knowledge.Folder;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.KnowledgeReader;
import org.faultline.knowledge.name.NameIndex;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeoNamesReaderTest {
    private static final String TAIL = "\t\t\t0\t\t\tAsia/Damascus\t2024-01-01\n";

    @TempDir
    Path dir;

    private Folder folder;

    @BeforeEach
    void writeADump() throws IOException {
        folder = Folder.in(dir)
                .with("gazetteer/admin1CodesASCII.txt", "SY.07\tDeir ez-Zor\tDeir ez-Zor\t1\nSY.11\tHoms\tHoms\t2\n")
                .with("gazetteer/admin2Codes.txt", "SY.07.0702\tAbu Kamal District\tAbu Kamal\t3\n")
                .with(
                        "gazetteer/SY.txt",
                        row(
                                        "174448",
                                        "Ālbū Kamāl",
                                        "Albu Kamal",
                                        "Abu Kemal,البوكمال",
                                        "34.45226\t40.91854",
                                        "P\tPPL",
                                        "07\t0702")
                                + row("1", "Al Hamra", "", "", "34.1\t40.1", "P\tPPL", "07\t")
                                + row("2", "Al Ḩamrā’", "", "", "34.9\t36.9", "P\tPPL", "11\t")
                                + row("3", "Al Hamra", "", "", "34.5\t40.1", "T\tHLL", "07\t")
                                + row("4", "Nahr al Furat", "", "", "34.5\t40.2", "H\tSTM", "07\t")
                                + row(
                                        "5",
                                        "Deir ez-Zor Governorate",
                                        "",
                                        "Dayr az Zawr",
                                        "35.1667\t40.2833",
                                        "A\tADM1",
                                        "07\t")
                                + row("6", "Abu Kamal", "", "", "34.5\t40.5", "A\tADM2", "07\t0702")
                                + row("7", "Syria", "", "", "35\t38", "A\tPCLI", "00\t"));
    }

    private static String row(
            String id, String name, String ascii, String others, String latLon, String feature, String admin) {
        return String.join("\t", id, name, ascii, others, latLon, feature, "SY", "", admin) + TAIL;
    }

    @Test
    void findsAPlaceByEachOfItsNames() {
        Knowledge knowledge = folder.read();
        for (String name : List.of("Albu Kamal", "ālbū kamāl", "ABU KEMAL", "البوكمال")) {
            assertThat(knowledge.place(name, null, null))
                    .as(name)
                    .isEqualTo(new Place(
                            "geonames:174448",
                            "Ālbū Kamāl",
                            "Deir ez-Zor",
                            "Abu Kamal District",
                            "SYR",
                            34.45226,
                            40.91854,
                            1));
        }
    }

    @Test
    void decidesBetweenPlacesOfOneNameOnlyByWhatTheReportSays() {
        Knowledge knowledge = folder.read();
        assertThat(knowledge.place("al-Hamra", null, null)).isNull();
        assertThat(knowledge.place("al-Hamra", null, "SYR")).isNull();
        assertThat(id(knowledge.place("al-Hamra", "Homs Governorate", "SYR"))).isEqualTo("geonames:2");
        assertThat(id(knowledge.place("al-Hamra", null, null, 34.12, 40.12))).isEqualTo("geonames:1");
        // 44 km from the settlement of that name: another place
        assertThat(knowledge.place("al-Hamra", null, null, 34.5, 40.1)).isNull();
    }

    @Test
    void keepsAreasWithoutCoordinatesAndTheirCentroidsInMind() {
        Knowledge knowledge = folder.read();
        assertThat(requireNonNull(knowledge.place("Dayr az Zawr", null, "SYR")).precision())
                .isEqualTo(4);
        assertThat(requireNonNull(knowledge.place("Dayr az Zawr", null, "SYR")).lat())
                .isNull();
        assertThat(requireNonNull(knowledge.place("Syria", null, null)).precision())
                .isEqualTo(6);
        assertThat(requireNonNull(knowledge.place("Nahr al-Furat", null, null)).precision())
                .isEqualTo(5);
        assertThat(knowledge.precisionOf(35.1667, 40.2833)).isEqualTo(4);
        assertThat(knowledge.precisionOf(34.5, 40.5)).isEqualTo(3);
        assertThat(knowledge.admin1("Dayr az Zawr", "SYR")).isEqualTo("Deir ez-Zor");
    }

    @Test
    void prefersPlacesOfOurOwn() throws IOException {
        folder.with("places.yaml", "- {id: ours, name: Albu Kamal, country: SYR, lat: 34.45, lon: 40.92}\n");
        assertThat(id(folder.read().place("Albu Kamal", null, null))).isEqualTo("ours");
    }

    @Test
    void namesEveryFaultWithItsLineAndValue() throws IOException {
        folder.with(
                "gazetteer/SY.txt",
                "1\ttoo\tfew\n"
                        + row("x", "Town", "", "", "34\t40", "P\tPPL", "07\t")
                        + row("2", "Town", "", "", "95\t1e400", "P\tPPL", "07\t")
                        + row("3", " ", "", "", "NaN\t40", "P\tPPL", "07\t")
                        + row("4", "Town", "", "", "34\t40", "P\tPPL", "07\t").replace("\tSY\t", "\tQQ\t"));
        folder.with("gazetteer/admin1CodesASCII.txt", "SY\tName\tName\t1\n");
        assertThat(folder.faults())
                .containsExactly(
                        "gazetteer/admin1CodesASCII.txt:1: code 'SY' is not a country's two letters and an area's code",
                        "gazetteer/SY.txt:1: has 3 columns, not 19",
                        "gazetteer/SY.txt:2: geonameid 'x' is not a number from 1 to 2147483647",
                        "gazetteer/SY.txt:3: latitude '95' is not a number from -90 to 90",
                        "gazetteer/SY.txt:3: longitude '1e400' is not a number from -180 to 180",
                        "gazetteer/SY.txt:4: latitude 'NaN' is not a number from -90 to 90",
                        "gazetteer/SY.txt:4: name is empty",
                        "gazetteer/SY.txt:5: country code 'QQ' is not one of ISO 3166-1");
    }

    @Test
    void stopsReadingAFileOfAnotherKind() throws IOException {
        folder.with("gazetteer/SY.txt", "no dump\n".repeat(5000));
        assertThat(folder.faults()).hasSize(21).last().asString().startsWith("gazetteer/SY.txt:20: is as far");
    }

    @Test
    void findsAmongManyNamesWhatAMapFinds() {
        Random random = new Random(3);
        NameIndex index = new NameIndex();
        Map<String, List<Integer>> map = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            String name = Integer.toString(random.nextInt(12_000), 36) + "دير";
            index.add(name, i);
            map.merge(name, List.of(i), (x, y) -> java.util.stream.Stream.concat(x.stream(), y.stream())
                    .toList());
        }
        map.forEach((name, values) -> assertThat(index.find(name))
                .containsExactly(values.stream().mapToInt(v -> v).toArray()));
        assertThat(index.find("absent")).isEmpty();
    }

    @Test
    void shipsTownsOfSyriaAndIraq() {
        Knowledge shipped = KnowledgeReader.read(Path.of("config"));
        assertThat(shipped.place("Hajin", null, "SYR"))
                .isNotNull()
                .extracting(Place::admin1)
                .isEqualTo("Deir ez-Zor");
        assertThat(shipped.place("Mosul", null, "IRQ"))
                .isNotNull()
                .extracting(Place::admin1)
                .isEqualTo("Nineveh");
    }

    private static String id(@org.jspecify.annotations.Nullable Place place) {
        return requireNonNull(place).id();
    }
}
