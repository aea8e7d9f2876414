package org.faultline.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
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
    private final Map<String, AlertMatch> matches = new TreeMap<>();
    private final Map<Episode, Episode> followed = new LinkedHashMap<>();
    private final Set<AlertMatch> changed = new LinkedHashSet<>();
    private final List<Turned> turns = new ArrayList<>();

    /** @param maxLatenessDays days after which a story that becomes known is not news any more */
    public Shelf(String fingerprint, int maxLatenessDays) {
        this.fingerprint = fingerprint;
        this.maxLatenessDays = maxLatenessDays;
    }

    /** Takes up what is kept, in the order it was begun. */
    void put(Episode episode) {
        episodes.add(episode);
    }

    void put(AlertMatch match) {
        matches.put(match.id(), match);
    }

    /**
     * Tells the stories again.
     *
     * @param rule the rule they are of, or null where it may raise alerts no more
     * @param at when the news came in
     */
    public void retell(List<Firing> gone, List<Firing> come, @Nullable Rule rule, Instant at) {
        Map<String, Firing> live = new TreeMap<>();
        matches.values().stream().filter(AlertMatch::live).forEach(m -> live.put(m.id(), m.firing()));
        for (Firing f : gone) {
            AlertMatch kept = matches.get(f.id());
            if (live.remove(f.id()) != null && kept != null) {
                kept.goes(at);
                changed.add(kept);
            }
        }
        come.forEach(f -> live.put(f.id(), f));
        List<Story> stories = rule == null ? List.of() : Story.of(live.values(), rule.quietDays());
        // by identity, as to hash a story is to hash every word of its evidence
        IdentityHashMap<Story, Episode> told = new IdentityHashMap<>();
        Set<Episode> left = new LinkedHashSet<>(episodes);
        left.removeIf(e -> e.condition() == Condition.WITHDRAWN);
        for (Story story : stories) {
            left.stream().filter(e -> e.near(story)).findFirst().ifPresent(e -> {
                told.put(story, e);
                left.remove(e);
            });
        }
        left.forEach(e -> withdraw(e, rule == null, at));
        if (rule != null) {
            // those that are there first, so that at no moment two of one fingerprint are open
            stories.stream().filter(told::containsKey).forEach(s -> tell(s, told, stories, rule, at));
            stories.stream().filter(s -> !told.containsKey(s)).toList().forEach(s -> tell(s, told, stories, rule, at));
        }
    }

    /** Ends what has been quiet for longer than its rule allows. */
    public void end(Instant at) {
        for (Episode e : episodes) {
            Snapshot before = e.latest();
            if (e.condition().open() && day(at).isAfter(e.overAfter()) && before != null) {
                turns.add(e.turn(Reason.ENDED, before.as(Condition.ENDED), at));
            }
        }
    }

    private void withdraw(Episode episode, boolean retired, Instant at) {
        Snapshot before = episode.latest();
        if (before != null) {
            turns.add(
                    retired
                            ? episode.turn(Reason.RULE_RETIRED, before.as(Condition.ENDED), at)
                            : episode.turn(Reason.WITHDRAWN, before.as(Condition.WITHDRAWN), at));
        }
    }

    private void tell(Story story, IdentityHashMap<Story, Episode> told, List<Story> stories, Rule rule, Instant at) {
        boolean latest = story.equals(stories.get(stories.size() - 1));
        boolean over = !latest || day(at).isAfter(story.last().plusDays(rule.quietDays()));
        Snapshot now = story.snapshot(over ? Condition.ENDED : Condition.ACTIVE);
        Episode episode = told.computeIfAbsent(story, s -> begin(s, now.condition(), rule, at));
        episode.describe(rule);
        story.firings().forEach(f -> keep(f, episode, at));
        boolean old = day(at).isAfter(story.last().plusDays(maxLatenessDays));
        Turn.between(episode.latest(), now, old).ifPresent(r -> turns.add(episode.turn(r, now, at)));
    }

    private Episode begin(Story story, Condition condition, Rule rule, Instant at) {
        Episode begun = new Episode(rule, fingerprint, story.firings().get(0).groupBy(), condition, at);
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

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
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
        return since;
    }

    /** Lets go of stories that nothing will change any more, and of their firings; gives how many firings each had in its time. */
    public Map<Episode, Integer> letGo(Predicate<Episode> over) {
        Map<Episode, Integer> gone = new LinkedHashMap<>();
        episodes.stream().filter(over).forEach(e -> gone.put(e, 0));
        matches.values().removeIf(m -> {
            Optional<Episode> home = m.home().filter(gone::containsKey);
            home.ifPresent(e -> gone.merge(e, 1, Integer::sum));
            return home.isPresent();
        });
        episodes.removeAll(gone.keySet());
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

    /** The firings that are new, say something else, went, or moved to another story. */
    Collection<AlertMatch> changed() {
        return changed;
    }

    /** The turns the stories took, in their order. */
    List<Turned> turns() {
        return List.copyOf(turns);
    }
}
