package org.faultline.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.fixture.ComposeFile;
import org.faultline.fixture.Desk;
import org.faultline.fixture.Program;
import org.faultline.fixture.SampleArticles;
import org.faultline.fixture.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged program in the environment that docker-compose.yml gives it, with the heap it has there; only the names of the containers are
 * put right. No Docker is needed.
 */
class ComposeIT {
    private static final String BASE_URL = "https://faultline.example.org";
    private static final String DATABASE_PASSWORD = "thirteen storks above Raqqa";
    private static final String PASSWORD = "seven grey herons by the Khabur";
    private static final String READER = "reader@example.org";

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern METRIC = Pattern.compile("\\b(?:faultline|http|jvm|process)_[a-z_]+");

    @TempDir
    Path temp;

    private Program program;

    @Test
    void fromTheFirstAdminsLinkToAMailItDoesItsWorkWithinItsMemory() throws Exception {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                Program started = start(postgres, mail)) {
            program = started;
            assertThat(healthCheck(compose())).isZero();
            String analyst = key("ANALYST");

            for (String article : SampleArticles.asPublished()) {
                deliver(article, analyst);
            }
            subscribe(mail);
            deliver(attackOnABase(LocalDate.now(ZoneOffset.UTC).minusDays(1)), analyst);
            MimeMessage alert = awaitMail(mail, 2);
            assertThat(alert.getSubject()).contains("Threat to foreign bases");
            assertThat(Service.text(alert)).contains(BASE_URL + "/alerts/");
            assertThat(alert.getMessageID()).endsWith("@example.org>");
            assertThat(get("/api/v1/alerts", analyst).body()).contains("allied-clashes");

            assertThat(metrics(get("/q/metrics", key("READER")).body()))
                    .containsAll(metrics(Files.readString(Path.of("deploy/grafana/dashboards/faultline.json"))))
                    .containsAll(metrics(Files.readString(Path.of("deploy/prometheus/alerts.yml"))));
            assertThat(program.peakMemory()).isBetween(1, compose().memoryLimit("faultline"));
            assertThat(program.folder().resolve("data")).doesNotExist();
        } finally {
            mail.stop();
        }
    }

    private Program start(EmbeddedPostgres postgres, GreenMail mail) throws IOException, SQLException {
        ComposeFile compose = compose();
        createDatabase(postgres, compose.environment("postgres"));
        Program made = new Program(Files.createDirectory(temp.resolve("compose"))).quickToStart();
        // without one that is expected there is no figure of sources
        Files.writeString(made.folder().resolve("config/sources.yaml"), "- name: ACLED\n  cadence: 7d\n");
        Map<String, String> environment = compose.environment("faultline");
        environment.computeIfPresent(
                "QUARKUS_DATASOURCE_JDBC_URL",
                (name, url) -> url.replace("//postgres:5432/", "//127.0.0.1:" + postgres.getPort() + "/"));
        assertThat(environment.put("QUARKUS_MAILER_HOST", "127.0.0.1")).isEqualTo("mailpit");
        environment.put("QUARKUS_MAILER_PORT", String.valueOf(mail.getSmtp().getPort()));
        // here nothing but this keeps Java from taking the whole machine for the memory of its container
        environment.merge("JAVA_TOOL_OPTIONS", " -XX:MaxRAM=" + compose.memoryLimit("faultline") + "m", String::concat);
        environment.forEach(made::with);
        return made.start();
    }

    /** The example with filled in what it leaves open. */
    private static ComposeFile compose() throws IOException {
        Map<String, String> env = new HashMap<>(ComposeFile.envExample());
        env.putAll(Map.of(
                "FAULTLINE_BASE_URL", BASE_URL,
                "POSTGRES_PASSWORD", DATABASE_PASSWORD,
                "OPERATOR_MAIL", "operator@example.org",
                "MAIL_FROM", "Faultline <alerts@example.org>",
                "MAIL_DOMAIN", "example.org"));
        return ComposeFile.read(env);
    }

    /** As the image of PostgreSQL does at its first start. */
    private static void createDatabase(EmbeddedPostgres postgres, Map<String, String> environment) throws SQLException {
        try (Connection c = postgres.getPostgresDatabase().getConnection()) {
            String user = environment.get("POSTGRES_USER");
            c.createStatement()
                    .execute("create role " + user + " login password '" + environment.get("POSTGRES_PASSWORD") + "'");
            c.createStatement().execute("create database " + environment.get("POSTGRES_DB") + " owner " + user);
        }
    }

    private int healthCheck(ComposeFile compose) throws IOException, InterruptedException {
        List<String> command = compose.healthCheck("faultline").stream()
                .map(word -> word.replace("/8080", "/" + program.port()))
                .toList();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("health").toFile())
                .start()
                .waitFor();
    }

    private String session;

    /** A key that the first admin makes, who signs in by the link in the log. */
    private String key(String role) throws IOException, InterruptedException {
        if (session == null) {
            session = welcome();
        }
        String body = "{\"label\": \"" + role + "\", \"role\": \"" + role + "\"}";
        HttpResponse<String> made =
                send(request("/api/v1/account/keys").header("Cookie", session).POST(json(body)));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return JSON.readTree(made.body()).path("key").asText();
    }

    private String welcome() throws IOException, InterruptedException {
        Matcher link = Pattern.compile(BASE_URL + "(/welcome/[\\w-]+)").matcher(program.log());
        assertThat(link.find()).as(program.log()).isTrue();
        String form = "name=anna&password=" + encoded(PASSWORD) + "&again=" + encoded(PASSWORD);
        HttpResponse<String> welcomed = send(HttpRequest.newBuilder(uri(link.group(1)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        String cookie = welcomed.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("Secure");
        return cookie.replaceFirst(";.*", "");
    }

    private void deliver(String reports, String key) throws IOException, InterruptedException {
        JsonNode taken = post("/api/v1/reports", reports, key);
        assertThat(taken.path("accepted").asInt()).as(taken.toString()).isPositive();
        assertThat(taken.path("rejected")).isEmpty();
    }

    private void subscribe(GreenMail mail) throws Exception {
        post("/api/v1/subscriptions", "{\"address\": \"" + READER + "\", \"severity\": \"LOW\"}", null);
        Matcher token = Pattern.compile(BASE_URL + "/subscriptions/confirm\\?token=(\\S+)")
                .matcher(Service.text(awaitMail(mail, 1)));
        assertThat(token.find()).isTrue();
        post("/api/v1/subscriptions/confirm?token=" + token.group(1), "", null);
    }

    private static MimeMessage awaitMail(GreenMail mail, int count) {
        await().atMost(Duration.ofSeconds(30)).until(() -> mail.getReceivedMessages().length >= count);
        return mail.getReceivedMessages()[count - 1];
    }

    /** News, where all that the sample tells is years old and only recorded. */
    private static String attackOnABase(LocalDate day) {
        return new Desk(
                        "1",
                        "BASE_ATTACK",
                        day.toString(),
                        "IRGC",
                        "US forces",
                        "al-Mayadin",
                        3,
                        "The desk",
                        day + "T12:00:00Z")
                .json();
    }

    private static Set<String> metrics(String text) {
        Set<String> all = new TreeSet<>();
        METRIC.matcher(text).results().forEach(m -> all.add(m.group()));
        return all;
    }

    private HttpResponse<String> get(String path, String key) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request(path).header("Authorization", "Bearer " + key));
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        return answer;
    }

    private JsonNode post(String path, String body, String key) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).POST(json(body));
        HttpResponse<String> answer = send(key == null ? request : request.header("Authorization", "Bearer " + key));
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isBetween(200, 299);
        return JSON.readTree(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).header("Content-Type", "application/json");
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + program.port() + path);
    }

    private static HttpRequest.BodyPublisher json(String body) {
        return HttpRequest.BodyPublishers.ofString(body);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
