package org.faultline.explain;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.faultline.explain.lane.KeptRules;
import org.faultline.explain.lane.LaneCopy;
import org.faultline.explain.lane.LaneCopyMaker;
import org.faultline.explain.text.Phrases;
import org.faultline.fact.aggregate.Lull;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.actor.Actor;
import org.faultline.report.delivery.Nearest;
import org.faultline.report.store.Calendar;
import org.faultline.rule.RuleBook;
import org.faultline.rule.RunningRules;
import org.faultline.rule.file.Rule;

/** Says how near a rule is to firing, on what is stored and known now. */
@ApplicationScoped
public class NearMissSearch {
    /** A rule that joins facts of any dates is asked about no more days than these. */
    private static final int FARTHEST = 400;

    private final RunningRules running;
    private final KeptRules rules;
    private final LaneCopyMaker copies;
    private final Calendar calendar;

    NearMissSearch(RunningRules running, KeptRules rules, LaneCopyMaker copies, Calendar calendar) {
        this.running = running;
        this.rules = rules;
        this.copies = copies;
        this.calendar = calendar;
    }

    /**
     * @param about a group, an actor, an area, or a pair of groups as {@code a|b}
     * @return empty where no such rule runs
     */
    public Optional<WhyNot> of(String id, String about) {
        Rule rule = running.book().rules().get(id);
        return rule == null ? Optional.empty() : Optional.of(rules.with(rule, book -> asked(book, rule, about)));
    }

    /** Of several theatres, that in which it fires, or else where it lacks something, or else any. */
    private WhyNot asked(RuleBook book, Rule rule, String about) {
        WhyNot nearest = null;
        for (String theatre : copies.theatres()) {
            if (nearest == null || rule.runsIn(theatre)) {
                WhyNot answer = asked(theatre, book, rule, about);
                if (answer.fires()) {
                    return answer;
                }
                nearest = nearest == null || nearest.misses().isEmpty() ? answer : nearest;
            }
        }
        return Objects.requireNonNull(nearest, "there is no theatre");
    }

    private WhyNot asked(String theatre, RuleBook book, Rule rule, String about) {
        LocalDate today = calendar.today();
        LocalDate since = today.minusDays(Math.max(Lull.REACH, Math.min(FARTHEST, book.reach(Integer.MAX_VALUE))));
        Knowledge knowledge = copies.knowledge(theatre);
        TreeSet<String> known = new TreeSet<>();
        for (Actor a : knowledge.actors()) {
            known.addAll(List.of(a.group(), a.id(), a.name()));
        }
        try (LaneCopy copy = copies.of(theatre, book, List.of(today), today, List.of())) {
            return new WhyNotQuestion(
                            rule, about, copy, today, since, Phrases.english(knowledge.displayNames(), rules::title))
                    .answer(known);
        }
    }

    /** Ids of rules that run and are spelt nearly so, such as {@code ; did you mean allied-clashes?}. */
    public String hint(String id) {
        return Nearest.hint(id, running.book().rules().keySet());
    }
}
