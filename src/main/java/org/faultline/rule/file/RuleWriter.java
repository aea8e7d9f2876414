package org.faultline.rule.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes a rule file whole or not at all: beside its place first, under a hidden name that is passed over, then moved there. */
public final class RuleWriter {
    private RuleWriter() {}

    /**
     * Writes a file below a folder.
     *
     * @param family the folder below it, which is made where there is none
     * @param replace whether a file of that name is written over; else it stays
     * @throws NotSaved where it cannot be written, or stands there already
     */
    public static void write(Path dir, String family, String name, String text, boolean replace) {
        Path place = dir.resolve(family).resolve(name);
        try {
            Path folder = dir.resolve(family);
            if (!Files.isDirectory(folder)) {
                Files.createDirectory(folder);
            }
            if (!folder.toRealPath().startsWith(dir.toRealPath()) || Files.isSymbolicLink(place)) {
                throw new NotSaved(
                        NotSaved.Field.FAMILY, "leads out of the rules folder by a link; choose another family");
            }
            Path written = folder.resolve("." + name + "." + UUID.randomUUID() + ".part");
            try {
                write(written, text);
                move(written, place, replace);
            } finally {
                Files.deleteIfExists(written);
            }
        } catch (IOException e) {
            throw new NotSaved(
                    NotSaved.Field.FOLDER,
                    "the rules folder cannot be written by the service ("
                            + e.getClass().getSimpleName() + " at " + dir.relativize(place)
                            + "). Give the user that runs it the right to write there");
        }
    }

    /** With the rights that a new file usually has, and on the disk before it gets its name. */
    private static void write(Path file, String text) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
    }

    private static void move(Path from, Path to, boolean replace) throws IOException {
        if (replace) {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } else if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
            throw new NotSaved(
                    NotSaved.Field.TEXT,
                    "something called " + to.getFileName() + " stands there already; give this one another name");
        } else {
            Files.move(from, to); // not over one that came meanwhile
        }
    }
}
