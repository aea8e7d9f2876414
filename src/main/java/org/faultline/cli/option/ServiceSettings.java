package org.faultline.cli.option;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.faultline.report.Text;

/**
 * What is configured, as the service reads it: system properties, else the environment, else {@code config/application.properties} below the
 * working folder. Commands take from here what no option says.
 */
public final class ServiceSettings {
    /** Quarkus gives this file the same rank. */
    private static final int ABOVE_CLASSPATH = 260;

    private final SmallRyeConfig config;

    private ServiceSettings(SmallRyeConfig config) {
        this.config = config;
    }

    /** @throws UncheckedIOException if the file is there and cannot be read */
    public static ServiceSettings read() {
        return new ServiceSettings(new SmallRyeConfigBuilder()
                .addDefaultSources()
                .addDiscoveredSources()
                .withSources(workingFolder())
                .withProfile("prod")
                .build());
    }

    /** Nothing is configured. */
    public static ServiceSettings none() {
        return of(Map.of());
    }

    /** Nothing but these. */
    public static ServiceSettings of(Map<String, String> values) {
        return new ServiceSettings(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "given", ABOVE_CLASSPATH))
                .build());
    }

    /** What Quarkus itself reads from beside the program. */
    private static ConfigSource workingFolder() {
        Path file = Path.of("config", "application.properties");
        try {
            return Files.isRegularFile(file)
                    ? new PropertiesConfigSource(file.toUri().toURL(), ABOVE_CLASSPATH)
                    : new PropertiesConfigSource(Map.of(), "no file", 0);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + file, e);
        }
    }

    public boolean has(String name) {
        return config.getOptionalValue(name, String.class).isPresent();
    }

    public String text(String name, String otherwise) {
        return config.getOptionalValue(name, String.class).orElse(otherwise);
    }

    /** @throws IllegalArgumentException naming the setting, where it is no whole number from 1 */
    private int number(String name, int otherwise) {
        String text = text(name, String.valueOf(otherwise));
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new IllegalArgumentException(
                    name + " '" + Text.clean(text) + "' is not a whole number such as " + otherwise);
        }
        return Integer.parseInt(text);
    }

    /** The analysts' folder. */
    public Path rules() {
        return Path.of(text("faultline.rules-dir", "rules"));
    }

    /** The operator's folder: what is known of the world. */
    public Path config() {
        return Path.of(text("faultline.config-dir", "config"));
    }

    /** Days that two events of one match may lie apart. */
    public int horizon() {
        return number("faultline.horizon", 400);
    }

    /** Days after which an alert that becomes known is not news any more. */
    public int maxLateness() {
        return number("faultline.max-lateness", 30);
    }

    /** Where the service listens, as one reaches it from this machine. */
    public URI service() {
        String host = text("quarkus.http.host", "127.0.0.1");
        String reached = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        return address("http://" + (reached.contains(":") ? "[" + reached + "]" : reached) + ":"
                + text("quarkus.http.port", "8080"));
    }

    /** @throws IllegalArgumentException where it is not the address of a service; a slash at its end is taken away */
    public static URI address(String text) {
        try {
            URI url = URI.create(text.replaceFirst("/+$", ""));
            if (List.of("http", "https").contains(String.valueOf(url.getScheme())) && url.getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw notAnAddress(text);
        }
        throw notAnAddress(text);
    }

    private static IllegalArgumentException notAnAddress(String text) {
        return new IllegalArgumentException(
                "'" + Text.clean(text) + "' is not an address such as http://127.0.0.1:8080");
    }
}
