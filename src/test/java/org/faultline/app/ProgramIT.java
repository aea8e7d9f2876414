package org.faultline.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.faultline.fixture.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the packaged program starts, and what it says where it cannot. */
class ProgramIT {
    @TempDir
    Path temp;

    @Test
    void withNothingConfiguredItShowsTheSampleWithinItsLastLines() throws Exception {
        try (Program program = new Program(Files.createDirectory(temp.resolve("bare")))
                .quickToStart()
                .start()) {
            List<String> lines = program.log().strip().lines().toList();
            assertThat(lines.subList(lines.size() - 3, lines.size()))
                    .map(line -> line.substring(line.lastIndexOf('/')))
                    .containsExactly("/alerts", "/inbox", "/swagger-ui");
            assertThat(program.getJson("/api/v1/alerts").path("alerts")).hasSize(34);
            assertThat(program.get("/alerts").body()).contains("Repeated clashes between nominal allies", "sample");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> program.get("/inbox").body().contains("Repeated clashes between nominal allies"));
            assertThat(program.folder().resolve("data/postgres/PG_VERSION")).hasContent("18");
        }
    }

    @Test
    void aTakenPortGivesOnePlainSentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Program program = program("taken").with("QUARKUS_HTTP_PORT", String.valueOf(taken.getLocalPort()));
            assertThat(program.launch().awaitExit()).isEqualTo(1);
            assertThat(program.log().strip())
                    .isEqualTo("Faultline cannot listen on 127.0.0.1:" + taken.getLocalPort()
                            + ": another program has that port. Stop it, or set QUARKUS_HTTP_PORT to a free one.");
        }
    }

    @Test
    void whereOthersReachItPeopleSignInAndTheFirstAdminIsMadeByTheLinkInTheLog() throws Exception {
        // as in a container whose name stands nowhere
        Path names = Files.writeString(temp.resolve("hosts"), "127.0.0.1 localhost\n");
        try (Program program = program("open")
                .with("QUARKUS_HTTP_HOST", "0.0.0.0")
                .with("FAULTLINE_BASE_URL", "https://desk.example.org")
                .with("JAVA_TOOL_OPTIONS", "-Djdk.net.hosts.file=" + names)) {
            program.start();
            assertThat(program.get("/login").headers().firstValue("Strict-Transport-Security"))
                    .hasValue("max-age=31536000");
            assertThat(program.get("/alerts").headers().firstValue("Location")).hasValue("/login?next=%2Falerts");
            await().atMost(Duration.ofMinutes(2)).until(() -> program.log().contains("/welcome/"));
            String link = program.log().replaceFirst("(?s).*(/welcome/[\\w-]+).*", "$1");
            assertThat(program.get(link).body()).contains("The first admin");
        }
    }

    @Test
    void brokenKnowledgeStopsTheStartWithItsFaults() throws Exception {
        Program knowledge = program("knowledge");
        Path actors = knowledge.folder().resolve("config/actors.yaml");
        Files.writeString(actors, Files.readString(actors) + "- id: irgc\n  nam: twice\n");
        assertThat(knowledge.launch().awaitExit()).isEqualTo(1);
        assertThat(knowledge.log())
                .contains("Faultline does not start", "config/actors.yaml:", "nam", "'irgc' is there twice");
        assertThat(knowledge.log()).doesNotContain("\tat ");
    }

    @Test
    void aRuleThatMayNotRunIsNamedAndTheOthersRun() throws Exception {
        try (Program rules = program("rules").with("FAULTLINE_HORIZON", "60")) {
            Files.writeString(
                    rules.folder().resolve("rules/allies/broken.drl"),
                    "rule \"broken\"\nwhen\n  DyadDay( typo == CLASH )\nthen\nend\n");
            rules.start();
            assertThat(rules.log())
                    .contains("allies/broken.drl", "typo")
                    .contains("allies/first-allied-clash.drl", "faultline.horizon is 60")
                    .doesNotContain("\tat ");
            assertThat(rules.getJson("/api/v1/rules").path("rules").findValuesAsText("id"))
                    .contains("allied-clashes")
                    .doesNotContain("broken", "first-allied-clash");
        }
        Program none = program("none").with("FAULTLINE_RULES_DIR", "nowhere");
        assertThat(none.launch().awaitExit()).isEqualTo(1);
        assertThat(none.log()).contains("Faultline does not start", "the folder nowhere is not there");
    }

    @Test
    void wrongSettingsAreNamedAllAtOnceEachWithWhereItIsFrom() throws Exception {
        Program wrong = program("settings")
                .with("FAULTLINE_MAIL_LEASE", "2 minutes")
                .with("FAULTLINE_LOGIN", "requird")
                .with("FAULTLINE_BASE_URL", "faultline.example.org")
                .with("FAULTLINE_MEMORY", "abc");
        Files.writeString(
                wrong.folder().resolve("config/application.properties"),
                "# ours\nfaultline.horizon=-3\nfaultline.session-longest=6H\n");
        assertThat(wrong.launch().awaitExit()).isEqualTo(1);
        assertThat(wrong.log().strip().lines())
                .containsExactly(
                        "Faultline does not start:",
                        "faultline.base-url 'faultline.example.org' is not an address with http:// or https://,"
                                + " such as https://faultline.example.org (environment variable FAULTLINE_BASE_URL)",
                        "faultline.horizon '-3' is not a whole number from 1, such as 400"
                                + " (config/application.properties, line 2)",
                        "faultline.login 'requird' is not auto or required; did you mean required?"
                                + " (environment variable FAULTLINE_LOGIN)",
                        "faultline.mail-lease '2 minutes' is not a length of time above zero,"
                                + " such as 10s, 2M (minutes), 6H or 7D (environment variable FAULTLINE_MAIL_LEASE)",
                        "faultline.memory 'abc' is not a whole number from 0, such as 30"
                                + " (environment variable FAULTLINE_MEMORY)",
                        "faultline.session-idle '12H' (default) is longer than faultline.session-longest '6H'"
                                + " (config/application.properties, line 3)");
        assertThat(wrong.launch("check", "check").waitFor()).isEqualTo(2);
        assertThat(wrong.folder().resolve("check")).content().contains("faultline.horizon '-3' is not");

        Program hasty = program("lease").with("FAULTLINE_MAIL_LEASE", "50s");
        assertThat(hasty.launch().awaitExit()).isEqualTo(1);
        assertThat(hasty.log())
                .contains("faultline.mail-lease '50s' (environment variable FAULTLINE_MAIL_LEASE) is less than twice"
                        + " quarkus.mailer.timeout '30S' (default)");
    }

    @Test
    void aNameThatNothingReadsIsWarnedOfAndTheStartGoesOn() throws Exception {
        try (Program program = program("unknown").with("FAULTLINE_MAIL_LAESE", "1M")) {
            Files.writeString(program.folder().resolve("config/application.properties"), "faultline.session-idel=1H\n");
            program.start();
            assertThat(program.log())
                    .contains(
                            "WARN  there is no setting FAULTLINE_MAIL_LAESE; did you mean FAULTLINE_MAIL_LEASE?"
                                    + " (environment variable FAULTLINE_MAIL_LAESE)",
                            "WARN  there is no setting faultline.session-idel; did you mean faultline.session-idle?"
                                    + " (config/application.properties, line 1)");
        }
    }

    @Test
    void commandsReadTheSettingsOfTheService() throws Exception {
        Program program =
                program("commands").with("FAULTLINE_RULES_DIR", "rules/allies").with("FAULTLINE_CONFIG_DIR", "nowhere");
        assertThat(program.launch("check", "check").waitFor()).isZero();
        assertThat(program.folder().resolve("check")).hasContent("5 rules, nothing wrong");
        assertThat(program.launch("test", "test").waitFor()).isEqualTo(1);
        assertThat(program.folder().resolve("test")).content().contains("nowhere/actors.yaml: is missing");
    }

    @Test
    void aDatabaseThatIsNotThereIsSaidPlainly() throws Exception {
        Program program = program("nowhere")
                .with("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:" + Program.freePort() + "/x");
        assertThat(program.launch().awaitExit()).isEqualTo(1);
        assertThat(program.log())
                .contains("Faultline does not start: the database cannot be used")
                .doesNotContain("\tat ");
    }

    private Program program(String name) throws IOException {
        return new Program(Files.createDirectory(temp.resolve(name)))
                .quickToStart()
                .with("FAULTLINE_SAMPLE", "false");
    }
}
