package org.faultline.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnowledgeReaderTest {
    @TempDir
    Path dir;

    @BeforeEach
    void writeAGoodFolder() throws IOException {
        write("actors.yaml", "- {id: a, name: Alpha}\n- {id: b, name: Beta}\n");
        write("relations.yaml", "- {a: a, b: b, kind: ALLY}\n");
        write("places.yaml", "- {id: p, name: Town, country: SYR, lat: 34.5, lon: 40.9}\n");
        write("land-borders.geojson", "{\"type\": \"FeatureCollection\", \"features\": []}");
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
                        "actors.yaml:5: unknown field 'alias' (known: acledName, aliases, country, group, id, kind, name, sector)",
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
    void endsWhereAlignmentsRunInACircle() throws IOException {
        write("actors.yaml", "- {id: a, name: A}\n- {id: b, name: B}\n- {id: c, name: C}\n");
        write("relations.yaml", """
                - {a: a, b: b, kind: ALIGNED_WITH}
                - {a: b, b: c, kind: SUBORDINATE_OF}
                - {a: c, b: a, kind: ALIGNED_WITH}
                """);
        Knowledge knowledge = KnowledgeReader.read(dir);
        LocalDate day = LocalDate.of(2024, 11, 2);
        assertThat(knowledge.groupOn(knowledge.actor("A"), day)).isIn("a", "b", "c");
        assertThat(knowledge.between("a", "b", day)).isEqualTo(Relation.UNRELATED);
    }

    private List<String> faults() {
        KnowledgeFault fault = catchThrowableOfType(KnowledgeFault.class, () -> KnowledgeReader.read(dir));
        assertThat(fault).isNotNull();
        return String.valueOf(fault.getMessage())
                .lines()
                .skip(1)
                .map(l -> l.strip().replace(dir + "/", ""))
                .toList();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(dir.resolve(name), text);
    }
}
