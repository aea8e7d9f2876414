package org.faultline;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** The packaged program as its own process, in a working folder of its own. */
final class Program implements AutoCloseable {
    /** For who starts it again and again: the compiler for what runs long takes half of a start. */
    static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    private static final Path JAR =
            Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path folder;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final int port = freePort();
    private Process process;

    Program(Path folder) {
        this.folder = folder;
        copy(Path.of("rules"), folder.resolve("rules"));
        copy(Path.of("config"), folder.resolve("config"));
        with("QUARKUS_HTTP_PORT", String.valueOf(port));
    }

    Program with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Path folder() {
        return folder;
    }

    int port() {
        return port;
    }

    /** Starts the process without waiting for anything. */
    Program launch() {
        process = launch("log");
        return this;
    }

    /** Starts it with other words, as a process of its own beside the service; what it says is appended to a file. */
    Process launch(String log, String... words) {
        try {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
            command.addAll(List.of(words));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(folder.resolve(log).toFile()));
            builder.environment().keySet().removeIf(k -> k.startsWith("QUARKUS_") || k.startsWith("FAULTLINE_"));
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it and waits until it is ready. */
    Program start() {
        launch();
        awaitLog("API     http://", Duration.ofSeconds(90));
        return this;
    }

    void awaitLog(String words, Duration patience) {
        await().atMost(patience).pollInterval(Duration.ofMillis(100)).until(() -> {
            if (!process.isAlive() && !log().contains(words)) {
                throw new IllegalStateException("the program ended with " + process.exitValue() + ":\n" + log());
            }
            return log().contains(words);
        });
    }

    String log() {
        try {
            return Files.isRegularFile(folder.resolve("log")) ? Files.readString(folder.resolve("log")) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for a process that ends by itself; gives its exit code. */
    int awaitExit() {
        try {
            if (!process.waitFor(90, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the program goes on:\n" + log());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Has it collect its garbage, so that what its memory holds afterwards is what it needs. */
    void collectGarbage() throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        new ProcessBuilder(jcmd.toString(), String.valueOf(process.pid()), "GC.run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** Ends it as an operator does, and clears its log; gives what that said. */
    String stop() {
        process.destroy();
        awaitExit();
        String said = log();
        clearLog();
        return said;
    }

    /** Ends it as the power does. */
    void kill() {
        process.destroyForcibly();
        awaitExit();
        clearLog();
    }

    private void clearLog() {
        try {
            Files.deleteIfExists(folder.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(uri(path))
                        .header("Accept", "text/html, */*")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    JsonNode getJson(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .header("Accept", "application/json")
                .build();
        return JSON.readTree(
                HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    JsonNode post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Every alert as rule, group-by, condition and the events behind it; what two runs must agree in. */
    TreeSet<String> alerts() throws IOException, InterruptedException {
        TreeSet<String> all = new TreeSet<>();
        for (JsonNode brief : getJson("/api/v1/alerts?limit=500").path("alerts")) {
            JsonNode whole = getJson("/api/v1/alerts/" + brief.path("id").asText());
            List<String> events = new ArrayList<>();
            whole.path("evidence").forEach(e -> events.add(e.path("event").asText()));
            all.add(whole.path("rule").asText() + " " + whole.path("groupBy") + " "
                    + whole.path("condition").asText() + " " + events);
        }
        return all;
    }

    /** Its own PostgreSQL, whose port stands in the fourth line of its lock file. */
    Connection database() throws IOException, SQLException {
        try (var files = Files.walk(folder.resolve("data"))) {
            Path lock =
                    files.filter(f -> f.endsWith("postmaster.pid")).findFirst().orElseThrow();
            String itsPort = Files.readAllLines(lock).get(3);
            return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + itsPort + "/postgres", "postgres", "");
        }
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            process.destroy();
            awaitExit();
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
