package org.faultline.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.faultline.fixture.Program;
import org.faultline.fixture.SyntheticNews;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The import command as a process of its own against the packaged service, killed again and again. */
class ImportIT {
    private static final Path GED = Path.of("src/test/resources/events/ucdp_ged_syria_2016_2019_deir_ez_zor.csv");
    private static final int GOOD = 2_115;
    private static final int BROKEN = 3;
    private static final int NEWS = 2_500;
    private static final int PIECES = 3 + 3;
    private static final int KILLS = 4;

    @TempDir
    Path temp;

    /** What two runs must agree in. */
    private record State(List<String> events, List<String> reports, List<String> setAside) {}

    @Test
    void killedAtRandomMomentsItEndsWithTheSameStateAndPostsNothingTwiceButThePieceInFlight() throws Exception {
        Path files = files();
        State wanted;
        try (Program calm = program("calm")) {
            assertThat(importing(calm, files).waitFor()).isEqualTo(1);
            wanted = state(calm);
            assertThat(deliveries(calm)).isEqualTo(PIECES);
        }
        assertThat(wanted.reports).hasSizeGreaterThan(GOOD + NEWS * 9 / 10);
        assertThat(wanted.setAside).hasSize(BROKEN);

        Random random = new Random(20241117);
        try (Program program = program("killed")) {
            int kills = 0;
            Process run = importing(program, files);
            while (kills < KILLS && !run.waitFor(400 + random.nextInt(400), TimeUnit.MILLISECONDS)) {
                run.destroyForcibly().waitFor();
                kills++;
                run = importing(program, files);
            }
            // the service goes away under the last one, which waits for it
            program.kill();
            program.start();
            assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(run.exitValue()).isEqualTo(1);
            assertThat(kills).isGreaterThanOrEqualTo(2);
            assertThat(state(program)).isEqualTo(wanted);
            assertThat(deliveries(program)).isBetween((long) PIECES, (long) PIECES + kills + 1);

            assertThat(importing(program, files).waitFor()).isEqualTo(1);
            assertThat(Files.readString(program.folder().resolve("import.log")))
                    .contains("nothing more to take; those up to line 2,500 were taken before");
            mendWhatWasSetAside(program);
        }
    }

    /** Downloads the rows, mends the one that can be mended, and imports the file. */
    private void mendWhatWasSetAside(Program program) throws Exception {
        JsonNode intakes = program.getJson("/api/v1/quarantine");
        assertThat(intakes).hasSize(1);
        HttpResponse<String> rows =
                program.get("/api/v1/quarantine/" + intakes.get(0).path("id").asText());
        assertThat(rows.body()).contains("faultline_reason", "broken-1");
        Path mended = Files.writeString(
                program.folder().resolve("mended.csv"), rows.body().replace("2017-02-30", "2017-02-28"));
        Process run =
                program.launch("mended.log", "import", "--url", url(program), "--as-of", "2020-06-01", "mended.csv");
        assertThat(run.waitFor()).isEqualTo(1);
        assertThat(Files.readString(program.folder().resolve("mended.log")))
                .contains("mended.csv: 3 rows: 1 new, 0 known, 0 revised, 0 withdrawn, 2 refused");
        assertThat(mended).exists();
    }

    private Program program(String name) throws IOException {
        return new Program(Files.createDirectory(temp.resolve(name)))
                .quickToStart()
                .with("FAULTLINE_SAMPLE", "false")
                .start();
    }

    private static Process importing(Program program, Path files) {
        return program.launch("import.log", "import", "--url", url(program), "--as-of", "2020-06-01", files.toString());
    }

    private static String url(Program program) {
        return "http://127.0.0.1:" + program.port();
    }

    /** Real rows and some that are broken, and made-up news, gzipped. */
    private Path files() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("files"));
        List<String> lines = new ArrayList<>(Files.readAllLines(GED));
        String row = lines.get(1);
        lines.add(
                1500,
                row.replaceFirst("^[^,]*", "broken-1")
                        .replaceAll("\\d{4}-\\d\\d-\\d\\d( 00:00:00.000)?", "2017-02-30"));
        lines.add(700, "broken,\"row");
        lines.add("broken-3");
        Files.write(folder.resolve("ged.csv"), lines);
        try (Writer gzip = new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(folder.resolve("news.json.gz"))), UTF_8)) {
            gzip.write(new SyntheticNews(3).batch(NEWS));
        }
        return folder;
    }

    private static State state(Program program) throws Exception {
        while (waiting(program) > 0) {
            Thread.sleep(50);
        }
        try (Connection c = program.database()) {
            return new State(
                    texts(c, "select id || type || day || reports::text from event order by 1"),
                    texts(
                            c,
                            "select dataset || external_id || as_of || retracted || content || effective from report order by 1"),
                    texts(c, "select line || raw || faults::text from bad_row order by 1"));
        }
    }

    private static long deliveries(Program program) throws Exception {
        try (Connection c = program.database()) {
            return Long.parseLong(
                    texts(c, "select last_value from delivery_number").get(0));
        }
    }

    private static List<String> texts(Connection c, String query) throws Exception {
        List<String> all = new ArrayList<>();
        try (ResultSet r = c.createStatement().executeQuery(query)) {
            while (r.next()) {
                all.add(r.getString(1));
            }
        }
        return all;
    }

    private static long waiting(Program program) throws Exception {
        for (JsonNode check : program.getJson("/q/health/ready").path("checks")) {
            if (check.path("name").asText().equals("lane")) {
                return check.path("data").path("waiting").asLong();
            }
        }
        throw new IllegalStateException("no lane in the health of the program");
    }
}
