package org.faultline.trial.backtest.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The temporary folder of one backtest. A file of its name beside it is locked as long as the process lives; the system unlocks it however
 * that ends, so that whoever comes next can tell a folder in use from one that was left behind, also across containers.
 */
record SortFolder(Path path, Path lockFile, FileChannel lock) implements AutoCloseable {
    /** How the names of the files in it end; nothing else in it is ever deleted. */
    static final String FILES = ".reports";

    /** Those of this process: to open and close the lock of one of them would undo it on some systems. */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private static final String NAME = "faultline-backtest-";
    private static final String LOCK = ".lock";

    /** Makes one below a folder; locked before it is there, so that nobody ever sees it unlocked. */
    static SortFolder create(Path parent) throws IOException {
        Path lockFile = Files.createTempFile(parent, NAME, LOCK);
        FileChannel lock = FileChannel.open(lockFile, StandardOpenOption.WRITE);
        lock.lock();
        String name = String.valueOf(lockFile.getFileName());
        Path path = lockFile.resolveSibling(name.substring(0, name.length() - LOCK.length()));
        OWN.add(path);
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return new SortFolder(
                posix
                        ? Files.createDirectory(
                                path,
                                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
                        : Files.createDirectory(path),
                lockFile,
                lock);
    }

    /** Removes those below a folder whose process is gone; what cannot be removed, such as another user's, stays. */
    static void removeAbandoned(Path parent) {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, NAME + "*")) {
            for (Path path : found) {
                if (!OWN.contains(path) && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    removeUnlessInUse(path, path.resolveSibling(path.getFileName() + LOCK));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // what was left there does no harm but that it takes room
        }
    }

    private static void removeUnlessInUse(Path path, Path lockFile) {
        try (FileChannel lock = FileChannel.open(lockFile, StandardOpenOption.WRITE)) {
            if (lock.tryLock() != null) {
                remove(path, lockFile);
            }
        } catch (IOException e) {
            // likewise
        }
    }

    private static void remove(Path path, Path lockFile) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path, "*" + FILES)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(path);
        Files.deleteIfExists(lockFile);
    }

    @Override
    public void close() throws IOException {
        remove(path, lockFile);
        lock.close();
        OWN.remove(path);
    }
}
