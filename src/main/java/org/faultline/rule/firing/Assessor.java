package org.faultline.rule.firing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.fact.Fact;
import org.faultline.fact.event.Event;
import org.faultline.fact.event.Finding;
import org.faultline.rule.interpret.Match;
import org.faultline.rule.interpret.Reading;
import org.faultline.rule.interpret.Values;
import org.faultline.rule.language.model.ConditionalElement;
import org.faultline.rule.language.model.Quantified;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.model.Term;
import org.jspecify.annotations.Nullable;

/**
 * Tries whether a rule would still fire, with the same group-by values, if what it fired on had been otherwise: on other days and in
 * other places that the reports allow, without what is only alleged, and without each source in turn.
 *
 * <p>Of days, the ends of what is allowed and the days of the other events are tried: each event alone, each against all others, and all
 * together. A window holds for all days between if it holds at both ends; a count of days is least where events share one.
 */
public final class Assessor {
    /** Of what rests on many loosely dated events not every combination is tried. */
    private static final int MOST_WORLDS = 150;

    private static final int MOST_SOURCES = 40;

    /**
     * Of what rests on more events than this, only the extremes and a few sources are tried, and every event that may decide is named:
     * each try goes through all of them, and a long tension has hundreds.
     */
    private static final int MANY_EVENTS = 40;

    private static final int WORLDS_OF_MANY = 4;

    private static final int SOURCES_OF_MANY = 8;

    /** The events that a source tells of; names that differ in case are one. */
    private final NavigableMap<String, List<Event>> toldBy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private final RuleModel counted;
    private final List<String> groupBy;
    private final SupposedFacts supposed;
    private final List<Event> events;
    private final Map<String, Assessment> findings;

    private Assessor(RuleModel rule, List<String> groupBy, List<Fact> facts, Map<String, Assessment> findings) {
        this.supposed = new SupposedFacts(facts);
        this.groupBy = groupBy;
        this.findings = findings;
        this.events = facts.stream()
                .flatMap(f -> EvidenceReader.events(f).stream())
                .collect(Collectors.toMap(Event::id, e -> e, (a, b) -> a, TreeMap::new))
                .values()
                .stream()
                .toList();
        for (Event e : events) {
            e.sources().forEach(s -> toldBy.computeIfAbsent(s, name -> new ArrayList<>())
                    .add(e));
        }
        this.counted = counted(rule);
    }

    /**
     * How sure a match is.
     *
     * @param groupBy the values of the match, in the rule's order
     * @param facts those that matched and those that were counted
     * @param ofFinding what is known of a finding among them, by its id
     */
    public static Assessment of(
            RuleModel rule,
            Collection<String> groupBy,
            Collection<Fact> facts,
            Function<String, @Nullable Assessment> ofFinding) {
        Map<String, Assessment> findings = new HashMap<>();
        for (Fact fact : facts) {
            SupposedFacts.finding(fact).map(Finding::id).ifPresent(id -> {
                Assessment known = ofFinding.apply(id);
                if (known != null) {
                    findings.put(id, known);
                }
            });
        }
        List<String> values = List.copyOf(groupBy);
        List<Fact> all = List.copyOf(facts);
        return new Assessment(() -> new Assessor(rule, values, all, findings).result());
    }

    private Assessment.Result result() {
        boolean exact = findings.isEmpty()
                && events.stream()
                        .noneMatch(e -> ReportUncertainty.ofDays(e) || ReportUncertainty.ofPlaces(e) || alleged(e));
        if (!exact && !holds(Map.of(), Set.of())) {
            // what the engine matched is not found again here: the little that can be said without
            return Assessment.of(events.stream().map(EvidenceReader::evidence).toList());
        }
        List<String> sources = List.copyOf(toldBy.keySet());
        return new Assessment.Result(
                exact ? List.of() : doubts(), sources.size() < 2 ? sources : soleSources(), sources);
    }

    private List<Assessment.Doubt> doubts() {
        Set<Assessment.Doubt> all = new LinkedHashSet<>(ofFindings());
        dates().forEach(e -> all.add(new Assessment.Doubt(Assessment.Kind.DATE, e.id())));
        places().forEach(e -> all.add(new Assessment.Doubt(Assessment.Kind.PLACE, e.id())));
        allegations().forEach(e -> all.add(new Assessment.Doubt(Assessment.Kind.ALLEGED, e.id())));
        return List.copyOf(all);
    }

