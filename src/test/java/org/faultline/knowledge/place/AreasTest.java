package org.faultline.knowledge.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.faultline.fixture.Findings;
import org.faultline.knowledge.Folder;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.name.KnowledgeFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AreasTest {
    private static final Knowledge KNOWLEDGE = Findings.KNOWLEDGE;

    @TempDir
    Path dir;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Deir ez-Zor",
                "Deir-ez-Zor",
                "Deir ez Zor Governorate",
                "Dayr az Zawr",
                "Dayr az-Zawr Province",
                "DEIR EZZOR",
                "دير الزور",
                "محافظة دير الزور"
            })
    void givesOneNameToAnAreaInWhateverSpelling(String spelling) {
        assertThat(KNOWLEDGE.admin1(spelling, "SYR")).isEqualTo("Deir ez-Zor");
        assertThat(KNOWLEDGE.admin1(spelling, "")).isEqualTo("Deir ez-Zor");
    }

    /** Every admin1 and admin2 name of two real files is one of the listed areas, and of 18 governorates at most. */
    @Test
    void knowsEveryAreaThatUcdpNames() throws IOException {
        List<String[]> rows = Files.readAllLines(Path.of("src/test/resources/ucdp/areas.csv")).stream()
                .filter(l -> !l.startsWith("#"))
                .map(l -> l.split("\t", -1))
                .toList();
        PlaceReader reader = new PlaceReader(new KnowledgeFolder(Path.of("config"), null), new java.util.ArrayList<>());
        assertThat(rows).hasSizeGreaterThan(60).allSatisfy(row -> {
            if (!row[1].isEmpty()) {
                assertThat(reader.areas.find(1, row[1], row[0], "")).as(row[1]).isNotNull();
            }
            if (!row[2].isEmpty()) {
                String admin1 = reader.areas.admin1(row[1], row[0]);
                assertThat(reader.areas.find(2, row[2], row[0], admin1))
                        .as(row[2])
                        .isNotNull();
            }
        });
        Set<String> syrian = rows.stream()
                .filter(r -> r[0].equals("SYR") && !r[1].isEmpty())
                .map(r -> KNOWLEDGE.admin1(r[1], r[0]))
                .collect(Collectors.toSet());
        // the files have no event in Suwayda and Tartus
        assertThat(syrian).hasSize(12).contains("Deir ez-Zor", "Rural Damascus", "Ar Raqqah");
    }

    @ParameterizedTest
    @CsvSource({
        "Albu Kamal district, Deir ez-Zor, Abu Kamal",
        "Al Mayadin district, Deir ez-Zor, Al Mayadin",
        "Qaḑā’ al Mawşil, Nineveh, Mosul",
        "Markaz Daraa district, Daraa, Daraa"
    })
    void givesOneNameToADistrict(String said, String admin1, String name) {
        assertThat(KNOWLEDGE.admin2(said, admin1, "")).isEqualTo(name);
    }

    @Test
    void makesOneOfAnUnlistedAreasSpellings() {
        assertThat(KNOWLEDGE.admin1("Ḩaḑramawt Governorate", "YEM")).isEqualTo("Hadramawt");
        assertThat(KNOWLEDGE.admin1("hadramawt", "YEM")).isEqualTo("Hadramawt");
        assertThat(KNOWLEDGE.admin1("", "YEM")).isEmpty();
    }

    @Test
    void knowsCentroidsForWhatTheyAre() {
        assertThat(KNOWLEDGE.precisionOf(35.166667, 40.283333)).isEqualTo(4);
        assertThat(KNOWLEDGE.precisionOf(34.5408, 40.5197)).isEqualTo(3);
        assertThat(KNOWLEDGE.precisionOf(35, 38)).isEqualTo(6);
        assertThat(KNOWLEDGE.precisionOf(34.45, 40.918611)).isEqualTo(1);
    }

    @Test
    void namesASpellingThatTwoAreasClaim() throws IOException {
        Folder folder = Folder.in(dir).with("areas.yaml", """
                - {level: 1, country: SYR, name: North, variants: [Upper]}
                - {level: 1, country: SYR, name: South, variants: [Upper Province]}
                - {level: 3, country: SYR, name: East, lat: 91, lon: 1}
                """);
        assertThat(folder.faults())
                .containsExactly(
                        "areas.yaml:2: variants 'Upper Province' already names 'North'",
                        "areas.yaml:3: level '3' is not a whole number from 0 to 2",
                        "areas.yaml:3: lat '91' is not degrees from -90 to 90");
    }
}
