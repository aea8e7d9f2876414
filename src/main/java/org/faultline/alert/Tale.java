package org.faultline.alert;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.faultline.rule.Evidence;
import org.faultline.rule.Firing;

/** What a story says and rests on, kept from one telling to the next: of a war of years only what is new is gone through. */
final class Tale {
    private final Shared<String> matches = new Shared<>(Function.identity(), Comparator.naturalOrder());
    private final Shared<String> facts = new Shared<>(Function.identity(), Comparator.naturalOrder());
    private final Shared<Evidence> evidence = new Shared<>(Evidence::event, Story.BY_DAY);
    private final TreeSet<Evidence> doubtful = new TreeSet<>(Story.BY_DAY);
    private final About about = new About();

    /** By the objects themselves, as to compare two is to compare every word of their evidence. */
    private final Set<Firing> told = Collections.newSetFromMap(new IdentityHashMap<>());

    /** What the story says now, under a condition that is another's to decide. */
    Snapshot of(Story story) {
        goOn(story.firings());
        Firing telling = story.telling();
        TreeSet<String> sources = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        sources.addAll(Arrays.asList(about.sources()));
        List<String> doubts = Doubts.about(doubtful, sources);
        return new Snapshot(
                Condition.ACTIVE,
                story.severity(),
                doubts.isEmpty() ? Certainty.CERTAIN : Certainty.POSSIBLE,
                doubts,
                telling.text(),
                story.first(),
                story.last(),
                telling.ruleVersion(),
                matches.all(),
                facts.all(),
                telling.bindings(),
                List.copyOf(sources),
                evidence.all());
    }

    /** Whom and what that is about. */
    About about() {
        return about;
    }

    private void goOn(List<Firing> now) {
        Set<Firing> still = Collections.newSetFromMap(new IdentityHashMap<>());
        still.addAll(now);
        List<Firing> gone = told.stream().filter(f -> !still.contains(f)).toList();
        gone.forEach(this::leaves);
        now.stream().filter(f -> !told.contains(f)).forEach(this::joins);
        matches.settle();
        facts.settle();
        Shared.Change<Evidence> change = evidence.settle();
        about.change(change);
        change.gone().forEach(doubtful::remove);
        change.come().stream().filter(Doubts::doubtful).forEach(doubtful::add);
    }

    private void joins(Firing firing) {
        told.add(firing);
        matches.add(firing.id());
        firing.facts().forEach(facts::add);
        firing.evidence().forEach(evidence::add);
    }

    private void leaves(Firing firing) {
        told.remove(firing);
        matches.remove(firing.id());
        firing.facts().forEach(facts::remove);
        firing.evidence().forEach(evidence::remove);
    }
}
