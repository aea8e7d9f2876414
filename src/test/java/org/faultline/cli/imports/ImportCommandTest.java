package org.faultline.cli.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.faultline.cli.Commands;
import org.faultline.cli.option.ServiceSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the command says and sends, against a server over real HTTP that answers as it is told; the service itself is in ImportIT. */
class ImportCommandTest {
    private static final String TABLE = "dataset,externalId,quote\n";
    private static final String TAKEN =
            "{\"accepted\":2,\"duplicates\":0,\"revised\":0,\"retracted\":0,\"refused\":0,\"rejected\":[],\"warnings\":[],\"quarantine\":[]}";
    private static final String REFUSED =
            "{\"accepted\":1,\"duplicates\":0,\"revised\":0,\"retracted\":0,\"refused\":1,"
                    + "\"rejected\":[{\"index\":1,\"field\":\"date.end\",\"value\":\"x\\u001b[2J\",\"reason\":\"is no date\",\"line\":3,\"column\":\"date\"}],"
                    + "\"warnings\":[],\"quarantine\":[\"/api/v1/quarantine/7\"]}";

    private record Answer(int status, String body) {}

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<String> asked = new ArrayList<>();
    private final Deque<Answer> answers = new ArrayDeque<>();
    private String begun = "{\"id\":7,\"line\":0,\"setAside\":0}";
    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    private void answer(HttpExchange call) throws IOException {
        String body = new String(call.getRequestBody().readAllBytes(), UTF_8);
        boolean begins = call.getRequestURI().getPath().equals("/api/v1/imports");
        Answer next = answers.isEmpty() ? new Answer(200, TAKEN) : answers.peek();
        if (!begins) {
            answers.poll();
            asked.add(call.getRequestURI() + " " + call.getRequestHeaders().getFirst("Content-Type") + " " + body);
        } else {
            asked.add(body);
            next = new Answer(200, begun);
        }
        byte[] bytes = next.body.getBytes(UTF_8);
        call.sendResponseHeaders(next.status, bytes.length);
        try (OutputStream to = call.getResponseBody()) {
            to.write(bytes);
        }
    }

    @Test
    void sendsAFileAndSaysWhatBecameOfIt() throws IOException {
        Path file = file("a.csv", TABLE + "d,1,a\nd,2,b\n");
        assertThat(run("--as-of", "2024-11-17T12:00:00+01:00", file.toString())).isTrue();
        assertThat(asked.get(0)).startsWith("{\"name\":\"" + file).contains("\"fingerprint\":\"");
        assertThat(asked.get(1))
                .isEqualTo(
                        "/api/v1/reports?format=faultline&import=7&line=2&through=3&asOf=2024-11-17T11%3A00%3A00Z text/csv "
                                + TABLE + "d,1,a\nd,2,b\n");
        assertThat(said()).contains(file + ": 2 rows: 2 new, 0 known, 0 revised, 0 withdrawn, 0 refused");
        assertThat(said()).containsPattern("1 file, 2 rows in \\d+ s \\([\\d,]+ rows/s\\), 0 refused");
    }

    @Test
    void namesRefusedRowsWithoutWhatWouldMoveACursor() throws IOException {
        answers.add(new Answer(200, REFUSED));
        Path file = file("a.csv", TABLE + "d,1,a\nd,2,b\n");
        assertThat(run(file.toString())).isFalse();
        assertThat(said())
                .contains("  " + file + ":3: date 'x [2J' is no date")
                .contains("the refused rows, to mend and import: " + url() + "/api/v1/quarantine/7")
                .doesNotContain("\u001b");
    }

    @Test
    void goesOnAfterTheLineThatWasTakenUnlessToldToBeginAgain() throws IOException {
        begun = "{\"id\":7,\"line\":2,\"setAside\":1}";
        Path file = file("a.csv", TABLE + "d,1,a\nd,2,b\n");
        assertThat(run(file.toString())).as("a row was set aside before").isFalse();
        assertThat(asked.get(1)).contains("line=3&through=3").endsWith(TABLE + "d,2,b\n");
        assertThat(said()).contains("; those up to line 2 were taken before (1 of them refused)");
        begun = "{\"id\":7,\"line\":3,\"setAside\":0}";
        assertThat(run(file.toString())).isTrue();
        assertThat(asked).hasSize(3);
        assertThat(said()).contains(file + ": nothing more to take; those up to line 3 were taken before");
        assertThat(run("--again", file.toString())).isTrue();
        assertThat(asked.get(4)).contains("line=2&through=3");
    }

    @Test
    void aChangedFileAndAnotherWayOfReadingAreOtherImports() throws IOException {
        Path file = file("a.csv", TABLE + "d,1,a\n");
        Path same = file("b.csv", TABLE + "d,1,a\n");
        run(file.toString(), same.toString());
        run("--as-of", "2024-11-17", file.toString());
        Files.writeString(file, "d,2,b\n", java.nio.file.StandardOpenOption.APPEND);
        run(file.toString());
        List<String> fingerprints = asked.stream()
                .filter(a -> a.contains("fingerprint"))
                .map(a -> a.replaceFirst(".*\"fingerprint\":\"([0-9a-f]{64})\".*", "$1"))
                .toList();
        assertThat(fingerprints).hasSize(4).allMatch(f -> f.length() == 64);
        assertThat(fingerprints.get(0)).isEqualTo(fingerprints.get(1));
        assertThat(fingerprints.subList(1, 4)).doesNotHaveDuplicates();
    }

