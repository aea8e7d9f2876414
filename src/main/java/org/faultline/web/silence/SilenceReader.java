package org.faultline.web.silence;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.faultline.alert.silence.Matcher;
import org.faultline.alert.silence.Silence;
import org.faultline.alert.silence.WeeklyHours;
import org.faultline.report.Text;
import org.faultline.rule.language.model.Severity;
import org.faultline.web.http.Choice;
import org.faultline.web.http.KnownNames;
import org.faultline.web.http.Problem;
import org.jspecify.annotations.Nullable;

/** Reads what somebody wants silenced; every fault of it is named at once. */
final class SilenceReader {
    /** What is to be silenced, and when. */
    record Wanted(Matcher matcher, Silence.Times times) {}

    private static final int MOST = 200;
    private static final Pattern OFFSET = Pattern.compile("(Z|[+-]\\d{2}:\\d{2})$");
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    private final SilenceWish wish;
    private final List<Problem.Violation> violations;

    private SilenceReader(SilenceWish wish, List<Problem.Violation> violations) {
        this.wish = wish;
        this.violations = violations;
    }

    /** @param faults takes what is wrong with it; the wish is to be used only where nothing is */
    static Wanted read(SilenceWish given, KnownNames known, Instant now, List<Problem.Violation> faults) {
        SilenceReader reader = new SilenceReader(given, faults);
        return new Wanted(reader.matcher(known), reader.times(now));
    }

    private Matcher matcher(KnownNames known) {
        Matcher matcher = new Matcher(
                named("rule", wish.rule(), known::rule),
                named("group", wish.group(), known::topic),
                named("area", wish.area(), known::area),
                severity(),
                named("theatre", wish.theatre(), known::theatre));
        if (matcher.boundless() && violations.isEmpty()) {
            bad("rule", null, "or group, area, severity or theatre is required: no silence is about every alert");
        }
        return matcher;
    }

    /** A check gives the reason against a name, or null where there is none. */
    private interface Check {
        @Nullable
        String against(String name);
    }

    private @Nullable String named(String field, @Nullable String given, Check check) {
        String name = text(field, given);
        String against = name == null ? null : check.against(name);
        if (against != null) {
            bad(field, name, against);
        }
        return name;
    }

    private @Nullable Severity severity() {
        String given = text("severity", wish.severity());
        if (given == null) {
            return null;
        }
        Optional<Severity> most = Choice.of(Severity.class, given);
        if (most.isEmpty()) {
            bad("severity", given, "is none of " + Choice.all(Severity.class));
        }
        return most.orElse(null);
    }

    private Silence.Times times(Instant now) {
        ZoneId zone = zone();
        Instant start = moment("start", wish.start(), zone);
        Instant end = moment("end", wish.end(), zone);
        WeeklyHours weekly = weekly(zone);
        Silence.Times times = new Silence.Times(start == null ? now : start, end, weekly);
        if (absent(wish.end()) && !weekly()) {
            bad("end", null, "is required unless it comes weekly: a silence that never ends is forgotten");
        } else if (end != null && !end.isAfter(times.starts())) {
            bad("end", wish.end(), "is not after the start, " + times.starts());
        } else if (end != null && !end.isAfter(now)) {
            bad("end", wish.end(), "is over: it is " + now);
        }
        return times;
    }

    private boolean weekly() {
        return !days().isEmpty() || !absent(wish.from()) || !absent(wish.to());
    }

    private List<String> days() {
        return wish.days() == null ? List.of() : wish.days();
    }

    private @Nullable WeeklyHours weekly(@Nullable ZoneId zone) {
        List<String> given = days();
        String from = text("from", wish.from());
        String to = text("to", wish.to());
        if (!weekly()) {
            return null;
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String day : given) {
            Choice.of(DayOfWeek.class, day)
                    .ifPresentOrElse(days::add, () -> bad("days", day, "is none of " + Choice.all(DayOfWeek.class)));
        }
        if (given.isEmpty()) {
            bad("days", null, "is required with from and to");
        }
        if (absent(wish.zone())) {
            bad("zone", null, "is required with from and to, such as Asia/Damascus");
        }
        LocalTime begins = time("from", from);
        LocalTime ends = time("to", to);
        return begins == null || ends == null || zone == null ? null : new WeeklyHours(days, begins, ends, zone);
    }

    private @Nullable LocalTime time(String field, @Nullable String given) {
        try {
            if (given != null && given.length() == "HH:MM".length()) {
                return LocalTime.parse(given);
            }
        } catch (DateTimeException e) {
            // named below like any other fault of it
        }
        bad(field, given, given == null ? "is required when it comes weekly" : "is no time (HH:MM)");
        return null;
    }

    private @Nullable ZoneId zone() {
        String given = text("zone", wish.zone());
        if (given == null) {
            return null;
        }
        if (!ZONES.contains(given)) {
            bad("zone", given, "is no IANA zone, such as Asia/Damascus");
            return null;
        }
        return ZoneId.of(given);
    }

    private @Nullable Instant moment(String field, @Nullable String raw, @Nullable ZoneId zone) {
        String given = text(field, raw);
        if (given == null) {
            return null;
        }
        try {
            if (!Character.isDigit(given.charAt(0))) {
                throw new DateTimeException(given); // years that no calendar of the database holds
            }
            if (OFFSET.matcher(given).find()) {
                return OffsetDateTime.parse(given).toInstant();
            }
            LocalDateTime local = LocalDateTime.parse(given);
            if (zone != null) {
                return local.atZone(zone).toInstant();
            }
            bad(field, given, "needs an offset such as +03:00, or a zone beside it");
        } catch (DateTimeException e) {
            bad(field, given, "is no moment, such as 2024-11-20T18:00 or 2024-11-20T18:00:00Z");
        }
        return null;
    }

    private static boolean absent(@Nullable String given) {
        return given == null || given.isBlank();
    }

    private @Nullable String text(String field, @Nullable String given) {
        String text = given == null ? "" : Text.clean(given);
        if (text.length() > MOST) {
            bad(field, text, "is longer than " + MOST + " characters");
            return null;
        }
        return text.isEmpty() ? null : text;
    }

    private void bad(String field, @Nullable String value, String reason) {
        violations.add(new Problem.Violation(field, Text.shortened(value, 120), reason));
    }
}
