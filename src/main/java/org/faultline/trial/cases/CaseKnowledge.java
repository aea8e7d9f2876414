package org.faultline.trial.cases;

import java.nio.file.Files;
import java.nio.file.Path;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.KnowledgeReader;
import org.jspecify.annotations.Nullable;

/**
 * The knowledge that cases are written for: {@code config}, what the operator configured; {@code sample}, what comes with the program
 * for its sample; or a folder of knowledge files, named by its path from the cases file.
 *
 * @param folder null unless it is such a folder
 */
public record CaseKnowledge(String name, @Nullable Path folder) {
    /** Where a file does not say. */
    static final CaseKnowledge CONFIGURED = new CaseKnowledge("config", null);

    private static final CaseKnowledge SAMPLE = new CaseKnowledge("sample", null);

    /** The knowledge of that name in a cases file, or null where there is none. */
    static @Nullable CaseKnowledge named(String name, Path file) {
        if (name.equals(CONFIGURED.name)) {
            return CONFIGURED;
        } else if (name.equals(SAMPLE.name)) {
            return SAMPLE;
        }
        Path folder = file.resolveSibling(name).normalize();
        return !name.isEmpty() && Files.isDirectory(folder) ? new CaseKnowledge(name, folder) : null;
    }

    /** @throws org.faultline.knowledge.name.KnowledgeFault naming every fault of its files */
    public Knowledge read(Knowledge configured) {
        return folder != null ? KnowledgeReader.read(folder) : equals(SAMPLE) ? KnowledgeReader.sample() : configured;
    }
}
