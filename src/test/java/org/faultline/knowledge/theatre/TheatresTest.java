package org.faultline.knowledge.theatre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.faultline.knowledge.name.KnowledgeFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TheatresTest {
    @TempDir
    Path dir;

    private Theatres read(String yaml) throws IOException {
        Files.writeString(dir.resolve("theatres.yaml"), yaml);
        return Theatres.read(dir);
    }

    @Test
    void withoutAFileThereIsOneTheatreForEverything() {
        Theatres one = Theatres.read(dir);
        assertThat(one.names()).containsExactly("world");
        assertThat(one.single()).isTrue();
        assertThat(one.of("SYR")).isEqualTo("world");
        assertThat(one.of("")).isEqualTo("world");
    }

    @Test
    void aCountryBelongsToItsTheatreAndEverythingElseToTheWorld() throws IOException {
        Theatres some = read("- name: levant\n  countries: [SYR, LBN]\n- name: gulf\n  countries: [YEM]\n");
        assertThat(some.names()).containsExactly("gulf", "levant", "world");
        assertThat(some.of("SYR")).isEqualTo("levant");
        assertThat(some.of("YEM")).isEqualTo("gulf");
        assertThat(some.of("UKR")).isEqualTo("world");
        assertThat(some.of("")).as("at sea").isEqualTo("world");
    }

    @Test
    void anotherTheatreMayTakeWhatBelongsNowhere() throws IOException {
        Theatres some = read("- name: levant\n  countries: [SYR]\n- name: elsewhere\n  default: true\n");
        assertThat(some.names()).containsExactly("elsewhere", "levant");
        assertThat(some.of("")).isEqualTo("elsewhere");
    }

    @Test
    void theOrderInTheFileIsNoDifference() throws IOException {
        String one = read("- name: a\n  countries: [SYR, LBN]\n- name: b\n  countries: [YEM]\n")
                .toString();
        assertThat(read("- name: b\n  countries: [YEM]\n- name: a\n  countries: [LBN, SYR]\n")
                        .toString())
                .isEqualTo(one);
    }

    @Test
    void aFolderOfKnowledgeIsCalledLikeATheatre() throws IOException {
        Files.createDirectories(dir.resolve("theatres/levant"));
        Files.createDirectories(dir.resolve("theatres/levnat"));
        assertThatThrownBy(() -> read("- name: levant\n  countries: [SYR]\n"))
                .isInstanceOf(KnowledgeFault.class)
                .hasMessageContaining("levnat: is the name of no theatre (there are levant, world)");
    }

    @Test
    void everyFaultIsNamedWithItsLine() {
        assertThatThrownBy(() -> read("""
                        - name: levant
                          countries: [SYR, LBN]
                        - name: Gulf
                          countries: [LBN]
                        - name: levant
                          countries: [XXX]
                        - name: empty
                        - name: one
                          default: true
                        - name: two
                          default: yes
                          colour: red
                        """))
                .isInstanceOf(KnowledgeFault.class)
                .hasMessageContaining("theatres.yaml:3: name 'Gulf' is no name of a theatre")
                .hasMessageContaining("theatres.yaml:4: countries has LBN, which is in the theatre levant already")
                .hasMessageContaining("theatres.yaml:5: name 'levant' is there twice")
                .hasMessageContaining("theatres.yaml:6: countries 'XXX' is not a country's ISO 3166-1 alpha-3 code")
                .hasMessageContaining("theatres.yaml:7: countries is required")
                .hasMessageContaining("theatres.yaml:11: default 'yes' is neither true nor false")
                .hasMessageContaining("theatres.yaml:12: unknown field 'colour'");
    }
}
