package org.faultline.trial.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.KnowledgeReader;
import org.faultline.knowledge.name.Slip;
import org.faultline.trial.cases.word.CaseSynonyms;
import org.jspecify.annotations.Nullable;

/**
 * The knowledge that cases are written for: {@code config}, what the operator configured; {@code sample}, what comes with the program
 * for its sample; or a folder of knowledge files, named by its path from the cases file.
 *
 * @param folder null unless it is such a folder
 */
public record CaseKnowledge(String name, @Nullable Path folder) {
    /** Where a file does not say. */
    public static final CaseKnowledge CONFIGURED = new CaseKnowledge("config", null);

    private static final CaseKnowledge SAMPLE = new CaseKnowledge("sample", null);

    /** The knowledge of that name in a cases file, or null where there is none. */
    static @Nullable CaseKnowledge named(String name, Path file) {
        if (name.equals(CONFIGURED.name)) {
            return CONFIGURED;
        } else if (name.equals(SAMPLE.name)) {
            return SAMPLE;
        }
        Path folder;
        try {
            folder = file.resolveSibling(name).normalize();
        } catch (InvalidPathException e) {
            return null;
        }
        return !name.isEmpty() && Files.isDirectory(folder) ? new CaseKnowledge(name, folder) : null;
    }

    /** The name that another one nearly is, or a folder beside it; empty where there is none. */
    static String meant(String name, Path file) {
        List<String> words = List.of(CONFIGURED.name, SAMPLE.name);
        String word = CaseSynonyms.word(name, words);
        if (word == null && name.matches("(?i)seed|default|demo|example|examples|built-?in")) {
            return SAMPLE.name;
        }
        if (word != null || name.isEmpty() || name.length() > 200) {
            return word == null ? "" : word;
        }
        try {
            Path folder = file.resolveSibling(name).normalize();
            Path last = folder.getFileName();
            if (folder.getParent() == null || last == null || !Files.isDirectory(folder.getParent())) {
                return "";
            }
            try (Stream<Path> beside = Files.list(folder.getParent())) {
                List<String> folders = beside.filter(Files::isDirectory)
                        .map(p -> String.valueOf(p.getFileName()))
                        .toList();
                String near = Slip.nearest(last.toString(), folders, s -> s);
                return near == null ? "" : name.substring(0, name.lastIndexOf('/') + 1) + near;
            }
        } catch (IOException | InvalidPathException e) {
            return "";
        }
    }

    /** @throws org.faultline.knowledge.name.KnowledgeFault naming every fault of its files */
    public Knowledge read(Supplier<Knowledge> configured) {
        return folder != null
                ? KnowledgeReader.read(folder)
                : equals(SAMPLE) ? KnowledgeReader.sample() : configured.get();
    }
}
