package org.faultline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.faultline.fixture.Cluster;
import org.faultline.fixture.Program;
import org.faultline.fixture.SyntheticNews;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many reports a second are worked out by one, two and three lanes in one process, and by as many processes of one lane each. */
class ScaleBench {
    private static final int REPORTS = Integer.getInteger("bench.reports", 30_000);
    private static final int AT_ONCE = 1_000;

    @TempDir
    Path temp;

    @Test
    void workIsSharedByLanesAndByProcesses() throws Exception {
        double one = reportsASecond(1, 1);
        for (int n = 2; n <= 3; n++) {
            say(n + " lanes in one process", reportsASecond(n, 1), one);
            say(n + " lanes in " + n + " processes", reportsASecond(n, n), one);
        }
    }

    private static void say(String what, double perSecond, double one) {
        System.out.printf(
                Locale.ROOT, "%s: %.0f reports a second, %.2f times one lane%n", what, perSecond, perSecond / one);
    }

    /** All of it is stored before any lane begins. */
    private double reportsASecond(int lanes, int processes) throws Exception {
        List<List<String>> theatres = new ArrayList<>();
        for (int n = 1; n < lanes; n++) {
            theatres.add(new ArrayList<>());
        }
        List<String> countries = SyntheticNews.countries();
        for (int i = 0; i < countries.size(); i++) {
            if (i % lanes > 0) {
                theatres.get(i % lanes - 1).add(countries.get(i));
            }
        }
        try (Cluster cluster = new Cluster(temp.resolve(lanes + "-" + processes), processes, theatres)) {
            cluster.replicas.forEach(Program::launch);
            cluster.replicas.forEach(r -> r.awaitLog("API     http://", Duration.ofMinutes(3)));
            await().atMost(Duration.ofMinutes(1)).until(() -> cluster.owners().size() == lanes);
            execute(cluster, "update lane set owner = 'bench', fence = fence + 1, expires = now() + interval '1 hour'");
            store(cluster);
            execute(cluster, "update lane set owner = null, expires = now()");
            long begun = System.nanoTime();
            await().atMost(Duration.ofMinutes(30))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> waiting(cluster) == 0);
            double perSecond = REPORTS / ((System.nanoTime() - begun) / 1e9);
            say(lanes + " lanes, " + processes + " processes", perSecond, perSecond);
            return perSecond;
        }
    }

    private static void store(Cluster cluster) throws Exception {
        SyntheticNews news = new SyntheticNews(17);
        HttpClient http = HttpClient.newHttpClient();
        for (int i = 0; i < REPORTS; i += AT_ONCE) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(
                            "http://127.0.0.1:" + cluster.replicas.get(0).port() + "/api/v1/reports"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(news.batch(AT_ONCE)))
                    .build();
            assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        }
    }

    private static long waiting(Cluster cluster) throws SQLException {
        return cluster.number(
                "select count(*) from report r join lane l on l.theatre = r.theatre where r.seq > l.checkpoint");
    }

    private static void execute(Cluster cluster, String sql) throws SQLException {
        try (var c = cluster.database();
                var s = c.createStatement()) {
            s.execute(sql);
        }
    }
}
