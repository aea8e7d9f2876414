package org.faultline.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import kafka.server.KafkaConfig;
import org.apache.kafka.server.config.AbstractKafkaConfig;
import org.faultline.fixture.ComposeFile;
import org.faultline.settings.Setting;
import org.junit.jupiter.api.Test;

/** The files an operator deploys with name settings that are there, and give away no password. */
class DeploymentTest {
    private static final Path UNIT = Path.of("deploy/systemd/faultline.service");
    private static final Path UNIT_SETTINGS = Path.of("deploy/systemd/faultline.env");
    private static final Path UNIT_SECRETS = Path.of("deploy/systemd/secrets.properties");

    private static final Pattern ENVIRONMENT = Pattern.compile("(?m)^(?:Environment=)?([A-Z_]+)=(.*)$");

    private static final Pattern FIGURE = Pattern.compile("\\b(?:faultline|http_server_requests)_[a-z_]+");

    /** What is in no list of settings: of the Java that runs it, of its C library, of Kafka's clients, and where it looks for more settings. */
    private static final Set<String> OF_OTHERS =
            Set.of("JAVA_TOOL_OPTIONS", "MALLOC_ARENA_MAX", "KAFKA_BOOTSTRAP_SERVERS", "SMALLRYE_CONFIG_LOCATIONS");

    @Test
    void composeNamesOnlySettingsThatFaultlineKnows() throws IOException {
        assertThat(compose().environment("faultline").keySet())
                .contains("FAULTLINE_BASE_URL")
                .isSubsetOf(known());
    }

    @Test
    void theSystemdUnitNamesOnlySettingsThatFaultlineKnows() throws IOException {
        Set<String> named = new TreeSet<>();
        for (Path file : Set.of(UNIT, UNIT_SETTINGS)) {
            ENVIRONMENT.matcher(Files.readString(file)).results().forEach(e -> named.add(e.group(1)));
        }
        secrets().stringPropertyNames().forEach(name -> named.add(inEnvironment(name)));
        assertThat(named)
                .contains("FAULTLINE_BASE_URL", "QUARKUS_DATASOURCE_PASSWORD")
                .isSubsetOf(known());
    }

    /** The image makes a setting {@code log.dirs} of {@code KAFKA_LOG_DIRS}, but for those of its scripts. */
    @Test
    void theBrokerOfComposeIsConfiguredAsKafkaUnderstands() throws IOException {
        Map<String, String> settings = new HashMap<>();
        compose().environment("kafka").forEach((name, value) -> {
            if (!name.equals("KAFKA_HEAP_OPTS")) {
                settings.put(
                        name.replaceFirst("KAFKA_", "").toLowerCase(Locale.ROOT).replace('_', '.'), value);
            }
        });
        KafkaConfig broker = new KafkaConfig(settings);
        assertThat(AbstractKafkaConfig.CONFIG_DEF.names()).containsAll(settings.keySet());
        assertThat(broker.effectiveAdvertisedBrokerListeners().mkString())
                .contains("host='kafka', port=9092", "host='localhost', port=9094");
    }

    @Test
    void theSecondReplicaOfComposeIsAsTheFirstButForItsPort() throws IOException {
        Map<Object, Object> second = new HashMap<>(compose().service("faultline-2"));
        assertThat(second.remove("profiles")).isEqualTo(List.of("replicas"));
        assertThat(second.remove("ports")).isEqualTo(List.of("127.0.0.1:8081:8080"));
        Map<Object, Object> first = new HashMap<>(compose().service("faultline"));
        assertThat(first.remove("ports")).isEqualTo(List.of("127.0.0.1:8080:8080"));
        assertThat(second).isEqualTo(first);
    }

