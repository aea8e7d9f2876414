package org.faultline.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.faultline.alert.Transition.Input;
import org.faultline.rule.Evidence;
import org.faultline.rule.Firing;
import org.faultline.rule.FiringChange;
import org.faultline.rule.Rule;
import org.jspecify.annotations.Nullable;

/**
 * The stories of one fingerprint, told again from all firings that stand whenever some come or go. It knows no database: what there is to
 * write is asked of it afterwards, and where nothing is kept nobody asks.
 */
public final class Shelf {
    /** Firings, and what they say together and are about. */
    private record Told(List<Firing> firings, Snapshot says, About about) {}

    /** Before any day of news. */
    static final LocalDate NOTHING_PAST = LocalDate.of(1, 1, 1);

    private final String fingerprint;
    private final int maxLatenessDays;

    private final List<Episode> episodes = new ArrayList<>();
    private final Map<String, AlertMatch> matches = new HashMap<>();
    private final List<LocalDate> cuts = new ArrayList<>();

    /** Of each episode that tells a story, the firings it told last. */
    private final IdentityHashMap<Episode, Told> told = new IdentityHashMap<>();

    private final Set<Episode> restless = new LinkedHashSet<>();
    private final Set<AlertMatch> changed = new LinkedHashSet<>();
    private final List<Turned> turns = new ArrayList<>();
    private boolean whole;
    private int things;

