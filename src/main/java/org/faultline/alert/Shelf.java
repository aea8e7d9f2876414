package org.faultline.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.faultline.alert.Transition.Input;
import org.faultline.rule.Firing;
import org.faultline.rule.Rule;
import org.jspecify.annotations.Nullable;

/**
 * The stories of one fingerprint, told again from all firings that stand whenever some come or go. It knows no database: what there is to
 * write is asked of it afterwards, and where nothing is kept nobody asks.
 */
public final class Shelf {
    private static final Comparator<Episode> BY_LAST_EVENT = Comparator.comparing(Episode::lastEvent);

    private final String fingerprint;
    private final int maxLatenessDays;
    private final List<Episode> episodes = new ArrayList<>();
    private final Map<String, AlertMatch> matches = new HashMap<>();
    private final Set<Firing> standing = new TreeSet<>(Story.BY_DATE);
    private final IdentityHashMap<Episode, Tale> tales = new IdentityHashMap<>();
    private final Map<Episode, Episode> followed = new LinkedHashMap<>();
    private final Set<Episode> restless = new LinkedHashSet<>();
    private final List<LocalDate> cuts = new ArrayList<>();
    private final Set<AlertMatch> changed = new LinkedHashSet<>();
    private final List<Turned> turns = new ArrayList<>();
    private boolean whole;

    /** @param maxLatenessDays days after which a story that becomes known is not news any more */
    public Shelf(String fingerprint, int maxLatenessDays) {
        this.fingerprint = fingerprint;
        this.maxLatenessDays = maxLatenessDays;
    }

    /** Takes up what is kept, in the order it was begun. */
    void put(Episode episode) {
        episodes.add(episode);
    }

    /** Heeds what a person decided. */
    void put(StoryDecisions.Decided decided) {
        if (decided.kind() == StoryDecisions.Kind.STARTS_AGAIN) {
            cuts.add(decided.day());
        } else {
            episodes.stream()
                    .filter(e -> e.stored() && e.id() == decided.episode() && !e.approved())
                    .forEach(e -> {
                        e.approve();
                        restless.add(e);
                    });
        }
    }

    void put(AlertMatch match) {
        matches.put(match.id(), match);
        if (match.live()) {
            standing.add(match.firing());
        }
    }

    /**
     * Tells the stories again.
     *
     * @param rule the rule they are of, or null where it may raise alerts no more
     * @param at when the news came in
     */
    public void retell(List<Firing> gone, List<Firing> come, @Nullable Rule rule, Instant at) {
        gone.forEach(f -> {
            AlertMatch kept = fall(f);
            if (kept != null) {
                kept.goes(at);
                changed.add(kept);
            }
        });
        List<Story> stories = rule == null ? List.of() : stories(come, rule);
        IdentityHashMap<Story, Episode> told = allotted(stories);
        episodes.stream().filter(e -> !told.containsValue(e)).toList().forEach(e -> {
            tales.remove(e);
            take(e, rule == null ? new Input.Retired() : new Input.Nothing(), at);
        });
        if (rule != null) {
            // those that are there first, so that at no moment two of one fingerprint are open
            List<Story> order =
                    new ArrayList<>(stories.stream().filter(told::containsKey).toList());
            stories.stream().filter(s -> !told.containsKey(s)).forEach(order::add);
            LocalDate latest = stories.isEmpty()
                    ? LocalDate.MIN
                    : stories.get(stories.size() - 1).last();
            order.forEach(s -> tell(s, s.last().isBefore(latest), told, rule, at));
        }
    }

    private List<Story> stories(List<Firing> come, Rule rule) {
        come.forEach(f -> {
            fall(f);
            standing.add(f);
        });
        return Story.of(standing, rule.terms().gapDays(), cuts);
    }

    /** What is kept as standing of a firing, which stands no more as it did; null where nothing is. */
    private @Nullable AlertMatch fall(Firing firing) {
        AlertMatch kept = matches.get(firing.id());
        return kept != null && standing.remove(kept.firing()) ? kept : null;
    }

    /** Which episode tells which story on: one that stands before one that had become part of another and now parts from it. */
    private IdentityHashMap<Story, Episode> allotted(List<Story> stories) {
        // by identity, as to hash a story is to hash every word of its evidence
        IdentityHashMap<Story, Episode> told = new IdentityHashMap<>();
        Set<Episode> left = new LinkedHashSet<>();
        episodes.stream().filter(e -> e.condition() != Condition.WITHDRAWN).forEach(left::add);
        episodes.stream()
                .filter(e -> e.condition() == Condition.WITHDRAWN && e.mergedInto() != null)
                .forEach(left::add);
        for (Story story : stories) {
            left.stream().filter(e -> e.near(story)).findFirst().ifPresent(e -> {
                told.put(story, e);
                left.remove(e);
            });
        }
        return told;
    }

