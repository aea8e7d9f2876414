package org.faultline.explain;

import com.ibm.icu.text.RuleBasedNumberFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.explain.lane.FiringReportSearch;
import org.faultline.explain.lane.LaneCopy;
import org.faultline.explain.text.Phrases;
import org.faultline.explain.text.Subject;
import org.faultline.fact.Fact;
import org.faultline.fact.event.Event;
import org.faultline.report.delivery.Nearest;
import org.faultline.rule.file.AbsenceState;
import org.faultline.rule.file.Rule;
import org.faultline.rule.firing.EvidenceReader;
import org.faultline.rule.firing.Firing;
import org.faultline.trial.nearmiss.NearMiss;
import org.faultline.trial.nearmiss.NearMisses;

/** One question why a rule is silent about something, over the facts of a copy. */
final class WhyNotQuestion {
    /** Beyond so many of the latest facts, what alone kept a rule from firing is not looked for. */
    private static final int MOST_READ = 200;

    private final Rule rule;
    private final String about;
    private final Subject subject;
    private final LaneCopy copy;
    private final LocalDate today;
    private final LocalDate since;
    private final Phrases phrases;

    /**
     * @param since as far back as the rule looks
     * @param phrases those that the answer is put together from
     */
    WhyNotQuestion(Rule rule, String about, LaneCopy copy, LocalDate today, LocalDate since, Phrases phrases) {
        this.rule = rule;
        this.about = about;
        this.subject = Subject.of(about);
        this.copy = copy;
        this.today = today;
        this.since = since;
        this.phrases = phrases;
    }

    /** @param known names that are known besides those of the events */
    WhyNot answer(Set<String> known) {
        boolean fires = copy.standing().stream()
                .anyMatch(f -> f.rule().equals(rule.id())
                        && subject.isOf(f.groupBy())
                        && !f.last().isBefore(today.minusDays(rule.terms().quietDays())));
        if (fires) {
            return said(true, phrases.of("not.fires"), List.of(), List.of());
        }
        List<Fact> facts = copy.facts();
        List<Event> all = facts.stream()
                .filter(Event.class::isInstance)
                .map(Event.class::cast)
                .toList();
        List<Event> own = all.stream()
                .filter(e ->
                        subject.isIn(e) && !e.day().isBefore(since) && !e.day().isAfter(today))
                .toList();
        if (own.isEmpty()) {
            return nothing(all, known);
        }
        return Collections.disjoint(subject.kinds(own), rule.groupBy()) ? otherwise() : misses(own);
    }

    private WhyNot otherwise() {
        String groupBy =
                phrases.anyOf(rule.groupBy().stream().map(phrases::field).toList());
        return said(false, phrases.of("not.otherwise", groupBy, phrases.names().asked(about)), List.of(), List.of());
    }

    private WhyNot nothing(List<Event> all, Set<String> known) {
        TreeSet<String> names = new TreeSet<>(known);
        all.stream().flatMap(Subject::names).forEach(names::add);
        boolean heardOf = Subject.of(String.join("|", names)).names().containsAll(subject.names());
        String words = heardOf
                ? phrases.of("not.nothing", phrases.names().asked(about), phrases.shown(since))
                : phrases.of("not.unknown", phrases.names().asked(about));
        return said(false, words, List.of(), heardOf ? List.of() : near(names));
    }

    private List<String> near(Set<String> names) {
        return subject.names().stream()
                .flatMap(one -> Nearest.to(one, names).stream())
                // an actor's id is for files; people know it by its name, which can be asked for as well
                .map(id -> phrases.names().actor(id).replaceFirst("^the ", ""))
                .distinct()
                .toList();
    }

    private WhyNot misses(List<Event> own) {
        // before days pass in the copy, and with them what would be raised then
        Optional<String> ended = ended();
        FiringReportSearch search = new FiringReportSearch(rule, subject, copy, today);
        List<WhyNot.Miss> misses = new ArrayList<>();
        search.hits(own).forEach(hit -> misses.add(miss(search, hit)));
        if (misses.isEmpty()) {
            misses.addAll(far());
        }
        if (rule.ofAbsence()) {
            search.silence()
                    .map(day -> new WhyNot.Miss(phrases.of("not.silence", phrases.shown(day)), Map.of(), day, 0, null))
                    .ifPresent(misses::add);
        }
        String words = Stream.concat(ended.stream(), misses.stream().map(WhyNot.Miss::words))
                .collect(Collectors.joining(" "));
        return said(false, words, misses, List.of());
    }

    /** That it did fire, and how long ago. */
    private Optional<String> ended() {
        return copy.standing().stream()
                .filter(f -> f.rule().equals(rule.id()) && subject.isOf(f.groupBy()))
                .map(Firing::last)
                .max(Comparator.naturalOrder())
                .map(last -> phrases.of(
                        "not.ended", phrases.shown(last), rule.terms().quietDays()));
    }

    private WhyNot.Miss miss(FiringReportSearch search, FiringReportSearch.Hit hit) {
        RuleProgress.Counted counted = new RuleProgress(rule.model(), phrases, hit, own(hit.facts(), true)).counted();
        String what = hit.supposed().words(phrases);
        int reports = hit.reports().size();
        Optional<LocalDate> last = reports == 1 ? search.lastDay(hit.supposed()) : Optional.empty();
        String one =
                counted.ordinal() > 1 ? phrases.of("not.ordinal", ordinal(counted.ordinal())) : phrases.of("not.one");
        String words = reports > 1
                ? phrases.of("not.more", counted.words(), reports, what)
                : last.map(day -> phrases.of("not.before", counted.words(), one, phrases.shown(day.plusDays(1)), what))
                        .orElseGet(() -> phrases.of("not.anyDay", counted.words(), one, what));
        return new WhyNot.Miss(
                words + ".",
                hit.firing().groupBy(),
                last.orElse(null),
                reports,
                hit.reports().get(0));
    }

    private static String ordinal(int number) {
        RuleBasedNumberFormat words = new RuleBasedNumberFormat(Locale.ENGLISH, RuleBasedNumberFormat.SPELLOUT);
        return words.format(number, "%spellout-ordinal");
    }

    /** The latest facts about it, and those about nothing that happened. */
    private List<Fact> own(List<Fact> facts, boolean all) {
        return facts.stream()
                .filter(f -> EvidenceReader.events(f).isEmpty()
                        || EvidenceReader.events(f).stream().anyMatch(subject::isIn))
                .filter(f -> all || !f.day().isBefore(since))
                .sorted(Comparator.comparing(Fact::day).reversed().thenComparing(Fact::id))
                .limit(MOST_READ)
                .toList();
    }

    private List<WhyNot.Miss> far() {
        List<NearMiss> near = NearMisses.of(rule.model(), own(copy.facts(), false), phrases.factText());
        String nearest = near.stream().map(NearMiss::words).collect(Collectors.joining("; "));
        String words = phrases.of("not.far", phrases.names().asked(about), phrases.shown(since))
                + (near.isEmpty() ? "" : " " + phrases.of("not.nearest", nearest));
        return List.of(new WhyNot.Miss(words, Map.of(), null, null, null));
    }

    private WhyNot said(boolean fires, String words, List<WhyNot.Miss> misses, List<String> didYouMean) {
        AbsenceState absence = AbsenceState.of(rule, copy.coverage()).orElse(null);
        String all = fires || absence == null || absence.on() ? words : absence.why() + " " + words;
        return new WhyNot(rule.id(), rule.title(), about, today, since, fires, absence, all, misses, didYouMean);
    }
}
