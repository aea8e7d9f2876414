package org.faultline.web.http;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.faultline.alert.lifecycle.Condition;
import org.faultline.alert.lifecycle.Workflow;
import org.faultline.alert.store.AlertFilter;
import org.faultline.fact.store.EventFilter;
import org.faultline.knowledge.Decision;
import org.faultline.notify.outbox.Letter;
import org.faultline.report.EventType;
import org.faultline.report.Text;
import org.faultline.rule.language.model.Severity;
import org.jspecify.annotations.Nullable;

/** Reads the query part of an address; every parameter that is unknown or cannot be read is named, none is passed over. */
public final class Query {
    public static final int MOST = 500;
    private static final int USUAL = 50;
    private static final int USUAL_COMPLETIONS = 10;
    private static final int USUAL_WEEKS = 26;
    private static final int MOST_WEEKS = 520;
    private static final int LONGEST_NAME = 600;
    private static final Set<String> ALERTS = Set.of(
            "rule",
            "severity",
            "condition",
            "workflow",
            "country",
            "admin1",
            "actor",
            "group",
            "theatre",
            "since",
            "until",
            "bbox",
            "q",
            "limit",
            "cursor",
            "geometry",
            "hxl");
    private static final Set<String> EVENTS = Set.of(
            "type",
            "country",
            "admin1",
            "actor",
            "group",
            "since",
            "until",
            "bbox",
            "q",
            "limit",
            "cursor",
            "geometry",
            "hxl");

    private final MultivaluedMap<String, String> given;
    private final List<Problem.Violation> violations = new ArrayList<>();

    private Query(UriInfo uri, Set<String> known) {
        given = uri.getQueryParameters();
        given.keySet().stream().filter(name -> !known.contains(name)).sorted().forEach(name -> unknown(name, known));
    }

    /** Finds a page of what a filter asks for. */
    public interface Finder<F, P> {
        /** @throws IllegalArgumentException if the cursor is not one that an earlier page gave */
        public P page(F filter, int limit, @Nullable String cursor);
    }

    /** A filter, how many, and from where. */
    public record Asked<F>(F filter, int limit, @Nullable String cursor) {
        public <P> P page(Finder<F, P> finder) {
            try {
                return finder.page(filter, limit, cursor);
            } catch (IllegalArgumentException e) {
                throw Problem.badInput(new Problem.Violation("cursor", cursor, String.valueOf(e.getMessage())))
                        .thrown();
            }
        }
    }

    public static Asked<AlertFilter> alerts(UriInfo uri) {
        Query q = new Query(uri, ALERTS);
        AlertFilter filter = new AlertFilter(
                q.text("rule"),
                q.oneOf("severity", Severity.class),
                q.oneOf("condition", Condition.class),
                q.oneOf("workflow", Workflow.class),
                q.text("country"),
                q.text("admin1"),
                q.text("actor"),
                q.text("group"),
                q.text("theatre"),
                q.date("since"),
                q.date("until"),
                q.box("bbox"),
                q.text("q"));
        q.order(filter.since(), filter.until());
        return q.sound(new Asked<>(filter, q.limit(), q.text("cursor")));
    }

    public static Asked<EventFilter> events(UriInfo uri) {
        Query q = new Query(uri, EVENTS);
        EventFilter filter = new EventFilter(
                q.oneOf("type", EventType.class),
                q.text("country"),
                q.text("admin1"),
                q.text("actor"),
                q.text("group"),
                q.date("since"),
                q.date("until"),
                q.box("bbox"),
                q.text("q"),
                null);
        q.order(filter.since(), filter.until());
        return q.sound(new Asked<>(filter, q.limit(), q.text("cursor")));
    }

    /** How GeoJSON draws a place: as a point, or as the circle within which it lies. */
    public enum Geometry {
        POINT,
        POLYGON
    }

    /** How an export looks; hxl is whether CSV bears HXL hashtags. */
    public record AskedForm(Geometry geometry, boolean hxl) {}

    /** Of a list of alerts or events whose filter is read beside it. */
    public static AskedForm form(UriInfo uri) {
        Query q = new Query(uri, uri.getQueryParameters().keySet());
        Geometry geometry = q.oneOf("geometry", Geometry.class);
        String hxl = q.given.getFirst("hxl");
        return q.sound(
                new AskedForm(geometry == null ? Geometry.POINT : geometry, hxl != null && !hxl.equals("false")));
    }

    /** The part of the world that is asked for and nothing else; null for all of it. */
    public static EventFilter.@Nullable Box box(UriInfo uri) {
        Query q = new Query(uri, Set.of("bbox"));
        EventFilter.Box box = q.box("bbox");
        Problem.refuse(q.violations);
        return box;
    }

    /** Of which kinds of names, and how many of each. */
    public record AskedNames(List<Decision.Kind> kinds, int limit) {}

    public static AskedNames names(UriInfo uri) {
        Query q = new Query(uri, Set.of("kind", "limit"));
        Decision.Kind kind = q.oneOf("kind", Decision.Kind.class);
        return q.sound(new AskedNames(kind == null ? List.of(Decision.Kind.values()) : List.of(kind), q.limit()));
    }

