package org.faultline.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.faultline.fixture.Program;
import org.faultline.fixture.SyntheticNews;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/**
 * Measures durable import with the rules running, in batches of 1,000, as the store grows: {@code mvn -Pbench verify
 * -Dbench.reports=1000000 -Dit.test=ImportBench}, on the defaults of the program's Java. Beside it stands raw COPY of the
 * same rows into a table like the one of reports.
 */
class ImportBench {
    private static final int BATCH = 1000;
    private static final int COPIED = 100_000;

    @TempDir
    Path temp;

    @Test
    void reportsASecond() throws Exception {
        int all = Integer.getInteger("bench.reports", 200_000);
        try (Program program = new Program(Files.createDirectory(temp.resolve("import")))
                .with("FAULTLINE_SAMPLE", "false")
                .start()) {
            SyntheticNews news = new SyntheticNews(1);
            long sent = 0;
            for (long checkpoint = 10_000; checkpoint <= all; checkpoint += checkpoint < 100_000 ? 10_000 : 100_000) {
                List<String> batches = new ArrayList<>();
                for (long i = sent; i < checkpoint; i += BATCH) {
                    batches.add(news.batch(BATCH));
                }
                long begin = System.nanoTime();
                for (String batch : batches) {
                    program.post("/api/v1/reports", batch);
                }
                double stored = (System.nanoTime() - begin) / 1e9;
                while (waiting(program) > 0) {
                    Thread.sleep(50);
                }
                double through = (System.nanoTime() - begin) / 1e9;
                System.out.printf(
                        "%,9d stored: %,6.0f reports/s to the answer, %,6.0f reports/s through the rules%n",
                        checkpoint, (checkpoint - sent) / stored, (checkpoint - sent) / through);
                sent = checkpoint;
            }
            try (Connection c = program.database()) {
                count(c, "event", "alert", "firing", "revision");
                copy(c);
            }
        }
    }

    private static long waiting(Program program) throws Exception {
        for (JsonNode check : program.getJson("/q/health/ready").path("checks")) {
            if (check.path("name").asText().equals("lane")) {
                return check.path("data").path("waiting").asLong();
            }
        }
        throw new IllegalStateException("no lane in the health of the program");
    }

    private static void count(Connection c, String... tables) throws Exception {
        for (String table : tables) {
            try (ResultSet r = c.createStatement().executeQuery("select count(*) from " + table)) {
                r.next();
                System.out.printf("%,9d rows of %s%n", r.getLong(1), table);
            }
        }
    }

    private static void copy(Connection c) throws Exception {
        c.createStatement().execute("create table copied (like report including all)");
        c.createStatement().execute("alter table copied alter column seq drop identity");
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        String columns =
                "seq, dataset, external_id, as_of, arrived_at, delivery, retracted, content, raw, day, before_day, effective";
        try (ResultSet r = c.createStatement()
                .executeQuery("select (r.*)::text from (select " + columns + " from report order by seq limit " + COPIED
                        + ") r")) {
            // what COPY takes as CSV is what PostgreSQL prints of a row, but for the brackets around it and doubled
            // backslashes
            int n = 0;
            while (r.next()) {
                String row = r.getString(1);
                piece.append(row, 1, row.length() - 1).append('\n');
                if (++n % BATCH == 0) {
                    pieces.add(piece.toString());
                    piece.setLength(0);
                }
            }
        }
        long begin = System.nanoTime();
        for (String one : pieces) {
            c.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy copied (" + columns + ") from stdin with (format csv)", new StringReader(one));
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf("raw COPY of the same rows, as many a time: %,.0f rows/s%n", pieces.size() * BATCH / seconds);
    }
}