    @Test
    void noPasswordHasADefault() throws IOException {
        assertThat(ComposeFile.variables(false))
                .allSatisfy((name, value) -> assertThat(value).as(name).isEmpty());
        ComposeFile.envExample().forEach((name, value) -> {
            if (name.endsWith("PASSWORD")) {
                assertThat(value).as(name).isEmpty();
            }
        });
        assertThat(secrets().values()).hasSize(2).allSatisfy(value -> assertThat(String.valueOf(value))
                .isEmpty());
        for (String service : Set.of("faultline", "postgres", "mailpit", "prometheus", "grafana", "kafka")) {
            Object environment = compose().service(service).get("environment");
            if (environment != null) {
                compose().environment(service).forEach((name, value) -> {
                    if (name.endsWith("PASSWORD")) {
                        assertThat(value).as(service + " " + name).isIn("", "filled in");
                    }
                });
            }
        }
    }

    @Test
    void whatComposeNeedsStandsInTheExampleAndIsAskedForWhereItIsMissing() throws IOException {
        assertThat(ComposeFile.envExample().keySet())
                .containsAll(ComposeFile.variables(true).keySet());
        assertThat(Files.readString(Path.of(".env.example")))
                .contains(ComposeFile.variables(false).keySet());
        assertThatThrownBy(() -> ComposeFile.read(ComposeFile.envExample()))
                .hasMessageContainingAll("POSTGRES_PASSWORD", "FAULTLINE_BASE_URL");
    }

    @Test
    void alertsAndDashboardNameOnlyFiguresThatTheManualLists() throws IOException {
        String manual = Files.readString(Path.of("docs/monitoring.md"));
        for (String file : List.of(
                "deploy/prometheus/alerts.yml",
                "deploy/prometheus/alerts.test.yml",
                "deploy/grafana/dashboards/faultline.json")) {
            assertThat(FIGURE.matcher(Files.readString(Path.of(file))).results().map(MatchResult::group))
                    .isNotEmpty()
                    .allSatisfy(figure -> assertThat(manual)
                            .as(file)
                            .contains("| `" + figure.replaceAll("_(count|sum|bucket)$", "") + "` |"));
        }
        assertThat(Pattern.compile("alert: (\\w+)")
                        .matcher(Files.readString(Path.of("deploy/prometheus/alerts.yml")))
                        .results()
                        .map(alert -> alert.group(1)))
                .isNotEmpty()
                .allSatisfy(alert -> assertThat(manual).contains("`" + alert + "`"));
    }

    /** The example with everything filled in that it leaves open. */
    private static ComposeFile compose() throws IOException {
        Map<String, String> env = new HashMap<>(ComposeFile.envExample());
        env.replaceAll((name, value) -> value.isEmpty() ? "filled in" : value);
        return ComposeFile.read(env);
    }

    private static Properties secrets() throws IOException {
        Properties secrets = new Properties();
        secrets.load(new StringReader(Files.readString(UNIT_SECRETS)));
        return secrets;
    }

    /** Every setting as a variable of the environment: ours from the code that reads them, Quarkus' from the list each extension brings. */
    private static Set<String> known() throws IOException {
        Set<String> all = new TreeSet<>(OF_OTHERS);
        Setting.ALL.forEach(setting -> all.add(setting.variable()));
        JsonMapper json = new JsonMapper();
        for (URL model : Collections.list(DeploymentTest.class
                .getClassLoader()
                .getResources("META-INF/quarkus-config-doc/quarkus-config-model.json"))) {
            try (InputStream in = model.openStream()) {
                addRunTime(json.readTree(in), all);
            }
        }
        assertThat(all).hasSizeGreaterThan(500);
        return all;
    }

    /** Those that are fixed when the program is built have no effect afterwards. */
    private static void addRunTime(JsonNode node, Set<String> all) {
        if ("RUN_TIME".equals(node.path("phase").asText()) && node.has("path")) {
            all.addAll(node.findValuesAsText("environmentVariable"));
        } else {
            node.forEach(part -> addRunTime(part, all));
        }
    }

    private static String inEnvironment(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
