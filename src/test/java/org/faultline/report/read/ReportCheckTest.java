package org.faultline.report.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReportCheckTest {
    private static final Instant NOW = Instant.parse("2024-11-18T09:30:00Z");
    private static final List<String> ODD = List.of(
            "1e999999",
            "123456789012345678901234567890",
            "0.1",
            "-0.0",
            "1E+2",
            "34.45360000000000000000000000001",
            "\"\\uD800\"",
            "\"x\\u0000\\uD83D\\uDE00\"",
            "{\"a\\uD800\": 1, \"a\": 2}",
            "[1e400]",
            "null");

    @Test
    void whatIsTakenReadsBackAsItWas() {
        Random random = new Random(11);
        int taken = 0;
        for (int i = 0; i < 3_000; i++) {
            CheckedReport checked = ReportCheck.of(ReportReader.parse(report(random)), NOW, NOW);
            if (checked.report() != null) {
                taken++;
                assertThat(ReportReader.readStored(
                                checked.raw(), checked.report().asOf()))
                        .isEqualTo(checked.report());
            }
        }
        assertThat(taken).isGreaterThan(500);
    }

    @Test
    void whatIsStoredReadsBackWhateverTheDay() {
        CheckedReport checked =
                ReportCheck.of(ReportReader.parse(report(new Random(0)).replace("2024-11-02", "2024-11-20")), NOW, NOW);
        assertThat(ReportReader.readStored(checked.raw().replace("2024-11-20", "2034-11-20"), NOW)
                        .date()
                        .best())
                .isEqualTo("2034-11-20");
    }

    private static String report(Random random) {
        String lat = random.nextInt(4) == 0 ? ODD.get(random.nextInt(6)) : "34.4536";
        String quote = random.nextInt(3) == 0 ? ODD.get(6 + random.nextInt(2)) : "\"said\"";
        String extra = random.nextInt(2) == 0 ? ", \"extra\": " + ODD.get(random.nextInt(ODD.size())) : "";
        return "{\"dataset\": \"d\", \"externalId\": \"e\", \"type\": \"CLASH\", \"date\": {\"end\": \"2024-11-02\"},"
                + " \"sideA\": [\"a\"], \"source\": {\"publisher\": \"p\"}, \"place\": {\"lat\": " + lat
                + ", \"lon\": 1},"
                + " \"quote\": " + quote + extra + "}";
    }
}
