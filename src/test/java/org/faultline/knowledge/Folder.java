package org.faultline.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.faultline.knowledge.name.KnowledgeFault;

/** A folder of knowledge files: the least that is one, and whatever a test writes over it. */
public record Folder(Path dir) {
    public static Folder in(Path dir) throws IOException {
        return new Folder(dir)
                .with("actors.yaml", "- {id: a, name: Alpha}\n- {id: b, name: Beta}\n")
                .with("relations.yaml", "- {a: a, b: b, kind: ALLY}\n")
                .with("places.yaml", "- {id: p, name: Town, country: SYR, lat: 34.5, lon: 40.9}\n")
                .with("land-borders.geojson", "{\"type\": \"FeatureCollection\", \"features\": []}");
    }

    public Folder with(String name, String text) throws IOException {
        Path file = dir.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    public Knowledge read() {
        return KnowledgeReader.read(dir);
    }

    public List<String> faults() {
        KnowledgeFault fault = catchThrowableOfType(KnowledgeFault.class, this::read);
        assertThat(fault).isNotNull();
        return String.valueOf(fault.getMessage())
                .lines()
                .skip(1)
                .map(l -> l.strip().replace(dir + "/", ""))
                .toList();
    }
}
