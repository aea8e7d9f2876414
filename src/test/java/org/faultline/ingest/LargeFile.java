package org.faultline.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.function.LongFunction;
import org.faultline.ingest.format.acled.Acled;
import org.faultline.ingest.stream.DeliveryOptions;

/** Reads a large made-up file and prints how fast; started in a JVM of its own with little memory. */
final class LargeFile {
    private static final String HEADER = Acled.HEADER + "\n";
    private static final String ROW = Acled.row().line();

    private LargeFile() {}

    public static void main(String[] args) throws IOException {
        long rows = Long.parseLong(args[1]);
        InputStream file =
                switch (args[0]) {
                    case "acled" -> new Endless(HEADER, rows, acled(""));
                    case "bad" -> new Endless(HEADER, rows, acled("x"));
                    case "json" -> new Endless("[", rows, json(rows));
                    case "ndjson" -> new Endless("", rows, i -> report(i) + "\n");
                    case "gdelt" -> new Endless("", rows, gdelt());
                    default -> throw new IllegalArgumentException(args[0]);
                };
        long began = System.nanoTime();
        long[] counts = new long[2];
        DeliveryResult reading = Deliveries.read(file, DeliveryOptions.at(Instant.parse("2024-11-18T12:00:00Z")), d -> {
            counts[0] += d.items().size();
            counts[1] += d.bad().size();
        });
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                java.util.Locale.ROOT,
                "%d good, %d bad, %.0f rows/s, faults %s%n",
                counts[0],
                counts[1],
                reading.rows() / seconds,
                reading.faults());
    }

    private static LongFunction<String> acled(String bad) {
        return i -> ROW.replace("SYR100001", "SYR" + i).replace(",,1,Islamic", ",,1" + bad + ",Islamic") + "\n";
    }

    private static LongFunction<String> json(long rows) {
        return i -> report(i) + (i == rows - 1 ? "]" : ",");
    }

    private static String report(long i) {
        return "{\"dataset\":\"d\",\"externalId\":\"e-" + i + "\",\"asOf\":\"2024-11-17T12:00:00Z\",\"type\":\"CLASH\","
                + "\"date\":{\"end\":\"2024-11-02\",\"precision\":1},\"sideA\":[\"regime\"],\"sideB\":[\"tribes\"],"
                + "\"place\":{\"name\":\"al-Bukamal\",\"country\":\"SYR\",\"lat\":34.4536,\"lon\":40.9367,\"precision\":1},"
                + "\"source\":{\"publisher\":\"SOHR\"}}";
    }

    private static LongFunction<String> gdelt() {
        String row = new String(Read.resourceBytes("gdelt_export_sample.tsv"), java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElseThrow();
        return i -> row.replace("410412347", "" + (410412347 + i)) + "\n";
    }
}
