package org.faultline.rule.language.read;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.faultline.knowledge.theatre.Theatres;
import org.faultline.rule.language.model.AlertTerms;
import org.faultline.rule.language.model.FactVocabulary;
import org.faultline.rule.language.model.Position;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.model.RuleStatus;
import org.faultline.rule.language.model.Severity;
import org.faultline.rule.language.text.Code;
import org.faultline.rule.language.text.Cursor;
import org.faultline.rule.language.text.Token;
import org.jspecify.annotations.Nullable;

/** The values of a rule's metadata as they were written, and what they come to. */
final class Metadata {
    private static final Pattern DAYS = Pattern.compile("(\\d{1,4})d");
    private static final Pattern SPAN = Pattern.compile("(\\d{1,7})([mhd])");
    private static final Pattern COUNT = Pattern.compile("[1-9]\\d?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,59}");

    private final Cursor cursor;
    private final Map<String, Token> values = new HashMap<>();

    Metadata(Cursor cursor) {
        this.cursor = cursor;
    }

    /** The value that stands already, if there is one. */
    @Nullable
    Token putIfAbsent(String name, Token value) {
        return values.putIfAbsent(name, value);
    }

    /** What they come to for a rule of that id, whose conditions begin there; the cautious value for what is missing. */
    RuleModel.Meta meta(String id, Position when) {
        List<String> groupBy = groupBy(when);
        return new RuleModel.Meta(
                text("title", id),
                oneOf("severity", Severity.class, Severity.MEDIUM),
                oneOf("status", RuleStatus.class, RuleStatus.DRAFT),
                text("owner", ""),
                groupBy,
                places(groupBy, when),
                terms(),
                theatres());
    }

    private List<String> theatres() {
        List<String> names = words(values.get("theatres"));
        if (!names.stream().allMatch(Theatres::isName)) {
            wrong(
                    "theatres",
                    "names theatres in small letters, separated by commas; write @theatres(\"levant, gulf\")");
        }
        return names;
    }

    /** The words of a value, which commas and spaces part. */
    private static List<String> words(@Nullable Token value) {
        return value == null
                ? List.of()
                : Arrays.stream(value.text().split("[,\\s]+"))
                        .filter(s -> !s.isEmpty())
                        .toList();
    }

    /** Where each name stands in the text. */
    private List<Position> places(List<String> groupBy, Position otherwise) {
        Token value = values.get("groupBy");
        return groupBy.stream()
                .map(name -> value == null
                        ? otherwise
                        : new Position(
                                value.at().line(),
                                value.at().column() + 1 + value.text().indexOf(name)))
                .toList();
    }

    private String text(String name, String otherwise) {
        Token value = values.get(name);
        return value == null ? otherwise : value.text();
    }

    private <E extends Enum<E>> E oneOf(String name, Class<E> type, E otherwise) {
        Token value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(value.text())) {
                return constant;
            }
        }
        List<String> all = Arrays.stream(type.getEnumConstants())
                .map(c -> name.equals("status") ? c.name().toLowerCase(Locale.ROOT) : c.name())
                .toList();
        cursor.fault(
                value.at(),
                Code.METADATA,
                "@" + name + " is none of " + String.join(", ", all)
                        + FactVocabulary.nearest(value.text(), all)
                                .map(n -> "; did you mean " + n + "?")
                                .orElse(""));
        return otherwise;
    }

    private List<String> groupBy(Position when) {
        @Nullable Token value = values.get("groupBy");
        List<String> names = words(value);
        if (names.isEmpty()) {
            cursor.fault(
                    value == null ? when : value.at(),
                    Code.METADATA,
                    "@groupBy is missing: the names that findings are told apart by; write @groupBy(\"dyad, admin1\")");
        }
        String bad = names.stream().filter(n -> !NAME.matcher(n).matches()).collect(Collectors.joining(", "));
        List<String> different = new ArrayList<>(new java.util.LinkedHashSet<>(names));
        if (value != null && (!bad.isEmpty() || different.size() < names.size())) {
            cursor.fault(
                    value.at(),
                    Code.METADATA,
                    bad.isEmpty()
                            ? "@groupBy names one thing twice; leave one out"
                            : "@groupBy holds names of letters and digits, separated by commas, without $; write others for "
                                    + bad);
        }
        return different;
    }

    private AlertTerms terms() {
        AlertTerms usual = AlertTerms.USUAL;
        int quiet = days("quiet", usual.quietDays(), 1, "@quiet is a number of days; write @quiet(\"14d\")");
        return new AlertTerms(
                quiet,
                days(
                        "grace",
                        Math.min(usual.graceDays(), quiet),
                        0,
                        "@grace is a number of days; write @grace(\"7d\")"),
                hold(),
                sources(),
                approval());
    }

    private int days(String name, int otherwise, int least, String remedy) {
        Token value = values.get(name);
        Matcher days = DAYS.matcher(value == null ? "" : value.text());
        if (value == null || (days.matches() && Integer.parseInt(days.group(1)) >= least)) {
            return value == null ? otherwise : Integer.parseInt(days.group(1));
        }
        cursor.fault(value.at(), Code.METADATA, remedy);
        return otherwise;
    }

    private Duration hold() {
        Token value = values.get("hold");
        Matcher span = SPAN.matcher(value == null ? "0m" : value.text());
        if (!span.matches()) {
            wrong("hold", "is how long an alert has to stand before it is told; write @hold(\"6h\")");
            return Duration.ZERO;
        }
        long n = Long.parseLong(span.group(1));
        return span.group(2).equals("m")
                ? Duration.ofMinutes(n)
                : span.group(2).equals("h") ? Duration.ofHours(n) : Duration.ofDays(n);
    }

    private int sources() {
        Token value = values.get("sources");
        if (value != null && !COUNT.matcher(value.text()).matches()) {
            wrong("sources", "is how many independent sources an alert needs before it is told; write @sources(2)");
        }
        return value != null && COUNT.matcher(value.text()).matches() ? Integer.parseInt(value.text()) : 1;
    }

    private boolean approval() {
        Token value = values.get("approval");
        if (value != null && !List.of("true", "false").contains(value.text())) {
            wrong("approval", "says whether a person has to approve an alert before it is told; write @approval(true)");
        }
        return value != null && value.text().equals("true");
    }

    private void wrong(String name, String remedy) {
        Token value = values.get(name);
        if (value != null) {
            cursor.fault(value.at(), Code.METADATA, "@" + name + " " + remedy);
        }
    }
}
