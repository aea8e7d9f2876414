package org.faultline.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SysPropConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.faultline.settings.Setting;
import org.faultline.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of wrong settings. */
class SettingFaultsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mail-lease     | 2 minutes             | is not a length of time above zero, such as 10s, 2M (minutes), 6H or 7D",
                "mail-lease     | -5S                   | is not a length of time above zero, such as 10s, 2M (minutes), 6H or 7D",
                "rule-time      | 0s                    | is not a length of time above zero, such as 10s, 2M (minutes), 6H or 7D",
                "rules-watch    | often                 | is not a length of time above zero, or off, such as 10s, 2M (minutes) or 6H",
                "login          | requird               | is not auto or required; did you mean required?",
                "sample         | flase                 | is not true or false; did you mean false?",
                "horizon        | -3                    | is not a whole number from 1, such as 400",
                "horizon        | 99999999999           | is not a whole number from 1, such as 400",
                "memory         | abc                   | is not a whole number from 0, such as 30",
                "base-url       | faultline.example.org | is not an address with http:// or https://, such as https://faultline.example.org",
                "today          | 18.11.2024            | is not a day, such as 2024-11-18",
                "mail-domain    | me@example.org        | is not a domain, such as example.org",
                "operator       | nobody                | is not a mail address, such as operator@example.org",
                "webhook-allow  | http://chat.internal  | is not a host or host:port, such as chat.internal:8443",
                "webhook-allow  | chat,http://a         | is not a host or host:port, such as chat.internal:8443",
            })
    void aWrongValueIsNamedWithWhatIsAllowed(String name, String value, String complaint) {
        List<String> faults = faults(new PropertiesConfigSource(Map.of(Setting.PREFIX + name, value), "given", 260));
        assertThat(faults)
                .singleElement()
                .asString()
                .startsWith("faultline." + name + " '")
                .contains("' " + complaint);
    }

    @Test
    void passwordsForNobodyNeedAnIdentityProvider() {
        Map<String, String> alone = Map.of("faultline.passwords", "nobody");
        assertThat(faults(new PropertiesConfigSource(alone, "given", 260)))
                .singleElement()
                .asString()
                .startsWith("faultline.passwords 'nobody'")
                .endsWith("lets nobody in, as quarkus.oidc.auth-server-url names no identity provider");
        Map<String, String> both = new HashMap<>(alone);
        both.put("quarkus.oidc.auth-server-url", "https://id.example.org/realms/desk");
        assertThat(faults(new PropertiesConfigSource(both, "given", 260))).isEmpty();
    }

    @Test
    void allOfThemAreNamedAtOnceEachWithWhereItIsFrom(@TempDir Path dir) throws IOException {
        Path file = Files.createDirectory(dir.resolve("config")).resolve("application.properties");
        Files.writeString(file, "# ours\n\nquarkus.mailer.timeout=30S\nfaultline.horizon=-3\n");
        System.setProperty("faultline.memory", "abc");
        try {
            assertThat(faults(
                            new EnvConfigSource(Map.of("FAULTLINE_MAIL_LEASE", "2 minutes"), 300),
                            new SysPropConfigSource(),
                            new PropertiesConfigSource(file.toUri().toURL(), 260)))
                    .satisfiesExactlyInAnyOrder(
                            f -> assertThat(f)
                                    .startsWith("faultline.mail-lease '2 minutes' is not")
                                    .endsWith("(environment variable FAULTLINE_MAIL_LEASE)"),
                            f -> assertThat(f)
                                    .startsWith("faultline.memory 'abc' is not")
                                    .endsWith("(system property -Dfaultline.memory)"),
                            f -> assertThat(f)
                                    .startsWith("faultline.horizon '-3' is not")
                                    .endsWith("(config/application.properties, line 4)"));
        } finally {
            System.clearProperty("faultline.memory");
        }
    }

    @Test
    void whatIsAllowedAloneMayNotBeTogether() {
        assertThat(faults(new PropertiesConfigSource(
                        Map.of(
                                "faultline.mail-lease", "50s",
                                "quarkus.mailer.timeout", "30S",
                                "faultline.session-idle", "8D"),
                        "given",
                        260)))
                .containsExactlyInAnyOrder(
                        "faultline.mail-lease '50s' (given) is less than twice quarkus.mailer.timeout '30S' (given): a send"
                                + " is given up after half of the lease",
                        "faultline.session-idle '8D' (given) is longer than faultline.session-longest '7D' (default)");
        assertThat(faults(new PropertiesConfigSource(
                        Map.of("faultline.mail-lease", "60s", "quarkus.mailer.timeout", "30S"), "given", 260)))
                .isEmpty();
    }

    @Test
    void whatCannotBeReadIsNoFaultOfTheProgram() {
        assertThat(faults(new PropertiesConfigSource(
                        Map.of("faultline.mail-lease", "${nothing}", "quarkus.mailer.timeout", "soon"), "given", 260)))
                .satisfiesExactlyInAnyOrder(
                        f -> assertThat(f).startsWith("faultline.mail-lease").contains("nothing"), f -> assertThat(f)
                                .isEqualTo(
                                        "quarkus.mailer.timeout 'soon' (given) is not a length of time, such as 30S"));
    }

    @Test
    void whatNothingReadsIsNamedWithTheNearestThatSomethingReads() {
        SmallRyeConfig config = config(
                new EnvConfigSource(
                        Map.of("FAULTLINE_MAIL_LAESE", "1M", "FAULTLINE_HORIZON", "30", "FAULTLINE_HOME", "/opt"), 300),
                new PropertiesConfigSource(
                        Map.of(
                                "faultline.session-idel",
                                "1H",
                                "%prod.faultline.todya",
                                "2024-11-18",
                                "other.name",
                                "1"),
                        "PropertiesConfigSource[source=file:/srv/config/application.properties]",
                        260));
        assertThat(SettingFaults.unknown(config))
                .satisfiesExactlyInAnyOrder(
                        f -> assertThat(f)
                                .startsWith(
                                        "there is no setting FAULTLINE_MAIL_LAESE; did you mean FAULTLINE_MAIL_LEASE? (")
                                .endsWith("(environment variable FAULTLINE_MAIL_LAESE)"),
                        f -> assertThat(f)
                                .isEqualTo("there is no setting FAULTLINE_HOME (environment variable FAULTLINE_HOME)"),
                        f -> assertThat(f)
                                .startsWith(
                                        "there is no setting faultline.session-idel; did you mean faultline.session-idle? (")
                                .endsWith("(config/application.properties)"),
                        f -> assertThat(f)
                                .startsWith("there is no setting faultline.todya; did you mean faultline.today? ("));
    }

    @Test
    void whatIsSetIsReadAndWhatIsNotHasItsDefault() {
        Settings settings = ServiceSettings.of(Map.of(
                        "faultline.mail-lease", "PT90S",
                        "faultline.login", "REQUIRED",
                        "faultline.webhook-allow", "chat.internal:8443, localhost",
                        "faultline.today", "2024-11-18",
                        "faultline.memory", "0",
                        "quarkus.http.port", "9090"))
                .ours();
        assertThat(settings.mailLease()).isEqualTo(Duration.ofSeconds(90));
        assertThat(settings.login()).isEqualTo(Settings.Login.REQUIRED);
        assertThat(settings.webhookAllow()).hasValue(List.of("chat.internal:8443", "localhost"));
        assertThat(settings.today()).hasValue(LocalDate.of(2024, 11, 18));
        assertThat(settings.memory()).hasValue(0);
        assertThat(settings.baseUrl()).hasToString("http://127.0.0.1:9090");
        assertThat(ServiceSettings.of(Map.of("faultline.base-url", "https://desk.example.org/alerts//"))
                        .ours()
                        .baseUrl())
                .hasToString("https://desk.example.org/alerts");
        assertThat(settings.horizon()).isEqualTo(400);
        assertThat(settings.sessionLongest()).isEqualTo(Duration.ofDays(7));
        assertThat(settings.sample()).isEmpty();
        assertThat(settings.operator()).isEqualTo(Optional.empty());
    }

    @Test
    void theDefaultsAreAllowedThemselves() {
        Map<String, String> usual = new HashMap<>();
        Setting.ALL.stream().filter(s -> s.usual() != null).forEach(s -> usual.put(s.name(), s.usual()));
        assertThat(usual).hasSizeGreaterThan(15);
        assertThat(faults(new PropertiesConfigSource(usual, "given", 260))).isEmpty();
    }

    @Test
    void settingsWithAFaultAreNotRead() {
        assertThatThrownBy(() -> ServiceSettings.of(Map.of("faultline.horizon", "0", "faultline.memory", "x")))
                .isInstanceOf(WrongSettings.class)
                .hasMessageContaining("faultline.horizon '0'")
                .hasMessageContaining("faultline.memory 'x'");
    }

    private static List<String> faults(ConfigSource... sources) {
        return SettingFaults.in(config(sources));
    }

    private static SmallRyeConfig config(ConfigSource... sources) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withProfile("prod")
                .withSources(sources)
                .build();
    }
}