    /** The last day that is near a story which was let go. */
    private LocalDate past = NOTHING_PAST;

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
            things += things(match.firing());
        }
    }

    /**
     * Tells the stories again.
     *
     * @param rule the rule they are of, or null where it may raise alerts no more
     * @param at when the news came in
     */
    public void retell(List<Firing> gone, List<Firing> come, @Nullable Rule rule, Instant at) {
        if (!gone.isEmpty()) {
            goes(gone, at);
        }
        if (rule == null) {
            episodes.forEach(e -> drop(e, new Input.Retired(), at));
            return;
        }
        for (Firing f : come) {
            comes(f, at);
        }
        List<Firing> live = matches.values().stream()
                .filter(AlertMatch::live)
                .map(AlertMatch::firing)
                .toList();
        List<Story> now = Story.of(live, rule.terms().gapDays(), cuts);
        Allotment allotment = new Allotment(now, episodes);
        allotment.silent().forEach(e -> drop(e, new Input.Nothing(), at));
        LocalDate latest =
                now.isEmpty() ? LocalDate.MIN : now.get(now.size() - 1).last();
        List<Story> begun = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            Story story = now.get(i);
            Episode teller = allotment.teller(i);
            if (teller == null) {
                begun.add(story);
            } else {
                tell(story, teller, story.last().isBefore(latest), rule, at);
            }
        }
        // those that are there first, so that at no moment two of one fingerprint are open
        for (Story s : begun) {
            tell(s, begin(s, rule, at), s.last().isBefore(latest), rule, at);
        }
    }

    private void goes(List<Firing> gone, Instant at) {
        for (Firing f : gone) {
            AlertMatch kept = matches.get(f.id());
            if (kept != null && kept.live()) {
                things -= things(kept.firing());
                kept.goes(at);
                changed.add(kept);
            }
        }
    }

    private void comes(Firing f, Instant at) {
        AlertMatch kept = matches.get(f.id());
        if (kept == null) {
            AlertMatch raised = new AlertMatch(f, fingerprint, at);
            matches.put(f.id(), raised);
            changed.add(raised);
            things += things(f);
            return;
        }
        Firing before = kept.live() ? kept.firing() : null;
        if (kept.stands(f)) {
            changed.add(kept);
            things += things(f) - (before == null ? 0 : things(before));
        }
    }

    private void drop(Episode episode, Input input, Instant at) {
        told.remove(episode);
        take(episode, input, at);
    }

    /** Lets time pass over what is open. */
    public void pass(Instant at) {
        for (Episode e : episodes) {
            if (e.turnsBy(at)) {
                take(e, new Input.Passing(), at);
            }
        }
    }

    /** When time alone first changes one of its stories; null where it never does. */
    public @Nullable Instant turnsAt() {
        Instant first = null;
        for (Episode e : episodes) {
            Instant at = e.turnsAt();
            if (at != null && (first == null || at.isBefore(first))) {
                first = at;
            }
        }
        return first;
    }

    private void take(Episode episode, Input input, Instant when) {
        Instant at = episode.notBefore(when);
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

    private void tell(Story story, Episode episode, boolean followed, Rule rule, Instant at) {
        episode.describe(rule);
        Told before = told.get(episode);
        if (before == null || !story.isOf(before.firings())) {
            story.firings().forEach(f -> moves(f, episode));
            List<Evidence> evidence = story.evidence();
            About about = About.of(evidence);
            before = new Told(story.firings(), story.says(evidence, about), about);
            told.put(episode, before);
        }
        take(episode, new Input.Says(before.says(), followed), at);
        episode.isAbout(before.about());
        episode.goesOnAs(null);
    }

    private void moves(Firing f, Episode to) {
        AlertMatch kept = matches.get(f.id());
        if (kept != null && kept.movesTo(to)) {
            changed.add(kept);
        }
    }

    private Episode begin(Story story, Rule rule, Instant at) {
        Episode begun = new Episode(rule, fingerprint, story.firings().get(0).groupBy(), at);
        episodes.add(begun);
        return begun;
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
        changed.stream().filter(m -> !m.live()).forEach(AlertMatch::fade);
        changed.clear();
        restless.clear();
        return since;
    }

    /** All that is kept of it is on it now; what it lets go of later it remembers the days of. */
    void isWhole() {
        whole = true;
    }

    /** Whether it holds all that is kept of it but what it let go of, so that it can be told again. */
    boolean whole() {
        return whole;
    }

    /** Its episodes and firings, and how many facts and events these rest on, each counted as often as it is. */
    int size() {
        return episodes.size() + things;
    }

    /** What is counted is what is written. */
    private int things(Firing f) {
        return 1 + f.facts().size() + f.evidence().size();
    }

    String fingerprint() {
        return fingerprint;
    }

    /** Lets go of stories that are over and that nothing in memory can change, and of their firings; gives how many each had. */
    public Map<Episode, Integer> letGo(Held held) {
        return letGo(e -> !e.condition().open() && held.none(e.firstEvent(), reach(e)));
    }

    /** Lets go of all. */
    public Map<Episode, Integer> letGo() {
        return letGo(e -> true);
    }

    private static LocalDate reach(Episode e) {
        return e.lastEvent().plusDays(e.terms().gapDays());
    }

    private Map<Episode, Integer> letGo(Predicate<Episode> over) {
        Map<Episode, Integer> gone = new LinkedHashMap<>();
        episodes.stream().filter(over).forEach(e -> gone.put(e, 0));
        if (gone.isEmpty()) {
            return gone;
        }
        matches.values().removeIf(m -> {
            Optional<Episode> home = m.home().filter(gone::containsKey);
            home.ifPresent(e -> {
                gone.merge(e, 1, Integer::sum);
                if (m.live()) {
                    things -= things(m.firing());
                }
            });
            return home.isPresent();
        });
        episodes.removeAll(gone.keySet());
        told.keySet().removeAll(gone.keySet());
        gone.keySet().stream().map(Shelf::reach).filter(past::isBefore).forEach(day -> past = day);
        return gone;
    }

    /** The last day that is near a story which was let go; one long past where none was. */
    LocalDate past() {
        return past;
    }

    /** Whether that is news of what it still holds, and of nothing that was let go. */
    boolean canTell(FiringChange news) {
        return Stream.concat(news.gone().stream(), news.come().stream())
                .allMatch(f -> f.first().isAfter(past));
    }

    boolean holds(AlertMatch match) {
        return matches.containsKey(match.id());
    }

    /** What stands on it, oldest begun first. */
    public List<Episode> episodes() {
        return List.copyOf(episodes);
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
