package org.faultline.notify.mail.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.faultline.alert.Revision;
import org.faultline.alert.lifecycle.EvidenceDifference;
import org.faultline.alert.lifecycle.RevisionReason;
import org.faultline.alert.lifecycle.Snapshot;
import org.faultline.notify.mail.words.CausePhrases;
import org.faultline.notify.mail.words.LengthLimits;
import org.faultline.notify.mail.words.MailPhrases;
import org.faultline.notify.mail.words.MailRecipient;
import org.faultline.rule.firing.Evidence;
import org.faultline.rule.firing.ReportSource;

/** Says plainly what was said before and what is true now, and which reports made the difference. */
record Corrections(MailPhrases words, MailRecipient reader, LengthLimits room) {
    private static final Set<RevisionReason> TAKING_BACK =
            Set.of(RevisionReason.CORRECTED, RevisionReason.WITHDRAWN, RevisionReason.REACTIVATED);
    private static final int MOST_NAMES = 2;

    /** What was said at a time, or is true now. */
    record Said(String label, String words) {}

    List<Said> said(AlertMailContext o) {
        Revision before = o.before();
        if (before == null || !TAKING_BACK.contains(o.reason())) {
            return List.of();
        }
        String on = words.day(before.at().atZone(reader.zone()).toLocalDate());
        String then = in(before.snapshot());
        String now = o.withdrawn() ? words.say("said.withdrawn") : in(o.now());
        return List.of(
                new Said(words.say("said.before", Map.of("day", on)), then),
                new Said(words.say("said.now"), now.equals(then) ? words.say("said.same") : now));
    }

    private String in(Snapshot s) {
        return words.say(
                "said.words",
                Map.of(
                        "summary", words.own(s.summary(), 400),
                        "severity", words.word("severity", s.severity()),
                        "events", s.evidence().size(),
                        "reports", EvidenceDifference.reports(s).size()));
    }

    /** One sentence a report that changed, then those about the events that it changed. */
    List<String> changes(AlertMailContext o) {
        if (o.before() == null || !TAKING_BACK.contains(o.reason())) {
            return List.of();
        }
        List<AlertMailContext.Change> all = o.changes();
        List<String> lines =
                all.stream().limit(room.changes()).map(this::line).collect(Collectors.toCollection(ArrayList::new));
        if (all.size() > room.changes()) {
            lines.add(words.say("change.more", Map.of("n", all.size() - room.changes())));
        }
        lines.addAll(fields(o.before().snapshot(), o.now()));
        if (lines.isEmpty()) {
            // no report changed: what is known around them did
            o.news().revision().causes().stream()
                    .limit(room.changes())
                    .map(new CausePhrases(words, reader.names(), room.name())::say)
                    .forEach(lines::add);
        }
        return List.copyOf(lines);
    }

    private String line(AlertMailContext.Change c) {
        String on = c.on() == null ? "" : words.day(c.on().atZone(reader.zone()).toLocalDate());
        String key = "change." + c.kind() + (c.kind() == AlertMailContext.Kind.REVISED && c.on() != null ? ".on" : "");
        String said = words.say(key, Map.of("report", name(c.report()), "day", on));
        ReportSource now = c.now();
        if (now == null || now.quote().equals(c.report().quote())) {
            return said;
        }
        return said + " "
                + words.say("change.quote", Map.of("was", quote(c.report().quote()), "is", quote(now.quote())));
    }

    private String quote(String text) {
        return text.isEmpty()
                ? words.say("none")
                : words.say("quote", Map.of("quote", words.own(text, room.quote() / 2)));
    }

    /** What made the difference, for the first line. */
    String cause(AlertMailContext o) {
        List<AlertMailContext.Change> all = o.changes();
        if (all.isEmpty()) {
            return words.say("cause.NONE");
        }
        AlertMailContext.Kind kind = all.get(0).kind();
        List<String> names = all.stream()
                .filter(c -> c.kind() == kind)
                .map(c -> name(c.report()))
                .toList();
        List<String> named = names.subList(0, Math.min(MOST_NAMES, names.size()));
        return words.say("cause." + kind, Map.of("n", names.size(), "names", words.list(named)));
    }

    /** A report by its outlet and day; by its key where neither is known. */
    private String name(ReportSource t) {
        String outlet = t.publisher().isEmpty() ? t.source() : t.publisher();
        if (outlet.isEmpty()) {
            return words.own(t.key(), room.name());
        }
        String name = words.own(outlet, room.name());
        String day = words.isoDay(t.publishedOn());
        return day.isEmpty() ? name : words.say("report.of", Map.of("outlet", name, "day", day));
    }

    private List<String> fields(Snapshot before, Snapshot now) {
        Map<String, Evidence> had =
                before.evidence().stream().collect(Collectors.toMap(Evidence::event, Function.identity(), (a, b) -> a));
        List<String> lines = new ArrayList<>();
        for (Evidence e : now.evidence()) {
            Evidence was = had.get(e.event());
            if (was != null && lines.size() < room.changes()) {
                compare(lines, e, "type", words.word("type", was.type()), words.word("type", e.type()));
                compare(lines, e, "day", words.day(was.day()), words.day(e.day()));
                compare(lines, e, "place", place(was), place(e));
                compare(lines, e, "status", words.word("status", was.status()), words.word("status", e.status()));
                compare(lines, e, "killed", killed(was), killed(e));
            }
        }
        return lines;
    }

    private void compare(List<String> lines, Evidence e, String field, String was, String is) {
        if (!was.equals(is)) {
            String event =
                    words.say("event.of", Map.of("type", words.word("type", e.type()), "day", words.day(e.day())));
            lines.add(words.say(
                    "change.field",
                    Map.of("event", event, "field", words.say("field." + field), "was", was, "is", is)));
        }
    }

    private String place(Evidence e) {
        return e.place().isEmpty()
                ? words.say("none")
                : words.own(reader.names().named(e.place()), room.name());
    }

    private String killed(Evidence e) {
        return e.deathsBest() == null ? words.say("none") : String.valueOf(e.deathsBest());
    }
}
