package org.faultline.database;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The folder of the database that the service starts itself, held by one process at a time; the lock goes with the process. */
public final class DataFolder {
    private DataFolder() {}

    public static Path postgres(Path data) {
        return data.resolve("postgres");
    }

    /**
     * Holds the folder; nothing where another process does.
     *
     * @throws IOException if the folder cannot be written to
     */
    public static Optional<Closeable> hold(Path data) throws IOException {
        Files.createDirectories(data);
        FileChannel channel =
                FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(channel);
    }
}
