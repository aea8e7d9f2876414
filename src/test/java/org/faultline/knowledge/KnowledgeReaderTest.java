package org.faultline.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.faultline.knowledge.name.Relation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnowledgeReaderTest {
    @TempDir
    Path dir;

    private Folder folder;

    @BeforeEach
    void writeAGoodFolder() throws IOException {
        folder = Folder.in(dir);
    }

    @Test
    void readsAGoodFolder() {
        Knowledge knowledge = KnowledgeReader.read(dir);
        assertThat(knowledge.between("a", "b", LocalDate.of(2024, 11, 2))).isEqualTo(Relation.ALLY);
    }

    @Test
    void namesEveryFaultOfEveryFileWithItsLine() throws IOException {
        write("actors.yaml", """
                - id: a
                  name: Alpha
                  kind: 9
                - {id: a, name: Other}
                - {id: c, name: "ALPHA", alias: [C]}
                - id: d
                """);
        write("relations.yaml", """
                - {a: a, b: nobody, kind: ALLY}
                - {a: a, b: c, kind: FRIEND, validFrom: 2024-02-31}
                - {a: a, b: c, kind: ENEMY, validFrom: 2024-02-01, validTo: 2024-01-01}
                """);
        write("places.yaml", """
                - {id: p, name: Town, country: SYR, lat: 91, lon: 40}
                - {id: q, name: Village, country: SYR, lat: 34}
                - just words
                """);
        write("land-borders.geojson", "{\"features\":\n oops}");
        assertThat(faults())
                .hasSize(13)
                .contains(
                        "actors.yaml:3: kind '9' is not a whole number from 0 to 8",
                        "actors.yaml:4: id 'a' is there twice",
                        "actors.yaml:5: unknown field 'alias' (known: acledName, aliases, arabic, country, display, group, id, kind, name, sector)",
                        "actors.yaml:5: name 'ALPHA' already names the actor 'a'",
                        "actors.yaml:6: name is required",
                        "relations.yaml:1: b 'nobody' is no actor in actors.yaml",
                        "relations.yaml:2: validFrom '2024-02-31' is not a calendar date (YYYY-MM-DD)",
                        "relations.yaml:2: kind 'FRIEND' is none of [ALLY, ENEMY, ALIGNED_WITH, SUBORDINATE_OF, BACKED_BY]",
                        "relations.yaml:3: validTo '2024-01-01' lies before validFrom '2024-02-01'",
                        "places.yaml:1: lat '91' is not degrees from -90 to 90",
                        "places.yaml:2: lat needs the other coordinate beside it",
                        "places.yaml:3: an entry must be a mapping of names to values")
                .anyMatch(f -> f.startsWith("land-borders.geojson:2: is not GeoJSON: "));
    }

    @Test
    void namesFilesThatAreMissing() throws IOException {
        Files.delete(dir.resolve("places.yaml"));
        Files.delete(dir.resolve("land-borders.geojson"));
        assertThat(faults()).containsExactly("places.yaml: is missing", "land-borders.geojson: is missing");
    }

    @Test
    void namesTheLineOfWhatIsNotYaml() throws IOException {
        write("actors.yaml", "- id: a\n  name: [Alpha\n");
        write("places.yaml", "id: p\n");
        assertThat(faults())
                .anyMatch(f -> f.startsWith("actors.yaml:3: is not YAML: "))
                .contains("places.yaml:1: must be a list of entries");
    }

    @Test
    void namesFilesThatHoldControlCharactersOrAreNoText() throws IOException {
        write("actors.yaml", "- id: a\n  name: Al\u0007pha\n");
        Files.write(dir.resolve("places.yaml"), "- name: Ālbū".getBytes(StandardCharsets.UTF_16));
        assertThat(faults())
                .anyMatch(f -> f.startsWith("actors.yaml:2: is not YAML: holds the control character U+0007"))
                .contains("places.yaml:1: is not UTF-8 text");
    }

    @Test
    void saysOfActorsWithoutANameOnlyThat() throws IOException {
        write("actors.yaml", "- {id: a}\n- {id: b}\n");
        assertThat(faults()).containsExactly("actors.yaml:1: name is required", "actors.yaml:2: name is required");
    }

    @Test
    void letsOneNameMeanSeveralActorsOnDaysThatNoTwoShare() throws IOException {
        write("actors.yaml", """
                - {id: a, name: Alpha, aliases: [{name: Guard, validTo: 2024-12-08}]}
                - {id: b, name: Beta, aliases: [Second, {name: guard, validFrom: 2024-12-09}]}
                """);
        Knowledge knowledge = KnowledgeReader.read(dir);
        assertThat(knowledge.actor("GUARD", LocalDate.of(2024, 12, 8)).id()).isEqualTo("a");
        assertThat(knowledge.actor("GUARD", LocalDate.of(2024, 12, 9)).id()).isEqualTo("b");
    }

    @Test
    void namesANameThatTwoActorsShareOnADay() throws IOException {
        write("actors.yaml", """
                - {id: a, name: Alpha, aliases: [{name: Guard, validTo: 2024-12-08}]}
                - id: b
                  name: Beta
                  aliases:
                    - Second
                    - {name: guard, validFrom: 2024-12-08}
                    - {name: late, validFrom: 2024-12-08, validTo: 2024-12-07}
                    - {validFrom: 2024-12-08}
                - {id: "?:c", name: Gamma, group: "x|y"}
                """);
        assertThat(faults())
                .containsExactly(
                        "actors.yaml:7: validTo '2024-12-07' lies before validFrom '2024-12-08'",
                        "actors.yaml:8: name is required",
                        "actors.yaml:6: aliases 'guard' already names the actor 'a' from 0001-01-01 to 2024-12-08",
                        "actors.yaml:9: id '?:c' must not begin with '?:' or hold '|'",
                        "actors.yaml:9: group 'x|y' must not end with ' (unknown)' or hold '|'");
    }

    @Test
    void namesBordersThatAreNone() throws IOException {
        write("land-borders.geojson", """
                {"features": [
                {"properties": {"a": "A", "b": "B"}, "geometry": {"type": "Point", "coordinates": [1, 2]}},
                {"properties": {"a": "A", "b": "B"}, "geometry": {"type": "LineString", "coordinates": [[1, 95], [1, "x"]]}}
                ]}
                """);
        assertThat(faults())
                .containsExactly(
                        "land-borders.geojson:2: the border A–B is neither a LineString nor a MultiLineString",
                        "land-borders.geojson:3: [1,95] is not a longitude and a latitude in degrees",
                        "land-borders.geojson:3: [1,\"x\"] is not a longitude and a latitude in degrees");
    }

    @Test
    void namesCountryCodesThatAreNoneWithTheNearest() throws IOException {
        write("actors.yaml", """
                - {id: a, name: Alpha, country: SYA}
                - {id: b, name: Beta, country: SY}
                - {id: c, name: Gamma, country: Irak}
                - {id: d, name: Delta, country: XKX}
                - {id: e, name: Epsilon, country: syr}
                """);
        write("places.yaml", "- {id: p, name: Town, country: ZQJ}\n- {id: q, name: Village}\n");
        write("areas.yaml", "- {level: 1, country: IRK, name: North}\n");
        write("land-borders.geojson", """
                {"features": [
                {"properties": {"a": "A", "aIso": "SRY", "b": "B"}, "geometry": {"type": "LineString", "coordinates": [[1, 2], [1, 3]]}}
                ]}
                """);
        String none = "is not a country's ISO 3166-1 alpha-3 code";
        assertThat(faults())
                .containsExactlyInAnyOrder(
                        "actors.yaml:1: country 'SYA' " + none + "; did you mean SYC or SYR?",
                        "actors.yaml:2: country 'SY' " + none + "; did you mean SYR?",
                        "actors.yaml:3: country 'Irak' " + none + "; did you mean IRN or IRQ?",
                        "actors.yaml:5: country 'syr' " + none + "; did you mean SYR?",
                        "places.yaml:1: country 'ZQJ' " + none,
                        "places.yaml:2: country is required",
                        "areas.yaml:1: country 'IRK' " + none + "; did you mean IRL or IRN or IRQ?",
                        "land-borders.geojson:2: aIso 'SRY' " + none + "; did you mean SYR?");
    }

    @Test
    void namesAnAdmin1ThatIsNoAreasName() throws IOException {
        write("areas.yaml", """
                - {level: 2, country: SYR, admin1: Dayr az Zawrr, name: Abu Kamal}
                - {level: 1, country: SYR, name: Deir ez-Zor, variants: [Dayr az Zawr]}
                """);
        write("places.yaml", """
                - {id: p, name: Town, country: SYR, admin1: New York}
                - {id: q, name: Village, country: SYR, admin1: Dayr az Zawr governorate}
                - {id: r, name: Hamlet, country: IRQ, admin1: Anywhere}
                """);
        assertThat(faults())
                .as("any name may be an area's where none is known of the country")
                .containsExactly(
                        "areas.yaml:1: admin1 'Dayr az Zawrr' is the name of no admin1 area of Syria; did you mean Deir ez-Zor?",
                        "places.yaml:1: admin1 'New York' is the name of no admin1 area of Syria");
    }

    private List<String> faults() {
        return folder.faults();
    }

    private void write(String name, String text) throws IOException {
        folder.with(name, text);
    }
}
