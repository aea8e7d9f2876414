package org.faultline.cli.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.faultline.alert.AlertDecisions;
import org.faultline.alert.silence.Matcher;
import org.faultline.alert.silence.WeeklyHours;
import org.faultline.alert.work.CloseUntil;
import org.faultline.alert.work.Verdict;
import org.faultline.alert.work.WorkAction;
import org.faultline.knowledge.Decision;
import org.jspecify.annotations.Nullable;

/** One decision as a line of a file: who decided what, when, about something that has the same name in every installation. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = DecisionLine.OnName.class, name = "name"),
    @JsonSubTypes.Type(value = DecisionLine.OnLinks.class, name = "link"),
    @JsonSubTypes.Type(value = DecisionLine.OnSilence.class, name = "silence"),
    @JsonSubTypes.Type(value = DecisionLine.OnAlert.class, name = "alert")
})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
sealed interface DecisionLine {
    /** That somebody took a decision back, or ended a silence. */
    record Undone(Instant at, String by) {
        public Undone {
            at = moment("at", at);
            required("by", by);
        }
    }

    /** Who or where a name is. */
    record OnName(
            Decision decision,
            String by,
            String why,
            Instant at,
            @Nullable Undone undone) implements DecisionLine {
        public OnName {
            required("decision", decision);
            required("decision.name", decision.name());
            required("by", by);
            required("why", why);
            at = moment("at", at);
        }
    }

    /** Two reports, each as {@code dataset:externalId}, that are said to tell of one event or of two. */
    record Pair(String a, String b, boolean same) {
        public Pair {
            reports(a, b);
        }

        private static void reports(String a, String b) {
            for (String key : List.of(required("a", a), required("b", b))) {
                if (!key.matches("[^:]+:.+")) {
                    throw new IllegalArgumentException("'" + key + "' is not a report as dataset:externalId");
                }
            }
            if (a.equals(b)) {
                throw new IllegalArgumentException("a and b are the same report");
            }
        }
    }

    /** Which reports are one event. */
    record OnLinks(
            List<Pair> pairs,
            String by,
            String why,
            Instant at,
            @Nullable Undone undone) implements DecisionLine {
        public OnLinks {
            if (required("pairs", pairs).isEmpty()) {
                throw new IllegalArgumentException("pairs is empty");
            } else if (pairs.stream().map(p -> List.of(p.a(), p.b())).distinct().count() < pairs.size()) {
                throw new IllegalArgumentException("pairs has the same two reports twice");
            }
            required("by", by);
            required("why", why);
            at = moment("at", at);
        }
    }

    /** Which alerts are told to nobody for a time. */
    record OnSilence(
            Matcher matcher,
            Instant starts,
            @Nullable Instant ends,
            @Nullable WeeklyHours weekly,
            String by,
            String why,
            Instant at,
            @Nullable Undone ended)
            implements DecisionLine {
        public OnSilence {
            if (required("matcher", matcher).boundless()) {
                throw new IllegalArgumentException("matcher is about every alert");
            }
            starts = moment("starts", starts);
            ends = ends == null ? null : moment("ends", ends);
            if (ends == null && weekly == null) {
                throw new IllegalArgumentException("ends or weekly is missing");
            } else if (ends != null && !ends.isAfter(starts)) {
                throw new IllegalArgumentException("ends '" + ends + "' is not after starts '" + starts + "'");
            }
            required("by", by);
            required("why", why);
            at = moment("at", at);
        }
    }

    /**
     * An alert by what it is about and the day of its first event.
     *
     * @param nth which of several that this is true of, from 1, in the order in which they began; 1 where absent
     */
    record AlertName(
            String rule,
            Map<String, String> groupBy,
            LocalDate firstEvent,
            @Nullable Integer nth) {
        public AlertName {
            required("rule", rule);
            required("groupBy", groupBy);
            required("firstEvent", firstEvent);
        }

        @Override
        public String toString() {
            return "alert of the rule " + rule + " on " + String.join(", ", groupBy.values()) + " from " + firstEvent
                    + (nth == null ? "" : " (number " + nth + " of them)");
        }
    }

    /** One thing that somebody did about an alert; {@code to} is the assignee, the verdict, or how long a closed one stays quiet. */
    record Entry(
            WorkAction act,
            String by,
            Instant at,
            @Nullable String text,
            @Nullable String from,
            @Nullable String to) {
        public Entry {
            required("act", act);
            required("by", by);
            at = moment("at", at);
            if (act == WorkAction.VERDICT) {
                Verdict.valueOf(required("to", to));
            } else if (act == WorkAction.CLOSE) {
                CloseUntil.valueOf(required("to", to));
            }
        }
    }

    /** That an alert may be told, or that what comes after its last event of then begins another. */
    record Telling(AlertDecisions.Kind kind, LocalDate day, String by, Instant at) {
        public Telling {
            required("kind", kind);
            required("day", day);
            required("by", by);
            at = moment("at", at);
        }
    }

    /**
     * All that people did about an alert.
     *
     * @param closedAtRevision the newest revision when it was closed; null unless it is
     */
    record OnAlert(
            AlertName alert, List<Entry> entries, @Nullable Integer closedAtRevision, List<Telling> telling)
            implements DecisionLine {
        public OnAlert {
            required("alert", alert);
            entries = entries == null ? List.of() : List.copyOf(entries);
            telling = telling == null ? List.of() : List.copyOf(telling);
            if (entries.isEmpty() && telling.isEmpty()) {
                throw new IllegalArgumentException("entries and telling are both missing");
            }
        }
    }

    /** As exact as the database keeps it, so that it is known again. */
    private static Instant moment(String field, @Nullable Instant at) {
        return required(field, at).truncatedTo(ChronoUnit.MICROS);
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }
}
