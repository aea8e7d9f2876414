package org.faultline.notify.channel.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server for the start without set-up: takes every mail and keeps it as a file, which the inbox page shows. Loopback only. */
public final class InboxServer implements AutoCloseable {
    private final SMTPServer server;

    private InboxServer(SMTPServer server) {
        this.server = server;
    }

    /** Starts on a free port and keeps mails as {@code .eml} files in a folder. */
    public static InboxServer start(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("could not make the folder for the inbox, " + folder, e);
        }
        SMTPServer server = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("localhost")
                .messageHandler((context, from, to, data) -> keep(folder, data))
                .build();
        server.start();
        return new InboxServer(server);
    }

    private static void keep(Path folder, byte[] mail) {
        String name = System.currentTimeMillis() + "-" + UUID.randomUUID();
        try {
            Path part = Files.write(folder.resolve(name + ".part"), mail);
            Files.move(part, folder.resolve(name + ".eml"));
        } catch (IOException e) {
            throw new UncheckedIOException("could not keep a mail in " + folder, e);
        }
    }

    public int port() {
        return server.getPortAllocated();
    }

    @Override
    public void close() {
        server.stop();
    }
}
