package org.faultline.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What an attack would leave behind if it got through: a property, a file, a thread, a connection. */
public final class Marks implements AutoCloseable {
    private static final String PROPERTY = "faultline.attacked";

    private final Path file;
    private final ServerSocket door;

    /** @param file which an attack is to write, and does not exist */
    public Marks(Path file) throws IOException {
        this.file = file;
        this.door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        door.setSoTimeout(1);
    }

    /** The attacks of a family, which would leave these marks. */
    public List<Attack> attacks(String family) {
        return Attack.of(family, file.toString(), door.getLocalPort());
    }

    /** Those that were left since this was last asked. */
    public List<String> found() {
        List<String> found = new ArrayList<>();
        if (System.clearProperty(PROPERTY) != null) {
            found.add("a property");
        }
        if (file.toFile().exists()) {
            found.add("a file");
        }
        if (Thread.getAllStackTraces().keySet().stream()
                .anyMatch(t -> t.getName().equals("faultline-attacked"))) {
            found.add("a thread");
        }
        try {
            door.accept().close();
            found.add("a connection");
        } catch (SocketTimeoutException e) {
            // nobody knocked
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    @Override
    public void close() throws IOException {
        System.clearProperty(PROPERTY);
        door.close();
    }
}
