package org.faultline.cli.option;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.ConfigValueConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.common.utils.StringUtil;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.faultline.report.Text;
import org.faultline.report.delivery.Nearest;
import org.faultline.settings.Setting;
import org.jspecify.annotations.Nullable;

/** What is wrong with what is configured, in sentences for the operator: values that are not allowed, and names that nothing reads. */
public final class SettingFaults {
    private static final Set<String> NAMES =
            Setting.ALL.stream().map(Setting::name).collect(Collectors.toSet());
    private static final String VARIABLES = "FAULTLINE_";

    private final SmallRyeConfig config;
    private final List<String> all = new ArrayList<>();

    private SettingFaults(SmallRyeConfig config) {
        this.config = config;
    }

    /** All wrong values, each with what is allowed and where it was given. */
    static List<String> in(SmallRyeConfig config) {
        SettingFaults faults = new SettingFaults(config);
        Setting.ALL.forEach(faults::check);
        faults.checkTogether();
        return faults.all;
    }

    /** Names that no setting has, each with the nearest that one has. */
    public static List<String> unknown(Config config) {
        Set<String> faults = new TreeSet<>();
        for (ConfigSource source : config.getConfigSources()) {
            for (String given : source.getPropertyNames()) {
                String name = given.replaceFirst("^%[^.]+\\.", "");
                // what stands in the environment comes under its own name and under one made of that
                if (name.startsWith(Setting.PREFIX) && !isVariable(source)) {
                    unknown(name, NAMES, origin(source.getName(), name, line(source, given)), faults);
                } else if (name.startsWith(VARIABLES) && isVariable(source)) {
                    unknown(name, variables(), origin(source.getName(), name, 0), faults);
                }
            }
        }
        return List.copyOf(faults);
    }

    private static void unknown(String name, Set<String> known, String origin, Set<String> faults) {
        if (!known.contains(name)) {
            faults.add("there is no setting " + Text.clean(name) + nearest(name, known) + " (" + origin + ")");
        }
    }

    /** Of a file; 0 where there is none. */
    private static int line(ConfigSource source, String given) {
        ConfigValue value = source instanceof ConfigValueConfigSource file ? file.getConfigValue(given) : null;
        return value == null ? 0 : value.getLineNumber();
    }

    /** The beginning that all have in common says nothing of how near they are. */
    private static String nearest(String name, Set<String> known) {
        String begins = name.substring(0, VARIABLES.length());
        List<String> ends =
                known.stream().map(k -> k.substring(VARIABLES.length())).toList();
        return Nearest.to(name.substring(VARIABLES.length()), ends).stream()
                .findFirst()
                .map(end -> "; did you mean " + begins + end + "?")
                .orElse("");
    }

    private static Set<String> variables() {
        return Setting.ALL.stream().map(Setting::variable).collect(Collectors.toSet());
    }

    private static boolean isVariable(ConfigSource source) {
        return source.getName().startsWith("EnvConfigSource");
    }

    private void check(Setting setting) {
        ConfigValue given = value(setting.name());
        if (given == null || (setting.usual() == null && given.getValue().isBlank())) {
            return;
        }
        List<String> parts = setting.list() ? List.of(StringUtil.split(given.getValue())) : List.of(given.getValue());
        for (String part : parts) {
            try {
                setting.type().convert(part);
            } catch (IllegalArgumentException e) {
                all.add(setting.name() + " '" + Text.clean(part) + "' " + e.getMessage()
                        + Nearest.hint(part.strip(), setting.type().words()) + " (" + origin(given) + ")");
            }
        }
    }

    /** Null where it is not set. */
    private @Nullable ConfigValue value(String name) {
        ConfigValue given = config.getConfigValue(name);
        if (given.hasProblems()) {
            all.add(name + " '" + Text.clean(String.valueOf(given.getRawValue()))
                    + "' refers to a setting that is not there (" + origin(given) + ")");
            return null;
        }
        return given.getValue() == null ? null : given;
    }

    /** Each may be allowed and the two of them not. */
    private void checkTogether() {
        Duration lease = length("faultline.mail-lease");
        Duration silence = length("quarkus.mailer.timeout");
        if (lease != null && silence != null && lease.compareTo(silence.multipliedBy(2)) < 0) {
            all.add("faultline.mail-lease " + said("faultline.mail-lease")
                    + " is less than twice quarkus.mailer.timeout " + said("quarkus.mailer.timeout")
                    + ": a send is given up after half of the lease");
        }
        Duration idle = length("faultline.session-idle");
        Duration longest = length("faultline.session-longest");
        if (idle != null && longest != null && idle.compareTo(longest) > 0) {
            all.add("faultline.session-idle " + said("faultline.session-idle")
                    + " is longer than faultline.session-longest " + said("faultline.session-longest"));
        }
        if ("nobody".equals(text("faultline.passwords")) && text("quarkus.oidc.auth-server-url") == null) {
            all.add("faultline.passwords " + said("faultline.passwords")
                    + " lets nobody in, as quarkus.oidc.auth-server-url names no identity provider");
        }
    }

    /** As configured, else its default; null where it is neither or cannot be read, which is said elsewhere. */
    private @Nullable Duration length(String name) {
        String text = text(name);
        try {
            return text == null ? null : DurationConverter.parseDuration(text.strip());
        } catch (IllegalArgumentException e) {
            if (!name.startsWith(Setting.PREFIX)) {
                all.add(name + " " + said(name) + " is not a length of time, such as 30S");
            }
            return null;
        }
    }

    private @Nullable String text(String name) {
        String given = config.getConfigValue(name).getValue();
        return given != null
                ? given
                : Setting.ALL.stream()
                        .filter(s -> s.name().equals(name))
                        .map(Setting::usual)
                        .findFirst()
                        .orElse(null);
    }

    private String said(String name) {
        ConfigValue given = config.getConfigValue(name);
        return given.getValue() == null
                ? "'" + text(name) + "' (default)"
                : "'" + Text.clean(given.getValue()) + "' (" + origin(given) + ")";
    }

    private static String origin(ConfigValue given) {
        return origin(String.valueOf(given.getConfigSourceName()), given.getName(), given.getLineNumber());
    }

    /** Where a value was given, as an operator would say it. */
    private static String origin(String source, String name, int line) {
        if (source.startsWith("EnvConfigSource[")) {
            return "the file .env";
        } else if (source.startsWith("EnvConfigSource")) {
            return "environment variable " + Setting.variable(name);
        } else if (source.startsWith("SysPropConfigSource")) {
            return "system property -D" + name;
        } else if (source.contains("/config/application.properties")) {
            return "config/application.properties" + (line > 0 ? ", line " + line : "");
        }
        return source.contains("application.properties") ? "default" : source.replaceFirst(".*\\[source=(.*)]", "$1");
    }
}
