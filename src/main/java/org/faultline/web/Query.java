package org.faultline.web;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.faultline.alert.AlertFilter;
import org.faultline.alert.Archive;
import org.faultline.alert.Condition;
import org.faultline.alert.Severity;
import org.faultline.alert.Workflow;
import org.jspecify.annotations.Nullable;

/** Reads the query part of an address; every parameter that is unknown or cannot be read is named, none is passed over. */
final class Query {
    static final int MOST = 500;
    private static final int USUAL = 50;
    private static final Set<String> KNOWN = Set.of(
            "rule",
            "severity",
            "condition",
            "workflow",
            "country",
            "admin1",
            "actor",
            "group",
            "since",
            "until",
            "q",
            "limit",
            "cursor");

    private final MultivaluedMap<String, String> given;
    private final List<Problem.Violation> violations = new ArrayList<>();

    private Query(UriInfo uri) {
        given = uri.getQueryParameters();
    }

    /** A filter, how many, and from where. */
    record Asked(AlertFilter filter, int limit, @Nullable String cursor) {
        Archive.Page page(Archive archive) {
            try {
                return archive.page(filter, limit, cursor);
            } catch (IllegalArgumentException e) {
                throw Problem.badInput(new Problem.Violation("cursor", cursor, String.valueOf(e.getMessage())))
                        .thrown();
            }
        }
    }

    static Asked alerts(UriInfo uri) {
        Query q = new Query(uri);
        q.given.keySet().stream().filter(name -> !KNOWN.contains(name)).sorted().forEach(q::unknown);
        AlertFilter filter = new AlertFilter(
                q.text("rule"),
                q.oneOf("severity", Severity.class),
                q.oneOf("condition", Condition.class),
                q.oneOf("workflow", Workflow.class),
                q.text("country"),
                q.text("admin1"),
                q.text("actor"),
                q.text("group"),
                q.date("since"),
                q.date("until"),
                q.text("q"));
        Asked asked = new Asked(filter, q.limit(), q.text("cursor"));
        if (!q.violations.isEmpty()) {
            throw Problem.badInput(q.violations.toArray(Problem.Violation[]::new))
                    .thrown();
        }
        return asked;
    }

    private void unknown(String name) {
        String known = String.join(", ", KNOWN.stream().sorted().toList());
        violations.add(
                new Problem.Violation(name, given.getFirst(name), "is no parameter here (known: " + known + ")"));
    }

    private @Nullable String text(String name) {
        String value = given.getFirst(name);
        if (value != null && value.chars().anyMatch(Character::isISOControl)) {
            violations.add(new Problem.Violation(name, null, "holds a control character"));
            return null;
        }
        return value == null || value.isBlank() ? null : value.strip();
    }

    private <E extends Enum<E>> @Nullable E oneOf(String name, Class<E> type) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(value.toUpperCase(Locale.ROOT))) {
                return constant;
            }
        }
        String names = String.join(
                ", ", Arrays.stream(type.getEnumConstants()).map(Enum::name).toList());
        violations.add(new Problem.Violation(name, value, "is none of " + names));
        return null;
    }

    private @Nullable LocalDate date(String name) {
        String value = text(name);
        try {
            if (value == null || value.length() == "YYYY-MM-DD".length()) {
                return value == null ? null : LocalDate.parse(value);
            }
            throw new DateTimeException(value);
        } catch (DateTimeException e) {
            violations.add(new Problem.Violation(name, value, "is not a calendar date (YYYY-MM-DD)"));
            return null;
        }
    }

    private int limit() {
        String value = text("limit");
        if (value == null) {
            return USUAL;
        }
        if (value.matches("\\d{1,3}") && Integer.parseInt(value) >= 1 && Integer.parseInt(value) <= MOST) {
            return Integer.parseInt(value);
        }
        violations.add(new Problem.Violation("limit", value, "is not a whole number from 1 to " + MOST));
        return USUAL;
    }
}