    /** Lets time pass over what is open. */
    public void pass(Instant at) {
        episodes.stream().filter(e -> e.turnsBy(at)).forEach(e -> take(e, new Input.Passing(), at));
    }

    private void take(Episode episode, Input input, Instant at) {
        Transition transition = new Transition(episode.terms(), maxLatenessDays);
        Transition.Standing before = episode.standing();
        if (before != null) {
            settle(episode, transition, transition.next(before, input, at), at);
        } else if (input instanceof Input.Says says) {
            settle(episode, transition, transition.begin(says, episode.approved(), at), at);
        }
    }

    private void settle(Episode episode, Transition transition, Transition.Outcome outcome, Instant at) {
        Instant turnsAt = transition.turnsAt(outcome.standing(), at);
        if (episode.moves(outcome.standing().condition(), turnsAt)) {
            restless.add(episode);
        }
        episode.take(outcome, turnsAt, at).ifPresent(turns::add);
    }

    private void tell(Story story, boolean followed, IdentityHashMap<Story, Episode> told, Rule rule, Instant at) {
        Episode episode = told.computeIfAbsent(story, s -> begin(s, rule, at));
        episode.describe(rule);
        story.firings().forEach(f -> keep(f, episode, at));
        Tale tale = tales.computeIfAbsent(episode, e -> new Tale());
        take(episode, new Input.Says(tale.of(story), followed), at);
        episode.isAbout(tale.about());
        episode.goesOnAs(null);
    }

    private Episode begin(Story story, Rule rule, Instant at) {
        Episode begun = new Episode(rule, fingerprint, story.firings().get(0).groupBy(), at);
        // of two that end on one day the later begun
        episodes.stream()
                .reduce((a, b) -> BY_LAST_EVENT.compare(b, a) >= 0 ? b : a)
                .ifPresent(before -> followed.put(begun, before));
        episodes.add(begun);
        return begun;
    }

    private void keep(Firing firing, Episode episode, Instant at) {
        AlertMatch kept = matches.get(firing.id());
        if (kept == null) {
            AlertMatch raised = new AlertMatch(firing, fingerprint, episode, at);
            matches.put(firing.id(), raised);
            changed.add(raised);
        } else if (kept.stands(firing, episode)) {
            changed.add(kept);
        }
    }

    /** All that there was to write is written: only what stands is kept. */
    void written() {
        changed.stream().filter(m -> !m.live()).forEach(m -> matches.remove(m.id()));
        drain();
    }

    /**
     * The turns since this was last asked, in their order; what there was to write of them is written nowhere. For who keeps a shelf
     * in memory.
     */
    public List<Turned> drain() {
        List<Turned> since = List.copyOf(turns);
        turns.clear();
        changed.clear();
        followed.clear();
        restless.clear();
        return since;
    }

    /** All that is kept of it is on it now. */
    void isWhole() {
        whole = true;
    }

    /** Whether all that is kept of it is on it, so that it can be told again. */
    boolean whole() {
        return whole;
    }

    /** Its episodes and firings, and how many facts and events these rest on, each counted as often as it is. */
    int size() {
        return episodes.size()
                + standing.stream()
                        .mapToInt(f -> 1 + f.facts().size() + f.evidence().size())
                        .sum();
    }

    String fingerprint() {
        return fingerprint;
    }

    /** Lets go of stories that nothing will change any more, and of their firings; gives how many firings each had in its time. */
    public Map<Episode, Integer> letGo(Predicate<Episode> over) {
        Map<Episode, Integer> gone = new LinkedHashMap<>();
        episodes.stream().filter(over).forEach(e -> gone.put(e, 0));
        matches.values().removeIf(m -> {
            Optional<Episode> home = m.home().filter(gone::containsKey);
            home.ifPresent(e -> {
                gone.merge(e, 1, Integer::sum);
                standing.remove(m.firing());
            });
            return home.isPresent();
        });
        episodes.removeAll(gone.keySet());
        tales.keySet().removeAll(gone.keySet());
        return gone;
    }

    /** What stands on it, oldest begun first. */
    public List<Episode> episodes() {
        return List.copyOf(episodes);
    }

    /** Which episode another took up after. */
    Map<Episode, Episode> followed() {
        return followed;
    }

    /** The episodes whose condition is another, or changes at another time, or that a person approved, whether that is news or not. */
    Collection<Episode> restless() {
        return restless;
    }

    /** The firings that are new, say something else, went, or moved to another story. */
    Collection<AlertMatch> changed() {
        return changed;
    }

    /** The turns the stories took, in their order. */
    List<Turned> turns() {
        return List.copyOf(turns);
    }
}
