package org.faultline.rule.drl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.faultline.rule.RuleStatus;
import org.faultline.rule.Severity;
import org.jspecify.annotations.Nullable;

/** The values of a rule's metadata as they were written, and what they come to. */
final class Metadata {
    private static final int QUIET_DAYS = 30;
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

    /** What they come to for a rule of that id; the cautious value for what is missing. */
    RuleModel.Meta meta(String id, At rule) {
        return new RuleModel.Meta(
                text("title", id),
                oneOf("severity", Severity.class, Severity.MEDIUM),
                oneOf("status", RuleStatus.class, RuleStatus.DRAFT),
                text("owner", ""),
                groupBy(rule),
                quiet());
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
                        + Words.nearest(value.text(), all)
                                .map(n -> "; did you mean " + n + "?")
                                .orElse(""));
        return otherwise;
    }

    private List<String> groupBy(At rule) {
        @Nullable Token value = values.get("groupBy");
        List<String> names = value == null
                ? List.of()
                : Arrays.stream(value.text().split("[,\\s]+"))
                        .filter(s -> !s.isEmpty())
                        .toList();
        if (names.isEmpty()) {
            cursor.fault(
                    value == null ? rule : value.at(),
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

    private int quiet() {
        Token value = values.get("quiet");
        if (value == null) {
            return QUIET_DAYS;
        }
        if (!value.text().matches("[1-9]\\d{0,3}d")) {
            cursor.fault(value.at(), Code.METADATA, "@quiet is a number of days; write @quiet(\"14d\")");
            return QUIET_DAYS;
        }
        return Integer.parseInt(value.text().substring(0, value.text().length() - 1));
    }
}
