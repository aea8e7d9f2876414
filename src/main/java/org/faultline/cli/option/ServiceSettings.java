package org.faultline.cli.option;

import io.smallrye.config.DotEnvConfigSourceProvider;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SysPropConfigSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.faultline.report.Text;
import org.faultline.settings.Settings;

/**
 * What is configured, as the service reads it: system properties, else the environment, else {@code config/application.properties} below the
 * working folder, else what comes with the program. Commands take from here what no option says.
 */
public final class ServiceSettings {
    /** Quarkus gives the file of the working folder this rank, and that of the program the one below. */
    private static final int ABOVE_CLASSPATH = 260;

    private static final int CLASSPATH = 250;

    private final SmallRyeConfig config;

    private ServiceSettings(List<ConfigSource> sources) {
        List<String> faults =
                SettingFaults.in(builder(sources).build()).stream().sorted().toList();
        if (!faults.isEmpty()) {
            throw new WrongSettings(faults);
        }
        config = builder(sources)
                .withMapping(Settings.class)
                .withValidateUnknown(false)
                .build();
    }

    private static SmallRyeConfigBuilder builder(List<ConfigSource> sources) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withProfile("prod")
                .withSources(sources);
    }

    /**
     * What holds here.
     *
     * @throws UncheckedIOException if a file is there and cannot be read
     * @throws WrongSettings naming every wrong value
     */
    public static ServiceSettings read() {
        List<ConfigSource> sources = new ArrayList<>(List.of(
                new SysPropConfigSource(),
                new EnvConfigSource(System.getenv(), EnvConfigSource.ORDINAL),
                workingFolder(),
                ofTheProgram()));
        sources.addAll(DotEnvConfigSourceProvider.dotEnvSources(ServiceSettings.class.getClassLoader()));
        return new ServiceSettings(sources);
    }

    /** Nothing is configured. */
    public static ServiceSettings none() {
        return of(Map.of());
    }

    /**
     * Nothing but these.
     *
     * @throws WrongSettings naming every wrong value
     */
    public static ServiceSettings of(Map<String, String> values) {
        return new ServiceSettings(List.of(new PropertiesConfigSource(values, "given", ABOVE_CLASSPATH)));
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

    /** The defaults of Quarkus' settings that are ours. */
    private static ConfigSource ofTheProgram() {
        try {
            return new PropertiesConfigSource(
                    Objects.requireNonNull(ServiceSettings.class.getResource("/application.properties")), CLASSPATH);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the settings of the program", e);
        }
    }

    /** Those of Faultline itself. */
    public Settings ours() {
        return config.getConfigMapping(Settings.class);
    }

    public boolean has(String name) {
        return config.getOptionalValue(name, String.class).isPresent();
    }

    public String text(String name, String otherwise) {
        return config.getOptionalValue(name, String.class).orElse(otherwise);
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
