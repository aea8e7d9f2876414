package org.faultline.knowledge.name;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the files of knowledge are.
 *
 * @param all the folder for all theatres
 * @param own the folder of one theatre, whose files take the place of those of the same name; null where there is none
 */
public record KnowledgeFolder(Path all, @Nullable Path own) {
    /** The file, or folder, of that name that holds here; it may be absent. */
    public Path resolve(String name) {
        return own != null && Files.exists(own.resolve(name)) ? own.resolve(name) : all.resolve(name);
    }
}
