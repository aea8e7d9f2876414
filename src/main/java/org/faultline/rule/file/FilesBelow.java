package org.faultline.rule.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What stands at or below a path under names of some ending, links followed. What cannot be looked into hides nothing else. What is
 * hidden (a name that begins with a dot) is passed over: a folder that Kubernetes mounts holds each file once more in hidden folders.
 *
 * @param paths of files, and of whatever else bears such a name, sorted
 * @param unreadable folders and paths that could not be looked into, with the reason
 */
public record FilesBelow(List<Path> paths, SortedMap<Path, String> unreadable) {
    /** Looks for them. */
    public static FilesBelow find(Path at, String ending) {
        List<Path> paths = new ArrayList<>();
        SortedMap<Path, String> unreadable = new TreeMap<>();
        try {
            Files.walkFileTree(
                    at, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                            return hidden(folder) ? FileVisitResult.SKIP_SUBTREE : visitFile(folder, attributes);
                        }

                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                            if (file.toString().endsWith(ending)
                                    && !hidden(file)
                                    && !(attributes.isDirectory() && file.equals(at))) {
                                paths.add(file);
                            }
                            return FileVisitResult.CONTINUE;
                        }

                        private boolean hidden(Path path) {
                            return !path.equals(at)
                                    && path.getFileName().toString().startsWith(".");
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException failure) {
                            unreadable.put(file, reason(failure));
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
                            if (failure != null) {
                                unreadable.put(folder, reason(failure));
                            }
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException("could not look through " + at, e); // the visitor throws nothing
        }
        paths.sort(null);
        return new FilesBelow(paths, unreadable);
    }

    /** Why something cannot be read, for a person: {@code it …}. */
    public static String reason(IOException failure) {
        return failure instanceof CharacterCodingException
                ? "is not UTF-8 text; save it as UTF-8"
                : failure instanceof AccessDeniedException
                        ? "may not be read by the user that runs this program; give that user the right to"
                        : failure instanceof NoSuchFileException
                                ? "is not there"
                                : failure instanceof FileSystemLoopException
                                        ? "is a link to a folder that it stands in; remove it"
                                        : "cannot be read: " + failure.getMessage();
    }
}
