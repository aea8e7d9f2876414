package org.faultline.settings;

import io.quarkus.runtime.configuration.DurationConverter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.spi.Converter;

/** A kind of value that a setting may have: reads it, or says what is allowed in its place. */
public abstract class SettingType<T> implements Converter<T> {
    private final String allowed;
    private final String example;

    /** @param allowed with its article, so that it completes "is not …" */
    SettingType(String allowed, String example) {
        this.allowed = allowed;
        this.example = example;
    }

    /** Each kind has a method of its own, by whose return type SmallRye checks what it is used for. */
    @Override
    public abstract T convert(String text);

    /** @param reader throws a RuntimeException where it is not of this kind */
    final T read(String text, Function<String, T> reader, Predicate<T> fits) {
        String why = "is not " + allowed + (words().isEmpty() ? ", such as " + example : "");
        T value;
        try {
            value = reader.apply(text.strip());
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(why, e);
        }
        if (!fits.test(value)) {
            throw new IllegalArgumentException(why);
        }
        return value;
    }

    final T read(String text, Function<String, T> reader) {
        return read(text, reader, value -> true);
    }

    /** What is allowed, such as "a whole number from 1". */
    public String allowed() {
        return allowed;
    }

    /** The only words that are allowed; empty where there is no list of them. */
    public List<String> words() {
        return List.of();
    }

    /** A length of time. */
    public static final class Length extends SettingType<Duration> {
        public Length() {
            super("a length of time above zero", "10s, 2M (minutes), 6H or 7D");
        }

        @Override
        public Duration convert(String text) {
            return read(text, DurationConverter::parseDuration, d -> !d.isNegative() && !d.isZero());
        }
    }

    /** How often something is done, as the scheduler reads it. */
    public static final class Interval extends SettingType<String> {
        public Interval() {
            super("a length of time above zero, or off", "10s, 2M (minutes) or 6H");
        }

        @Override
        public String convert(String text) {
            return text.strip().equalsIgnoreCase("off")
                    ? text.strip()
                    : read(text, t -> new Length().convert(t).toString());
        }
    }

    /** A number of something of which there may be none. */
    public static final class FromZero extends SettingType<Integer> {
        public FromZero() {
            super("a whole number from 0", "30");
        }

        @Override
        public Integer convert(String text) {
            return read(text, Integer::valueOf, n -> n >= 0);
        }
    }

    /** A number of something of which there has to be one. */
    public static final class FromOne extends SettingType<Integer> {
        public FromOne() {
            super("a whole number from 1", "400");
        }

        @Override
        public Integer convert(String text) {
            return read(text, Integer::valueOf, n -> n >= 1);
        }
    }

    /** Where a service is; a slash at its end is taken away, so that paths can be put after it. */
    public static final class Address extends SettingType<URI> {
        public Address() {
            super("an address with http:// or https://", "https://faultline.example.org");
        }

        @Override
        public URI convert(String text) {
            return read(
                    text,
                    t -> URI.create(t.replaceFirst("/+$", "")),
                    u -> List.of("http", "https").contains(String.valueOf(u.getScheme())) && u.getAuthority() != null);
        }
    }

    /** A day of the calendar. */
    public static final class Day extends SettingType<LocalDate> {
        public Day() {
            super("a day", "2024-11-18");
        }

        @Override
        public LocalDate convert(String text) {
            return read(text, LocalDate::parse);
        }
    }

    /** A folder, relative to the one where the program starts. */
    public static final class Folder extends SettingType<Path> {
        public Folder() {
            super("a folder", "data");
        }

        @Override
        public Path convert(String text) {
            return read(text, Path::of, p -> !p.toString().isEmpty());
        }
    }

    /** The name of a domain. */
    public static final class Domain extends SettingType<String> {
        public Domain() {
            super("a domain", "example.org");
        }

        @Override
        public String convert(String text) {
            return read(text, t -> t, t -> t.matches("[^\\s@/:<>,]+"));
        }
    }

    /** Where mail can be sent to. */
    public static final class MailAddress extends SettingType<String> {
        public MailAddress() {
            super("a mail address", "operator@example.org");
        }

        @Override
        public String convert(String text) {
            return read(text, t -> t, t -> t.matches("[^\\s@,]+@[^\\s@,]+"));
        }
    }

    /** A machine, on any port or one. */
    public static final class Host extends SettingType<String> {
        public Host() {
            super("a host or host:port", "chat.internal:8443");
        }

        @Override
        public String convert(String text) {
            return read(text, t -> t, t -> t.matches("[^\\s/@]+"));
        }
    }

    /** A topic of Kafka. */
    public static final class Topic extends SettingType<String> {
        public Topic() {
            super("the name of a topic", "faultline.reports");
        }

        @Override
        public String convert(String text) {
            return read(text, t -> t, t -> t.matches("[A-Za-z0-9._-]{1,249}") && !t.matches("\\.{1,2}"));
        }
    }

    /** Anything but nothing, which is as if it were not set. */
    public static final class Free extends SettingType<String> {
        public Free() {
            super("a text", "of one line");
        }

        @Override
        public String convert(String text) {
            return read(text, t -> t, t -> !t.isEmpty());
        }
    }

    /** One of two words. */
    public static final class YesNo extends SettingType<Boolean> {
        public YesNo() {
            super("true or false", "true");
        }

        @Override
        public List<String> words() {
            return List.of("true", "false");
        }

        @Override
        public Boolean convert(String text) {
            return read(text, t -> switch (t.toLowerCase(Locale.ROOT)) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException(t);
            });
        }
    }

    /** One of the constants of an enum, in small letters. */
    abstract static class Word<E extends Enum<E>> extends SettingType<E> {
        private final Class<E> constants;

        Word(Class<E> constants) {
            super(String.join(" or ", words(constants)), words(constants).get(0));
            this.constants = constants;
        }

        private static <E extends Enum<E>> List<String> words(Class<E> constants) {
            return Arrays.stream(constants.getEnumConstants())
                    .map(c -> c.name().toLowerCase(Locale.ROOT))
                    .toList();
        }

        @Override
        public List<String> words() {
            return words(constants);
        }

        final E read(String text) {
            return read(text, t -> Enum.valueOf(constants, t.toUpperCase(Locale.ROOT)));
        }
    }

    /** When people have to sign in. */
    public static final class LoginWord extends Word<Settings.Login> {
        public LoginWord() {
            super(Settings.Login.class);
        }

        @Override
        public Settings.Login convert(String text) {
            return read(text);
        }
    }

    /** Who may sign in with a password. */
    public static final class PasswordsWord extends Word<Settings.Passwords> {
        public PasswordsWord() {
            super(Settings.Passwords.class);
        }

        @Override
        public Settings.Passwords convert(String text) {
            return read(text);
        }
    }
}