    /** A name of a kind as it is written so far, and how many to complete it by. */
    public record AskedName(Decision.Kind kind, String q, int limit) {}

    public static AskedName name(UriInfo uri) {
        Query q = new Query(uri, Set.of("kind", "q", "limit"));
        Decision.Kind kind = q.oneOf("kind", Decision.Kind.class);
        String written = q.text("q");
        if (kind == null && q.violations.isEmpty()) {
            q.violations.add(new Problem.Violation("kind", null, "is required: " + Choice.names(Decision.Kind.class)));
        }
        return q.sound(new AskedName(
                kind == null ? Decision.Kind.ACTOR : kind,
                written == null ? "" : written,
                q.number("limit", USUAL_COMPLETIONS, MOST)));
    }

    /** Letters of which state (all where it is null), how many, and from where. */
    public record AskedLetters(
            Letter.@Nullable State state,
            int limit,
            @Nullable String cursor) {}

    public static AskedLetters letters(UriInfo uri) {
        Query q = new Query(uri, Set.of("state", "limit", "cursor"));
        return q.sound(new AskedLetters(q.oneOf("state", Letter.State.class), q.limit(), q.text("cursor")));
    }

    /** Entries of the audit trail: by whom and since which day (null for all), how many, and from where. */
    public record AskedAudit(
            @Nullable String by,
            @Nullable LocalDate since,
            int limit,
            @Nullable String cursor) {}

    public static AskedAudit audit(UriInfo uri) {
        Query q = new Query(uri, Set.of("by", "since", "limit", "cursor"));
        return q.sound(new AskedAudit(q.text("by"), q.date("since"), q.limit(), q.text("cursor")));
    }

    /** Over how many weeks a page looks back. */
    public static int weeks(UriInfo uri) {
        Query q = new Query(uri, Set.of("weeks"));
        return q.sound(q.number("weeks", USUAL_WEEKS, MOST_WEEKS));
    }

    /** The one thing that is asked about, such as a group or an area. */
    public static String group(UriInfo uri) {
        Query q = new Query(uri, Set.of("group"));
        String group = q.text("group");
        if (group == null && q.violations.isEmpty()) {
            q.violations.add(new Problem.Violation("group", null, "is required: a group, an actor, an area, or a|b"));
        } else if (group != null && group.length() > LONGEST_NAME) {
            q.violations.add(new Problem.Violation(
                    "group", Text.shortened(group, 40), "is longer than " + LONGEST_NAME + " characters"));
        }
        return q.sound(String.valueOf(group));
    }

    /** What the fields of a form begin with, by their names; those that are empty are left out. */
    public static Map<String, List<String>> fields(UriInfo uri, Set<String> known) {
        Query q = new Query(uri, known);
        Map<String, List<String>> filled = new HashMap<>();
        for (String name : known) {
            String value = q.text(name);
            if (value != null) {
                filled.put(name, List.of(value));
            }
        }
        return q.sound(filled);
    }

    /** What was asked, unless any of it was wrong. */
    private <T> T sound(T asked) {
        Problem.refuse(violations);
        return asked;
    }

    private void unknown(String name, Set<String> known) {
        violations.add(new Problem.Violation(
                name,
                given.getFirst(name),
                "is no parameter here (known: "
                        + String.join(", ", known.stream().sorted().toList()) + ")"));
    }

    /** West, south, east, north in degrees, as GeoJSON (RFC 7946) has a bounding box. */
    private EventFilter.@Nullable Box box(String name) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        try {
            double[] d = Arrays.stream(value.split(",", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            boolean sound = d.length == 4
                    && Math.abs(d[0]) <= 180
                    && Math.abs(d[2]) <= 180
                    && d[1] >= -90
                    && d[1] <= d[3]
                    && d[3] <= 90;
            if (sound) {
                return new EventFilter.Box(d[0], d[1], d[2], d[3]);
            }
        } catch (NumberFormatException e) {
            // named below like any other fault of it
        }
        violations.add(new Problem.Violation(name, value, "is not west,south,east,north in degrees"));
        return null;
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
        Optional<E> found = Choice.named(type, value);
        if (found.isEmpty()) {
            violations.add(new Problem.Violation(name, value, "is none of " + Choice.names(type)));
        }
        return found.orElse(null);
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

    /** That there are days between two. */
    private void order(@Nullable LocalDate since, @Nullable LocalDate until) {
        if (since != null && until != null && until.isBefore(since)) {
            violations.add(new Problem.Violation("until", until.toString(), "lies before since, " + since));
        }
    }

    private int limit() {
        return number("limit", USUAL, MOST);
    }

    private int number(String name, int usual, int most) {
        String value = text(name);
        if (value == null) {
            return usual;
        }
        if (value.matches("\\d{1,3}") && Integer.parseInt(value) >= 1 && Integer.parseInt(value) <= most) {
            return Integer.parseInt(value);
        }
        violations.add(new Problem.Violation(name, value, "is not a whole number from 1 to " + most));
        return usual;
    }
}
