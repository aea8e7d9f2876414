package org.faultline.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.faultline.rule.Firing;
import org.faultline.rule.FiringChange;
import org.faultline.rule.Rule;

/** Keeps the stories: turns firings that come and go into episodes and their revisions. Runs inside the lane's transaction. */
@ApplicationScoped
public class Chronicle {
    /** Fingerprints whose stories are in memory at once; a review may touch many thousands. */
    private static final int MOST_AT_ONCE = 500;

    /** Where the news has not changed. */
    private static final Whereabouts AS_IT_WAS = (report, was) -> was;

    private final Shelves shelves;
    private final Matches matches;
    private final StoryDecisions decisions;

    Chronicle(Shelves shelves, Matches matches, StoryDecisions decisions) {
        this.shelves = shelves;
        this.matches = matches;
        this.decisions = decisions;
    }

    /**
     * Records a change of firings.
     *
     * @param rules the rules that may raise alerts; what came of any other rule is retired
     * @param at when the news came in
     * @param whereabouts where reports are now, for what has to be taken back
     * @return the turns this made, in the order they were made
     */
    public List<News> record(FiringChange change, Map<String, Rule> rules, Instant at, Whereabouts whereabouts) {
        Map<String, FiringChange> byFingerprint = change.by(Fingerprint::of);
        List<String> all = List.copyOf(byFingerprint.keySet());
        List<News> news = new ArrayList<>();
        for (int i = 0; i < all.size(); i += MOST_AT_ONCE) {
            Map<String, FiringChange> some = new LinkedHashMap<>();
            all.subList(i, Math.min(all.size(), i + MOST_AT_ONCE)).forEach(f -> some.put(f, byFingerprint.get(f)));
            news.addAll(shelves.write(retold(some, rules, at), whereabouts));
        }
        return news;
    }

    private Collection<Shelf> retold(Map<String, FiringChange> news, Map<String, Rule> rules, Instant at) {
        Map<String, Shelf> all = shelves.of(news);
        all.forEach((fingerprint, shelf) -> {
            FiringChange change = news.getOrDefault(fingerprint, FiringChange.NONE);
            List<Firing> any = change.come().isEmpty() ? change.gone() : change.come();
            shelf.retell(change.gone(), change.come(), rules.get(any.get(0).rule()), at);
        });
        return all.values();
    }

    /** Lets time pass over the stories that it changes: those that wait, cool or are over. */
    public List<News> pass(Instant at) {
        Collection<Shelf> due = shelves.due(at);
        due.forEach(shelf -> shelf.pass(at));
        return shelves.write(due, AS_IT_WAS);
    }

    /** Tells the stories again about which people decided something since. */
    public List<News> heed(Map<String, Rule> rules, Instant at) {
        List<String> untold = decisions.heed();
        if (untold.isEmpty()) {
            return List.of();
        }
        shelves.forget(untold);
        Map<String, FiringChange> noNews = new LinkedHashMap<>();
        untold.forEach(f -> noNews.put(f, FiringChange.NONE));
        Map<String, Shelf> kept = shelves.of(noNews);
        kept.values()
                .forEach(shelf -> shelf.retell(
                        List.of(), List.of(), rules.get(shelf.episodes().get(0).rule()), at));
        return shelves.write(kept.values(), AS_IT_WAS);
    }

    /** Whether time or people have changed anything that is not told yet. */
    @Transactional
    public boolean owes(Instant now) {
        return shelves.owes(now);
    }

    /** The ids of the firings of some rules that are kept as standing. */
    public List<String> standing(List<Rule> rules) {
        return rules.isEmpty()
                ? List.of()
                : matches.live(rules.stream().map(Rule::id).toList());
    }

    /**
     * What has to be recorded so that the firings kept are those that stand now, as far as their last event is of these days, both
     * included.
     *
     * @param standing everything that stands and is in memory, also of other days
     * @param unheard rules of which nothing is known now; what is kept of them stays
     */
    public FiringChange difference(List<Firing> standing, Set<String> unheard, LocalDate from, LocalDate to) {
        Map<String, Firing> kept = new HashMap<>();
        List<AlertMatch> live = matches.live(from, to);
        shelves.complete(live);
        live.stream().filter(m -> !unheard.contains(m.rule())).forEach(m -> kept.put(m.id(), m.firing()));
        List<Firing> come = standing.stream()
                .filter(f -> !f.last().isBefore(from) && !f.last().isAfter(to))
                .filter(f -> !f.equals(kept.get(f.id())))
                .toList();
        standing.forEach(f -> kept.remove(f.id()));
        return new FiringChange(List.copyOf(kept.values()), come);
    }

    /** To be said when facts were let go: keeps in memory only what those that are held can change. */
    public void letGo(Held held) {
        shelves.letGo(held);
    }

    /** To be said when a transaction failed, before the next: what was written in it is not there. */
    public void failed() {
        shelves.failed();
    }
}
