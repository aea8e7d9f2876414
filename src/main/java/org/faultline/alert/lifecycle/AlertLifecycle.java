package org.faultline.alert.lifecycle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.faultline.rule.firing.Evidence;
import org.faultline.rule.language.model.AlertTerms;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an alert: how it stands, what comes and the time, to how it stands then and why that is news, or no news. A pure
 * function; nothing else sets a condition.
 */
public final class AlertLifecycle {
    /** How an alert stands: its condition, what it said last, since when it is known, and whether a person approved it. */
    public record Standing(Condition condition, Snapshot says, Instant since, boolean approved) {}

    /** What comes. */
    public sealed interface Input {
        /** This is what the firings that stand come to; followed, where a later alert of the same has begun. */
        record Says(Snapshot snapshot, boolean followed) implements Input {}

        /** No firing of it stands any more. */
        record Nothing() implements Input {}

        /** Its rule is no longer in use. */
        record Retired() implements Input {}

        /** Time, and nothing else. */
        record Passing() implements Input {}
    }

    /** How it stands after that; no reason where it is no news. */
    public record Outcome(Standing standing, Optional<RevisionReason> reason) {}

    private final AlertTerms terms;
    private final int maxLatenessDays;

    /** @param maxLatenessDays days after which an alert that becomes known is not news any more */
    public AlertLifecycle(AlertTerms terms, int maxLatenessDays) {
        this.terms = terms;
        this.maxLatenessDays = maxLatenessDays;
    }

    /**
     * The first that becomes known of an alert.
     *
     * @param approved whether a person approved what it goes on from
     */
    public Outcome begin(Input.Says says, boolean approved, Instant now) {
        Condition condition = condition(says.snapshot(), says.followed(), now, approved, now);
        Snapshot snapshot = says.snapshot().as(condition);
        return new Outcome(new Standing(condition, snapshot, now, approved), Optional.of(first(snapshot, now)));
    }

    public Outcome next(Standing before, Input input, Instant now) {
        if (input instanceof Input.Says s) {
            return said(before, s, now);
        } else if (input instanceof Input.Nothing) {
            boolean already = before.condition() == Condition.WITHDRAWN;
            return already ? same(before) : turned(before, Condition.WITHDRAWN, RevisionReason.WITHDRAWN);
        } else if (input instanceof Input.Retired) {
            return before.condition().open()
                    ? turned(before, Condition.ENDED, RevisionReason.RULE_RETIRED)
                    : same(before);
        }
        return before.condition().open() ? said(before, new Input.Says(before.says(), false), now) : same(before);
    }

    private static Outcome same(Standing before) {
        return new Outcome(before, Optional.empty());
    }

    private static Outcome turned(Standing before, Condition now, RevisionReason reason) {
        return new Outcome(
                new Standing(now, before.says().as(now), before.since(), before.approved()), Optional.of(reason));
    }

    private Outcome said(Standing before, Input.Says says, Instant now) {
        Condition condition = condition(says.snapshot(), says.followed(), before.since(), before.approved(), now);
        Snapshot snapshot = says.snapshot().as(condition);
        Optional<RevisionReason> reason = reason(before, snapshot, now);
        Snapshot last = reason.isPresent() ? snapshot : before.says();
        return new Outcome(new Standing(condition, last, before.since(), before.approved()), reason);
    }

    private Condition condition(Snapshot s, boolean followed, Instant since, boolean approved, Instant now) {
        LocalDate today = day(now);
        if (followed || today.isAfter(s.lastEvent().plusDays(terms.quietDays()))) {
            return Condition.ENDED;
        } else if (!PendingReasons.of(terms, s.sources().size(), since, approved, now)
                .isEmpty()) {
            return Condition.PENDING;
        }
        return today.isAfter(s.lastEvent().plusDays(terms.coolDays())) ? Condition.COOLING : Condition.ACTIVE;
    }

    private RevisionReason first(Snapshot now, Instant at) {
        return day(at).isAfter(now.lastEvent().plusDays(maxLatenessDays))
                ? RevisionReason.BACKFILLED
                : RevisionReason.FIRST;
    }

    private Optional<RevisionReason> reason(Standing before, Snapshot now, Instant at) {
        Condition was = before.condition();
        if (was == Condition.WITHDRAWN || (!was.open() && now.condition().open())) {
            return Optional.of(RevisionReason.REACTIVATED);
        } else if (was == Condition.PENDING && now.condition().live()) {
            return Optional.of(first(now, at));
        }
        Optional<RevisionReason> evidence = evidence(before.says(), now);
        boolean minor = evidence.isEmpty() || evidence.get() == RevisionReason.NEW_EVIDENCE;
        if (minor && was.open() && now.condition() == Condition.ENDED) {
            return Optional.of(RevisionReason.ENDED);
        } else if (minor && was.live() && now.condition() == Condition.PENDING) {
            return Optional.of(RevisionReason.CORRECTED);
        }
        return evidence;
    }

    /** What is new in what it rests on and says. */
    private static Optional<RevisionReason> evidence(Snapshot before, Snapshot now) {
        if (now.severity().compareTo(before.severity()) > 0) {
            return Optional.of(RevisionReason.ESCALATED);
        }
        ListChange<Evidence> events = EvidenceDifference.evidence(before, now);
        boolean same = events.none()
                && now.severity() == before.severity()
                && now.summary().equals(before.summary());
        if (same) {
            return Optional.empty();
        }
        return Optional.of(EvidenceDifference.more(events) ? RevisionReason.NEW_EVIDENCE : RevisionReason.CORRECTED);
    }

    /** When time alone changes how it stands; null where it never does. */
    @Nullable
    public Instant nextChangeAt(Standing standing, Instant now) {
        Snapshot s = standing.says();
        return switch (standing.condition()) {
            case PENDING -> {
                Instant held = standing.since().plus(terms.hold());
                Instant over = after(s.lastEvent().plusDays(terms.quietDays()));
                yield held.isAfter(now) && held.isBefore(over) ? held : over;
            }
            case ACTIVE -> after(s.lastEvent().plusDays(terms.coolDays()));
            case COOLING -> after(s.lastEvent().plusDays(terms.quietDays()));
            case ENDED, WITHDRAWN -> null;
        };
    }

    private static Instant after(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
