package org.faultline.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.faultline.fixture.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures the packaged program: {@code mvn -Pbench verify} prints start-up and the time from a POST to its alert. */
class ProgramBench {
    private static final int STARTS = 3;
    private static final int REPORTS = 200;
    private static final String REPORT = """
            {"dataset": "bench", "externalId": "%1$d", "asOf": "2024-11-18T09:00:00Z", "type": "REINFORCEMENT_CONVOY",
             "date": {"best": "2024-11-17"}, "sideA": ["Group %1$d"], "place": {"name": "al-Mayadin"},
             "quantities": [{"measure": "VEHICLES", "low": 30}], "source": {"publisher": "bench"}, "quote": "A convoy."}
            """;

    @TempDir
    Path temp;

    @Test
    void startUp() throws Exception {
        for (int i = 1; i <= STARTS; i++) {
            try (Program program = new Program(Files.createDirectory(temp.resolve("new" + i)))) {
                System.out.printf("start on an empty folder, to the first page: %.1f s%n", toFirstPage(program));
                program.awaitLog("API     http://", java.time.Duration.ofSeconds(60));
                program.stop();
                System.out.printf("start on a kept folder, to the first page: %.1f s%n", toFirstPage(program));
            }
        }
    }

    private static double toFirstPage(Program program) throws Exception {
        long begin = System.nanoTime();
        program.launch();
        while (true) {
            try {
                if (program.get("/alerts").statusCode() == 200) {
                    return (System.nanoTime() - begin) / 1e9;
                }
            } catch (java.io.IOException notYet) {
                Thread.sleep(20);
            }
        }
    }

    @Test
    void fromReportToAlert() throws Exception {
        try (Program program = new Program(Files.createDirectory(temp.resolve("latency"))).start()) {
            List<Double> millis = new ArrayList<>();
            for (int i = 0; i < REPORTS; i++) {
                long begin = System.nanoTime();
                program.post("/api/v1/reports", REPORT.formatted(i));
                while (alerts(program, i) == 0) {
                    Thread.onSpinWait();
                }
                millis.add((System.nanoTime() - begin) / 1e6);
            }
            Collections.sort(millis);
            System.out.printf(
                    "from POST to the alert in the API, %d reports: median %.0f ms, 95%% %.0f ms, most %.0f ms%n",
                    REPORTS, millis.get(REPORTS / 2), millis.get(REPORTS * 95 / 100), millis.get(REPORTS - 1));
        }
    }

    private static int alerts(Program program, int i) throws Exception {
        JsonNode found = program.getJson("/api/v1/alerts?rule=reinforcement-convoy&group=Group%20" + i);
        return found.path("alerts").size();
    }
}
