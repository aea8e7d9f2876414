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
import org.faultline.rule.Firing;
import org.faultline.rule.FiringChange;
import org.faultline.rule.Rule;
import org.jspecify.annotations.Nullable;

/**
 * The stories of one fingerprint, told again from all firings that stand whenever some come or go. It knows no database: what there is to
 * write is asked of it afterwards, and where nothing is kept nobody asks.
 */
public final class Shelf {
    /** Before any day of news. */
    static final LocalDate NOTHING_PAST = LocalDate.of(1, 1, 1);

    private final String fingerprint;
    private final int maxLatenessDays;

    /** Whether what it rests on and what changes is listed, as somebody writes that down. */
    private final boolean listing;

    private final List<Episode> episodes = new ArrayList<>();
    private final Map<String, AlertMatch> matches = new HashMap<>();
    private final Stories stories = new Stories();
    private final IdentityHashMap<Episode, Tale> tales = new IdentityHashMap<>(2);
    private final Set<Episode> restless = new LinkedHashSet<>();
    private final Set<AlertMatch> changed = new LinkedHashSet<>();
    private final List<Turned> turns = new ArrayList<>();
    private boolean whole;
    private int things;

    /** The last day that is near a story which was let go. */
    private LocalDate past = NOTHING_PAST;

    /** @param maxLatenessDays days after which a story that becomes known is not news any more */
    Shelf(String fingerprint, int maxLatenessDays) {
        this(fingerprint, maxLatenessDays, true);
    }

    private Shelf(String fingerprint, int maxLatenessDays, boolean listing) {
        this.fingerprint = fingerprint;
        this.maxLatenessDays = maxLatenessDays;
        this.listing = listing;
    }

    /**
     * One of which nothing is written, so that its stories do not say which firings and facts they rest on.
     *
     * @param maxLatenessDays days after which a story that becomes known is not news any more
     */
    public static Shelf unwritten(String fingerprint, int maxLatenessDays) {
        return new Shelf(fingerprint, maxLatenessDays, false);
    }

    /** Takes up what is kept, in the order it was begun. */
    void put(Episode episode) {
        episodes.add(episode);
    }

    /** Heeds what a person decided. */
    void put(StoryDecisions.Decided decided) {
        if (decided.kind() == StoryDecisions.Kind.STARTS_AGAIN) {
            stories.cut(decided.day());
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
            stories.add(match.firing());
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
        List<Story> now = stories.of(rule.terms().gapDays());
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
        List<Firing> fallen = new ArrayList<>();
        for (Firing f : gone) {
            AlertMatch kept = matches.get(f.id());
            if (kept != null && kept.live()) {
                fallen.add(kept.firing());
                things -= things(kept.firing());
                kept.goes(at);
                changes(kept);
            }
        }
        stories.remove(fallen);
    }

    private void comes(Firing f, Instant at) {
        AlertMatch kept = matches.get(f.id());
        if (kept == null) {
            AlertMatch raised = new AlertMatch(f, fingerprint, at);
            matches.put(f.id(), raised);
            changes(raised);
            stories.add(f);
            things += things(f);
            return;
        }
        Firing before = kept.live() ? kept.firing() : null;
        if (kept.stands(f)) {
            changes(kept);
            things += things(f);
            if (before == null) {
                stories.add(f);
            } else {
                things -= things(before);
                stories.replace(before, f);
            }
        }
    }

    private void drop(Episode episode, Input input, Instant at) {
        tales.remove(episode);
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
        if (listing && episode.moves(outcome.standing().condition(), turnsAt)) {
            restless.add(episode);
        }
        episode.take(outcome, turnsAt, at).ifPresent(turns::add);
    }

    private void tell(Story story, Episode episode, boolean followed, Rule rule, Instant at) {
        episode.describe(rule);
        Tale tale = tales.computeIfAbsent(episode, e -> new Tale(listing));
        for (Firing f : tale.goOn(story)) {
            moves(f, episode);
        }
        take(episode, new Input.Says(tale.says(), followed), at);
        episode.isAbout(tale.about());
        episode.goesOnAs(null);
    }

    private void moves(Firing f, Episode to) {
        AlertMatch kept = matches.get(f.id());
        if (kept != null && kept.movesTo(to)) {
            changes(kept);
        }
    }

    private void changes(AlertMatch match) {
        if (listing) {
            changed.add(match);
        } else if (!match.live()) {
            match.fade();
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
        return listing ? 1 + f.facts().size() + f.evidence().size() : 1;
    }

    String fingerprint() {
        return fingerprint;
    }

    /** Lets go of stories that are over and that nothing in memory can change, and of their firings; gives how many each had. */
    public Map<Episode, Integer> letGo(Held held) {
        Map<Episode, Integer> over = letGo(e -> !e.condition().open() && held.none(e.firstEvent(), reach(e)));
        LocalDate past = held.first();
        if (!listing && past != null) {
            tales.forEach((episode, tale) -> fold(episode, tale, past));
        }
        return over;
    }

    /** Of a story that goes on for longer than anything stays in memory, what nothing can change any more is kept as one firing. */
    private void fold(Episode episode, Tale tale, LocalDate past) {
        Snapshot latest = episode.latest();
        Pages<Firing> told = tale.told(latest);
        Fold fold = told == null ? null : stories.fold(told, past);
        if (latest == null || fold == null) {
            return;
        }
        tale.fold(fold);
        episode.told(tale.says().as(latest.condition()));
        int count = 0;
        for (Firing f : fold.firings()) {
            AlertMatch match = f.id().equals(fold.whole().id()) ? null : matches.remove(f.id());
            count += match == null ? 0 : match.count();
        }
        AlertMatch whole = matches.get(fold.whole().id());
        if (whole != null) {
            whole.standsFor(fold.whole(), count);
        }
        things -= fold.firings().size() - 1;
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
        List<Firing> fallen = new ArrayList<>();
        matches.values().removeIf(m -> {
            Optional<Episode> home = m.home().filter(gone::containsKey);
            home.ifPresent(e -> {
                gone.merge(e, m.count(), Integer::sum);
                if (m.live()) {
                    fallen.add(m.firing());
                    things -= things(m.firing());
                }
            });
            return home.isPresent();
        });
        stories.remove(fallen);
        episodes.removeAll(gone.keySet());
        tales.keySet().removeAll(gone.keySet());
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