    @Test
    void triesAgainWhatMayPassWithTheSamePiece() throws IOException {
        answers.add(new Answer(503, "busy"));
        answers.add(new Answer(500, "{\"detail\":\"The log names the cause\"}"));
        Path file = file("a.csv", TABLE + "d,1,a\nd,2,b\n");
        assertThat(run(file.toString())).isTrue();
        assertThat(asked).hasSize(4);
        assertThat(asked.get(1)).isEqualTo(asked.get(2)).isEqualTo(asked.get(3));
        // the line is drawn now and then, so either of the two may be what was seen
        assertThat(err.toString(UTF_8)).containsPattern("answers (503 busy|500 The log names the cause); trying again");
    }

    @Test
    void givesUpWhenTheServiceStaysAway() throws IOException {
        Path file = file("a.csv", TABLE + "d,1,a\n");
        Path never = file("b.csv", TABLE + "d,1,a\n");
        String gone = url();
        server.stop(0);
        assertThat(runAt(gone, file.toString(), never.toString())).isFalse();
        assertThat(said())
                .contains("Stopped: " + gone + " cannot be reached, also after 2 s. Run the same command again")
                .doesNotContain(never + "");
    }

    @Test
    void aRefusedPieceEndsItsFileAndNoOther() throws IOException {
        answers.add(new Answer(400, "{\"title\":\"Malformed delivery\",\"detail\":\"the header lacks type\"}"));
        Path file = file("a.csv", TABLE + "d,1,a\nd,2,b\n");
        Path next = file("b.csv", TABLE + "d,1,a\nd,2,b\n");
        assertThat(run(file.toString(), next.toString())).isFalse();
        assertThat(said())
                .contains("not read to its end: lines 2 to 3 were refused: 400 the header lacks type")
                .contains(next + ": 2 rows: 2 new");
    }

    @Test
    void whatCannotBeReadIsNamedAndTheRestIsTaken() throws IOException {
        Path inner = Files.createDirectories(folder.resolve("in/.hidden"));
        Files.writeString(inner.resolve("x.csv"), TABLE);
        Files.writeString(folder.resolve("in/notes.txt"), "hello");
        Files.writeString(folder.resolve("in/.dot.csv"), TABLE);
        Files.writeString(folder.resolve("in/z.csv"), TABLE + "d,1,a\nd,2,b\n");
        assertThat(run(
                        folder.resolve("missing.csv").toString(),
                        folder.resolve("in").toString()))
                .isFalse();
        assertThat(said().lines().map(line -> line.replace(folder + "/", "")))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("missing.csv: not read: there is no such file"),
                        line -> assertThat(line).startsWith("in/notes.txt: not read: is of no format"),
                        line -> assertThat(line).startsWith("in/z.csv: 2 rows: 2 new"),
                        line -> assertThat(line).startsWith("1 file, 2 rows"));
    }

    @Test
    void everyFileOfAZipIsAnImportOfItsOwn() throws IOException {
        Path file = folder.resolve("two.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : List.of("one.csv", "two.csv")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write((TABLE + "d,1,a\n").getBytes(UTF_8));
            }
        }
        assertThat(run(file.toString())).isTrue();
        assertThat(asked).filteredOn(a -> a.contains("fingerprint")).hasSize(2).doesNotHaveDuplicates();
        assertThat(said()).contains(file + "/one.csv: 2 rows", file + "/two.csv: 2 rows", "2 files, 4 rows");
    }

    @Test
    void streamsTheStandardInputAnewEachTime() throws IOException {
        assertThat(run("-")).isTrue();
        assertThat(run("-")).isTrue();
        assertThat(asked).filteredOn(a -> a.contains("fingerprint")).hasSize(2).doesNotHaveDuplicates();
        assertThat(asked.get(1)).endsWith(" application/x-ndjson {\"a\":1}\n");
        assertThat(said()).contains("standard input: 2 rows");
    }

    @Test
    void aWrongCommandLineSaysWhichWord() {
        assertThat(wrong("--frmat", "acled", "f")).contains("unknown option --frmat", "--format");
        assertThat(wrong("--format", "acle", "f")).contains("'acle' is not a format", "acled");
        assertThat(wrong("--as-of", "yesterday", "f")).contains("'--as-of': 'yesterday' is neither a day");
        assertThat(wrong("--charset", "latin-99", "f")).contains("'--charset': 'latin-99' is not a character set");
        assertThat(wrong("--url", "127.0.0.1:8080", "f")).contains("'--url': '127.0.0.1:8080' is not an address");
        assertThat(wrong("f", "--url")).contains("Missing required parameter for option '--url'");
        assertThat(wrong()).contains("Missing required parameter: 'FILE|FOLDER|-'");
    }

    private String wrong(String... arguments) {
        err.reset();
        assertThat(command(arguments)).isEqualTo(2);
        return err.toString(UTF_8);
    }

    private boolean run(String... arguments) {
        return runAt(url(), arguments);
    }

    private boolean runAt(String url, String... arguments) {
        out.reset();
        List<String> all = new ArrayList<>(List.of("--url", url));
        all.addAll(List.of(arguments));
        return command(all.toArray(String[]::new)) == 0;
    }

    private int command(String... arguments) {
        ImportCommand command = new ImportCommand(ServiceSettings.of(Map.of()), stdin(), print(out), print(err));
        command.patience = Duration.ofSeconds(2);
        return Commands.configure(new CommandLine(command), print(out), print(err))
                .execute(arguments);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static ByteArrayInputStream stdin() {
        return new ByteArrayInputStream("{\"a\":1}\n".getBytes(UTF_8));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private String said() {
        return out.toString(UTF_8);
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, UTF_8);
    }
}