    /** Those of findings in doubt, where it does not hold without these. */
    private Set<Assessment.Doubt> ofFindings() {
        Map<String, List<Assessment.Doubt>> doubtful = new HashMap<>();
        findings.forEach((id, a) -> doubtful.put(id, a.result().doubts()));
        doubtful.values().removeIf(List::isEmpty);
        if (doubtful.isEmpty() || holds(Map.of(), doubtful.keySet())) {
            return Set.of();
        }
        return supposed.asTheyAre().stream()
                .flatMap(f -> SupposedFacts.finding(f).stream())
                .flatMap(f -> doubtful.getOrDefault(f.id(), List.of()).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The events on whose day it depends. */
    private List<Event> dates() {
        List<Event> loose = events.stream().filter(ReportUncertainty::ofDays).toList();
        boolean all = loose.isEmpty()
                || worlds(loose).limit(many() ? WORLDS_OF_MANY : MOST_WORLDS).allMatch(this::on);
        return all ? List.of() : orAll(loose, e -> candidates(e).stream().allMatch(day -> on(Map.of(e.id(), day))));
    }

    private boolean on(Map<String, LocalDate> days) {
        Function<Event, LocalDate> day = e -> days.getOrDefault(e.id(), e.day());
        List<Event> moved =
                events.stream().filter(e -> !day.apply(e).equals(e.day())).toList();
        return holds(otherwise(moved, e -> Optional.of(e.on(day.apply(e)))), Set.of());
    }

    private Stream<Map<String, LocalDate>> worlds(List<Event> loose) {
        Map<String, LocalDate> earliest =
                loose.stream().collect(Collectors.toMap(Event::id, ReportUncertainty::earliest));
        Map<String, LocalDate> latest = loose.stream().collect(Collectors.toMap(Event::id, ReportUncertainty::latest));
        Stream<Map<String, LocalDate>> opposite = loose.stream()
                .flatMap(e -> Stream.of(
                        with(latest, e, ReportUncertainty.earliest(e)),
                        with(earliest, e, ReportUncertainty.latest(e))));
        Stream<Map<String, LocalDate>> alone =
                loose.stream().flatMap(e -> candidates(e).stream().map(day -> Map.of(e.id(), day)));
        return Stream.of(Stream.of(earliest, latest), opposite, alone).flatMap(s -> s);
    }

    private static Map<String, LocalDate> with(Map<String, LocalDate> days, Event e, LocalDate day) {
        Map<String, LocalDate> other = new HashMap<>(days);
        other.put(e.id(), day);
        return other;
    }

    private Set<LocalDate> candidates(Event e) {
        LocalDate first = ReportUncertainty.earliest(e);
        LocalDate last = ReportUncertainty.latest(e);
        Set<LocalDate> days = new LinkedHashSet<>(List.of(first, last));
        events.stream()
                .flatMap(o -> Stream.of(o.day(), ReportUncertainty.earliest(o), ReportUncertainty.latest(o)))
                .filter(day -> !day.isBefore(first) && !day.isAfter(last))
                .forEach(days::add);
        return days;
    }

    /** The events on whose place it depends. */
    private List<Event> places() {
        List<Event> loose = events.stream().filter(ReportUncertainty::ofPlaces).toList();
        Map<String, List<Event>> elsewhere =
                loose.stream().collect(Collectors.toMap(Event::id, ReportUncertainty::places));
        boolean all = loose.isEmpty()
                || Stream.of(0, 1)
                        .allMatch(far -> holds(
                                otherwise(
                                        loose,
                                        e -> Optional.of(elsewhere
                                                .getOrDefault(e.id(), List.of(e, e))
                                                .get(far))),
                                Set.of()));
        return all
                ? List.of()
                : orAll(loose, loosely -> elsewhere.getOrDefault(loosely.id(), List.of()).stream()
                        .allMatch(other -> holds(Map.of(other.id(), Optional.of(other)), Set.of())));
    }

    /** The events that are only alleged and that it does not hold without. */
    private List<Event> allegations() {
        List<Event> alleged = events.stream().filter(Assessor::alleged).toList();
        return alleged.isEmpty() || holds(without(alleged), Set.of())
                ? List.of()
                : orAll(alleged, e -> holds(without(List.of(e)), Set.of()));
    }

    private boolean many() {
        return events.size() > MANY_EVENTS;
    }

    private static boolean alleged(Event e) {
        return String.valueOf(e.status()).equals("ALLEGED");
    }

    private static Map<String, Optional<Event>> without(List<Event> gone) {
        return otherwise(gone, e -> Optional.empty());
    }

    /** Some events as they would have been, by id; empty where there would be none. */
    private static Map<String, Optional<Event>> otherwise(List<Event> some, Function<Event, Optional<Event>> change) {
        return some.stream().collect(Collectors.toMap(Event::id, change, (one, same) -> one));
    }

    /** Those that each alone decide; where only several together do, all. */
    private List<Event> orAll(List<Event> some, Predicate<Event> indifferent) {
        if (many()) {
            return some;
        }
        List<Event> deciding = some.stream().filter(indifferent.negate()).toList();
        return deciding.isEmpty() ? some : deciding;
    }

    /** Of several. */
    private List<String> soleSources() {
        Set<String> alone = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        events.stream().filter(e -> e.sources().size() == 1).forEach(e -> alone.addAll(e.sources()));
        findings.values().forEach(a -> alone.addAll(a.result().soleSources()));
        return alone.stream()
                .limit(many() ? SOURCES_OF_MANY : MOST_SOURCES)
                .filter(source -> !holdsWithout(source))
                .toList();
    }

    private boolean holdsWithout(String source) {
        Set<String> fallen = findings.entrySet().stream()
                .filter(f -> f.getValue().result().soleSources().stream().anyMatch(source::equalsIgnoreCase))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return holds(
                otherwise(toldBy.getOrDefault(source, List.of()), e -> {
                    List<String> left = e.sources().stream()
                            .filter(s -> !s.equalsIgnoreCase(source))
                            .toList();
                    return left.isEmpty() ? Optional.empty() : Optional.of(e.toldBy(left));
                }),
                fallen);
    }

    /** Whether it would, with events otherwise, or not at all, and without some findings. */
    private boolean holds(Map<String, Optional<Event>> otherwise, Set<String> fallen) {
        return new Reading(supposed.with(otherwise, fallen))
                .first(counted, this::same)
                .isPresent();
    }

    /** What must be there besides was not kept with the match, nor what must not. */
    private static RuleModel counted(RuleModel rule) {
        return rule.withConditions(rule.conditions().stream()
                .filter(c -> !(c instanceof Quantified))
                .map(ConditionalElement.class::cast)
                .toList());
    }

    private boolean same(Match match) {
        Values values = new Values(null, match.bound());
        return groupBy.equals(counted.raise().values().stream()
                .map((Term t) -> Firing.kept(values.of(t)))
                .toList());
    }
}
