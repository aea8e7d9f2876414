package org.faultline.alert;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.faultline.rule.Firing;
import org.faultline.rule.FiringChange;
import org.faultline.rule.Rule;
import org.jspecify.annotations.Nullable;

/** Keeps the stories: turns firings that come and go into episodes and their revisions. Runs inside the lane's transaction. */
@ApplicationScoped
public class Chronicle {
    private final Episodes episodes;
    private final Matches matches;
    private final Revisions revisions;
    private final int maxLatenessDays;

    Chronicle(
            Episodes episodes,
            Matches matches,
            Revisions revisions,
            @ConfigProperty(name = "faultline.max-lateness", defaultValue = "30") int maxLatenessDays) {
        this.episodes = episodes;
        this.matches = matches;
        this.revisions = revisions;
        this.maxLatenessDays = maxLatenessDays;
    }

    /**
     * Records a change of firings.
     *
     * @param rules the rules that may raise alerts; what came of any other rule is retired
     * @param at when the news came in
     * @return the turns this made, in the order they were made
     */
    public List<News> record(FiringChange change, Map<String, Rule> rules, Instant at) {
        Map<String, Firing> firingOf = new LinkedHashMap<>();
        change.gone().forEach(f -> firingOf.put(Fingerprint.of(f), f));
        change.come().forEach(f -> firingOf.put(Fingerprint.of(f), f));
        List<News> news = new ArrayList<>();
        Set<String> known = episodes.known(firingOf.keySet());
        Map<String, List<Firing>> come = change.come().stream()
                .collect(Collectors.groupingBy(Fingerprint::of, LinkedHashMap::new, Collectors.toList()));
        for (Map.Entry<String, Firing> touched : firingOf.entrySet()) {
            String fingerprint = touched.getKey();
            Rule rule = rules.get(touched.getValue().rule());
            new Retelling(fingerprint, known.contains(fingerprint), rule, at, news)
                    .retell(change.gone(), come.getOrDefault(fingerprint, List.of()));
            // what has been told is not looked at again; every query would
            episodes.flush();
            episodes.getEntityManager().clear();
        }
        return news;
    }

    /** Ends the stories that have been quiet for longer than their rule allows. */
    public List<News> end(Instant at) {
        List<News> news = new ArrayList<>();
        for (Episode e : episodes.openButOver(day(at))) {
            Snapshot before = revisions.latest(e);
            if (before != null) {
                news.add(turn(e, Reason.ENDED, before.as(Condition.ENDED), at));
            }
        }
        return news;
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
     */
    public FiringChange difference(List<Firing> standing, LocalDate from, LocalDate to) {
        Map<String, Firing> kept = new HashMap<>();
        matches.live(from, to).forEach(m -> kept.put(m.id(), m.firing()));
        List<Firing> come = standing.stream()
                .filter(f -> !f.last().isBefore(from) && !f.last().isAfter(to))
                .filter(f -> !f.equals(kept.get(f.id())))
                .toList();
        standing.forEach(f -> kept.remove(f.id()));
        return new FiringChange(List.copyOf(kept.values()), come);
    }

    private News turn(Episode episode, Reason reason, Snapshot now, Instant at) {
        Revision revision = episode.turn(reason, now, at);
        revisions.persist(revision);
        return new News(episode, revision);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /** The stories of one fingerprint, told again from all firings that now stand. */
    private final class Retelling {
        private final String fingerprint;
        private boolean known;
        private final @Nullable Rule rule;
        private final Instant at;
        private final List<News> news;

        /** @param known whether there is any episode of that fingerprint */
        Retelling(String fingerprint, boolean known, @Nullable Rule rule, Instant at, List<News> news) {
            this.fingerprint = fingerprint;
            this.known = known;
            this.rule = rule;
            this.at = at;
            this.news = news;
        }

        void retell(List<Firing> gone, List<Firing> come) {
            Map<String, Firing> live = new TreeMap<>();
            if (known) {
                matches.live(fingerprint).forEach(m -> live.put(m.id(), m.firing()));
            }
            for (Firing f : gone) {
                if (live.remove(f.id()) != null) {
                    matches.findById(f.id()).goes(at);
                }
            }
            come.forEach(f -> live.put(f.id(), f));
            List<Story> stories = rule == null ? List.of() : Story.of(live.values(), rule.quietDays());
            Map<Story, Episode> told = new LinkedHashMap<>();
            Set<Episode> left = new LinkedHashSet<>(known ? episodes.standing(fingerprint) : List.of());
            for (Story story : stories) {
                left.stream().filter(e -> e.near(story)).findFirst().ifPresent(e -> {
                    told.put(story, e);
                    left.remove(e);
                });
            }
            left.forEach(this::withdraw);
            // those that are there first, so that at no moment two of one fingerprint are open
            stories.stream().filter(told::containsKey).forEach(s -> tell(s, told, stories));
            episodes.flush();
            stories.stream().filter(s -> !told.containsKey(s)).toList().forEach(s -> tell(s, told, stories));
        }

        private void withdraw(Episode episode) {
            Snapshot before = revisions.latest(episode);
            if (before == null) {
                return;
            }
            if (rule == null) {
                news.add(turn(episode, Reason.RULE_RETIRED, before.as(Condition.ENDED), at));
            } else {
                news.add(turn(episode, Reason.WITHDRAWN, before.as(Condition.WITHDRAWN), at));
            }
        }

        private void tell(Story story, Map<Story, Episode> told, List<Story> stories) {
            if (rule == null) {
                return;
            }
            boolean latest = story.equals(stories.get(stories.size() - 1));
            boolean over = !latest || day(at).isAfter(story.last().plusDays(rule.quietDays()));
            Snapshot now = story.snapshot(over ? Condition.ENDED : Condition.ACTIVE);
            Episode episode = told.computeIfAbsent(story, s -> begun(s, now.condition(), rule));
            episode.describe(rule);
            for (Firing f : story.firings()) {
                keep(f, episode);
            }
            boolean old = day(at).isAfter(story.last().plusDays(maxLatenessDays));
            Turn.between(revisions.latest(episode), now, old).ifPresent(r -> news.add(turn(episode, r, now, at)));
        }

        private Episode begun(Story story, Condition condition, Rule by) {
            Long previous = known
                    ? episodes.find("fingerprint = ?1 order by lastEvent desc, id desc", fingerprint)
                            .firstResultOptional()
                            .map(Episode::id)
                            .orElse(null)
                    : null;
            known = true;
            Episode episode =
                    new Episode(by, fingerprint, story.firings().get(0).groupBy(), condition, at, previous);
            episodes.persistAndFlush(episode);
            return episode;
        }

        private void keep(Firing firing, Episode episode) {
            AlertMatch kept = matches.findById(firing.id());
            if (kept == null) {
                matches.persist(new AlertMatch(firing, fingerprint, episode.id(), at));
            } else {
                kept.stands(firing, episode.id());
            }
        }
    }
}
