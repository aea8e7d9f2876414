package org.faultline.trial.backtest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.faultline.alert.Episode;
import org.faultline.alert.Held;
import org.faultline.alert.Shelf;
import org.faultline.alert.Snapshot;
import org.faultline.alert.Turned;
import org.faultline.rule.Firing;
import org.faultline.rule.FiringChange;
import org.faultline.rule.Rule;

/** The stories of a replay, told as the service tells them and kept in memory for as long as anything can change them. */
final class Stage {
    private final Map<String, Rule> rules;
    private final int maxLatenessDays;
    private final Consumer<Turned> turned;

    /** By rule and group-by values, of which the service makes its fingerprint. */
    private final Map<String, Map<Map<String, String>, Shelf>> shelves = new HashMap<>();

    private final Due due = new Due();
    private final List<Past> past = new ArrayList<>();

    /**
     * @param rules those whose stories are told
     * @param turned takes every turn of a story, in their order
     */
    Stage(Map<String, Rule> rules, int maxLatenessDays, Consumer<Turned> turned) {
        this.rules = rules;
        this.maxLatenessDays = maxLatenessDays;
        this.turned = turned;
    }

    /** Ends what is over by that day, then tells again the stories of what came and went on it. */
    void tell(FiringChange change, LocalDate day) {
        Instant at = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        for (Shelf shelf : due.by(at)) {
            shelf.pass(at);
            told(shelf);
        }
        change.by(Firing::rule).forEach((id, news) -> {
            Rule rule = rules.get(id);
            if (rule != null) {
                tell(rule, news, at);
            }
        });
    }

    private void tell(Rule rule, FiringChange change, Instant at) {
        Map<Map<String, String>, Shelf> own = shelves.computeIfAbsent(rule.id(), id -> new HashMap<>());
        Map<Shelf, FiringChange> byShelf = change.by(
                f -> own.computeIfAbsent(f.groupBy(), values -> new Shelf(rule.id() + " " + values, maxLatenessDays)));
        byShelf.forEach((shelf, news) -> {
            shelf.retell(news.gone(), news.come(), rule, at);
            told(shelf);
        });
    }

    private void told(Shelf shelf) {
        shelf.drain().forEach(turned);
        due.put(shelf);
    }

    /** Keeps only what is said at last of the stories that nothing in memory can change any more. */
    void letGo(Held held) {
        shelves.values().forEach(own -> {
            own.values().forEach(shelf -> keep(shelf.letGo(held)));
            own.values().removeIf(shelf -> shelf.episodes().isEmpty());
        });
    }

    /** Every story there was, those of the last day too. */
    List<Past> end() {
        shelves.values().forEach(own -> own.values().forEach(shelf -> keep(shelf.letGo())));
        shelves.clear();
        return past;
    }

    private void keep(Map<Episode, Integer> over) {
        over.forEach((episode, findings) -> {
            Snapshot told = episode.latest();
            if (told != null) {
                past.add(Past.of(episode, told, findings));
            }
        });
    }
}
