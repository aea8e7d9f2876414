package org.faultline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A mail server over real sockets that answers every verb as it is told: refuses, stays silent, cuts the line. */
public final class ScriptedSmtp implements AutoCloseable {
    /** Says nothing, and keeps the line. */
    public static final String SILENCE = "silence";

    /** Ends the line without a word. */
    public static final String CUT = "cut";

    private static final String USUAL = "as usual";
    private static final Script WELL = (verb, line) -> USUAL;

    /** What is said to a verb: a reply, {@link #SILENCE}, {@link #CUT}, or null for what is usual. CONNECT and DOT are verbs here. */
    public interface Script {
        @Nullable
        String answer(String verb, String line);
    }

    /** A mail that it took. */
    public record Mail(String from, String to, String text) {
        public String messageId() {
            return header("Message-ID");
        }

        public String header(String name) {
            String head = text.substring(0, text.indexOf("\r\n\r\n") + 2).replaceAll("\r\n[ \t]+", " ");
            return head.lines()
                    .filter(l -> l.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(l -> l.substring(name.length() + 1).strip())
                    .collect(Collectors.joining("\n"));
        }
    }

    private final int port;
    private final Set<Socket> lines = ConcurrentHashMap.newKeySet();
    private final List<Mail> taken = new CopyOnWriteArrayList<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger count = new AtomicInteger();
    private volatile Script script = WELL;
    private volatile String capabilities = "PIPELINING 8BITMIME ENHANCEDSTATUSCODES";
    private volatile boolean keeps = true;
    private volatile @Nullable ServerSocket server;

    public ScriptedSmtp() {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = any.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        up();
    }

    public int port() {
        return port;
    }

    /** From now on it answers so. */
    public ScriptedSmtp script(Script now) {
        script = now;
        return this;
    }

    /** It answers one verb so, and the others as usual. */
    public ScriptedSmtp says(String verb, String answer) {
        return script((v, line) -> v.equals(verb) ? answer : null);
    }

    public ScriptedSmtp well() {
        return script(WELL);
    }

    public ScriptedSmtp capabilities(String words) {
        capabilities = words;
        return this;
    }

    /** Counts mails without keeping them. */
    public ScriptedSmtp onlyCounts() {
        keeps = false;
        return this;
    }

    /** The mails whose end it has seen and did not refuse. */
    public List<Mail> taken() {
        return taken;
    }

    public int count() {
        return count.get();
    }

    /** Nobody is connected. */
    public boolean isIdle() {
        return lines.isEmpty();
    }

    /** Every line it was told, but for the mails themselves. */
    public List<String> heard() {
        return heard;
    }

    public void forget() {
        taken.clear();
        heard.clear();
        count.set(0);
    }

    /** Nobody listens, and every line is cut. */
    public void down() {
        close();
    }

    public void up() {
        try {
            ServerSocket fresh = new ServerSocket();
            fresh.setReuseAddress(true);
            fresh.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            server = fresh;
            daemon(() -> accept(fresh));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            ServerSocket now = server;
            if (now != null) {
                now.close();
            }
            cut();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every line that is open now is cut. */
    public void cut() {
        try {
            for (Socket line : lines) {
                line.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket at) {
        try {
            while (true) {
                Socket line = at.accept();
                lines.add(line);
                daemon(() -> talk(line));
            }
        } catch (IOException e) {
            // it went down
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    private void talk(Socket line) {
        try (line) {
            line.setTcpNoDelay(true);
            new Talk(line).run();
        } catch (IOException e) {
            // the line was cut, by either side
        } finally {
            lines.remove(line);
        }
    }

    private final class Talk {
        private final BufferedReader in;
        private final OutputStream out;
        private String from = "";
        private String to = "";

        Talk(Socket line) throws IOException {
            in = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.ISO_8859_1));
            out = line.getOutputStream();
        }

        void run() throws IOException {
            boolean goesOn = say(answer("CONNECT", ""), "220 scripted");
            while (goesOn) {
                String line = in.readLine();
                goesOn = line != null && hear(line);
            }
        }

        private boolean hear(String line) throws IOException {
            if (keeps) {
                heard.add(line);
            }
            String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            return switch (verb) {
                case "EHLO" -> say(answer(verb, line), ehlo());
                case "MAIL" -> {
                    from = line.replaceAll(".*<(.*)>.*", "$1");
                    yield say(answer(verb, line), "250 2.1.0 ok");
                }
                case "RCPT" -> {
                    String answer = answer(verb, line);
                    to = USUAL.equals(answer) ? line.replaceAll(".*<(.*)>.*", "$1") : "";
                    yield say(answer, "250 2.1.5 ok");
                }
                case "DATA" -> {
                    String answer = answer(verb, line);
                    yield to.isEmpty()
                            ? say("554 5.5.1 no valid recipients", "")
                            : USUAL.equals(answer) ? say(answer, "354 go on") && data() : say(answer, "");
                }
                case "QUIT" -> {
                    say(answer(verb, line), "221 bye");
                    yield false;
                }
                case "AUTH" -> say(answer(verb, line), "235 2.7.0 ok");
                default -> say(answer(verb, line), "250 2.0.0 ok");
            };
        }

        private boolean data() throws IOException {
            StringBuilder text = new StringBuilder();
            String line = in.readLine();
            while (line != null && !line.equals(".")) {
                text.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
                line = in.readLine();
            }
            if (line == null) {
                return false;
            }
            String answer = answer("DOT", to);
            if (USUAL.equals(answer) || answer.startsWith("2") || answer.equals(CUT)) {
                count.incrementAndGet();
                if (keeps) {
                    taken.add(new Mail(from, to, text.toString()));
                }
            }
            return say(answer, "250 2.0.0 taken");
        }

        private String ehlo() {
            String words = ("scripted " + capabilities).strip();
            String[] all = words.split(" ");
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < all.length; i++) {
                lines.append(i < all.length - 1 ? "250-" : "250 ")
                        .append(all[i].replace('_', ' '))
                        .append("\r\n");
            }
            return lines.toString().strip();
        }

        private String answer(String verb, String line) {
            String given = script.answer(verb, line);
            return given == null ? USUAL : given;
        }

        /** False where the line ends. */
        private boolean say(String answer, String usual) throws IOException {
            if (answer.equals(CUT)) {
                return false;
            }
            if (answer.equals(SILENCE)) {
                while (in.readLine() != null) {
                    // hears, and says nothing
                }
                return false;
            }
            out.write(((USUAL.equals(answer) ? usual : answer) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return !answer.startsWith("421");
        }
    }
}
