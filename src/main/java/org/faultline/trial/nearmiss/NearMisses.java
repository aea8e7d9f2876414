package org.faultline.trial.nearmiss;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.fact.Fact;
import org.faultline.fact.event.Event;
import org.faultline.rule.firing.EvidenceReader;
import org.faultline.rule.interpret.Match;
import org.faultline.rule.interpret.Reading;
import org.faultline.rule.language.model.Accumulate;
import org.faultline.rule.language.model.ConditionalElement;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.FactPattern;
import org.faultline.rule.language.model.Quantified;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.model.Term;

/** Why a rule is silent on some facts: which single thing that it asks for, or else which two, kept it from firing. */
public final class NearMisses {
    private static final int MOST = 3;

    /** Pairs are looked at only among so many parts; a rule with more asks too much to be told by two. */
    private static final int MOST_PARTS = 40;

    /** Of matches that lack one thing, so many are looked at for the nearest. */
    private static final int MOST_MATCHES = 500;

    /** Fewer where a whole condition is missing, as for each it is looked what comes nearest to that. */
    private static final int MOST_OF_WHOLE = 20;

    /** An event of another kind is farther off than anything that one of the kind asked for lacks. */
    private static final double OTHER_KIND = 1;

    private final RuleModel rule;
    private final FactText text;
    private final Reading reading;
    private final Shortfalls shortfalls;
    private final WindowSearch widening;

    private NearMisses(RuleModel rule, Collection<Fact> facts, FactText text) {
        this.rule = rule;
        this.text = text;
        this.reading = new Reading(facts);
        this.shortfalls = new Shortfalls(rule, reading, text);
        this.widening = new WindowSearch(rule, reading, shortfalls, facts);
    }

    /**
     * What it would take, the nearest first; nothing where the rule fires.
     *
     * @param facts all facts that the rule could see
     * @param text what they are called
     */
    public static List<NearMiss> of(RuleModel rule, Collection<Fact> facts, FactText text) {
        NearMisses misses = new NearMisses(Reading.named(rule), facts, text);
        return misses.reading.holds(rule) ? List.of() : misses.nearest();
    }

    private List<NearMiss> nearest() {
        List<RulePart> parts = RulePart.of(rule).stream().filter(this::weakens).toList();
        List<NearMiss> found =
                parts.stream().flatMap(p -> alone(p).stream()).collect(Collectors.toCollection(ArrayList::new));
        if (found.isEmpty() && parts.size() <= MOST_PARTS) {
            for (int i = 0; i < parts.size(); i++) {
                for (int j = i + 1; j < parts.size(); j++) {
                    both(parts.get(i), parts.get(j)).ifPresent(found::add);
                }
            }
        }
        if (found.isEmpty()) {
            found.add(stuck());
        }
        return found.stream()
                .sorted(Comparator.comparingDouble(NearMiss::distance))
                .limit(MOST)
                .toList();
    }

    /** To ask for less within a {@code not} would forbid more; what another rule raised is nothing near. */
    private boolean weakens(RulePart p) {
        if (p.ofKind() && p.pattern() >= 0 && ofFinding(p)) {
            return false;
        }
        return p.pattern() == RulePart.WHOLE
                || !(rule.conditions().get(p.condition()) instanceof Quantified q)
                || q.quantifier() == Quantified.Quantifier.EXISTS;
    }

    private boolean ofFinding(RulePart p) {
        return rule.conditions()
                .get(p.condition())
                .patterns()
                .get(p.pattern())
                .type()
                .equals("Finding");
    }

    private Optional<NearMiss> alone(RulePart p) {
        boolean quantified = rule.conditions().get(p.condition()) instanceof Quantified;
        Optional<NearMiss> off =
                p.asked() instanceof Constraint.Window w && !quantified ? widening.least(p, w) : Optional.empty();
        if (off.isEmpty()) {
            off = matches(p.without(rule), List.of(p))
                    .limit(p.pattern() == RulePart.WHOLE ? MOST_OF_WHOLE : MOST_MATCHES)
                    .map(m -> off(p, m))
                    .min(Comparator.comparingDouble(NearMiss::distance));
        }
        boolean counted = rule.conditions().get(p.condition()) instanceof Accumulate && p.pattern() != RulePart.TESTS;
        return counted ? off.map(o -> afterCount(p, o)) : off;
    }

    private NearMiss off(RulePart p, Match m) {
        NearMiss off = shortfalls.of(p, m);
        return p.ofKind() ? new NearMiss(off.at(), off.words(), off.distance() + OTHER_KIND) : off;
    }

    /** What is not counted is told after how many were, and before that alone. */
    private NearMiss afterCount(RulePart p, NearMiss off) {
        return RulePart.of(rule).stream()
                .filter(t -> t.condition() == p.condition() && t.pattern() == RulePart.TESTS)
                .flatMap(t -> alone(t).stream())
                .min(Comparator.comparingDouble(NearMiss::distance))
                .map(few -> new NearMiss(
                        off.at(), few.words() + "; " + off.words(), few.distance() * Math.min(0.99, off.distance())))
                .orElse(off);
    }

    private Optional<NearMiss> both(RulePart first, RulePart second) {
        return matches(first.without(second.without(rule)), List.of(first, second))
                .map(m -> Shortfalls.both(off(first, m), off(second, m), shortfalls.of(shortfalls.fact(first, m))))
                .min(Comparator.comparingDouble(NearMiss::distance));
    }

    /** Matches in which what is loosened does not merely let one event play two parts. */
    private Stream<Match> matches(RuleModel less, List<RulePart> loosened) {
        return reading.matches(less).stream().filter(m -> loosened.stream().noneMatch(p -> twice(p, m)));
    }

    /** Whether a loosened pattern takes an event that another has, without either asking for that event. */
    private boolean twice(RulePart p, Match m) {
        Fact own = shortfalls.fact(p, m);
        ConditionalElement loosened = rule.conditions().get(p.condition());
        return own != null
                && !joinsEvents(loosened)
                && rule.conditions().stream()
                        .filter(c -> !c.equals(loosened) && !joinsEvents(c))
                        .anyMatch(c -> shared(own, c, m));
    }

    private static boolean shared(Fact own, ConditionalElement c, Match m) {
        return c instanceof FactPattern p
                && p.name() != null
                && m.bound().get(p.name()) instanceof Fact other
                && oneEvent(own, other);
    }

    private static boolean oneEvent(Fact a, Fact b) {
        List<Event> events = EvidenceReader.events(b);
        return EvidenceReader.events(a).stream().anyMatch(events::contains);
    }

    private static boolean joinsEvents(ConditionalElement c) {
        return c.patterns().stream()
                .flatMap(p -> p.constraints().stream())
                .anyMatch(one -> one instanceof Constraint.Comparison x
                        && x.left() instanceof Term.Path path
                        && path.fields().equals(List.of("eventId")));
    }

    /** Where even two were too few: the first condition for which there is nothing. */
    private NearMiss stuck() {
        int reached = Math.min(reading.reached(rule), rule.conditions().size() - 1);
        ConditionalElement c = rule.conditions().get(reached);
        String words = "nothing comes near: " + new Missing(text, reading).words(c) + ", for condition " + (reached + 1)
                + " of " + rule.conditions().size();
        return new NearMiss(c.at(), words, Double.MAX_VALUE);
    }
}
