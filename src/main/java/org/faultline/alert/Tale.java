package org.faultline.alert;

import java.util.Comparator;
import java.util.List;
import org.faultline.rule.Evidence;
import org.faultline.rule.Firing;
import org.jspecify.annotations.Nullable;

/** What a story says and rests on, kept from one telling to the next: of a war of years only what is new is gone through. */
final class Tale {
    private final boolean listing;
    private final Shared<String> matches = new Shared<>(Comparator.naturalOrder());
    private final Shared<String> facts = new Shared<>(Comparator.naturalOrder());
    private final Shared<Evidence> evidence = new Shared<>(Story.BY_DAY);
    private final About about = new About();
    private Pages<Firing> told = Pages.in(Story.BY_DATE);
    private @Nullable Snapshot says;

    /** @param listing whether it says which firings and facts it rests on, as somebody writes that down */
    Tale(boolean listing) {
        this.listing = listing;
    }

    /**
     * Goes on with the story as it is now.
     *
     * @return the firings that are new to it
     */
    @SuppressWarnings("ReferenceEquality")
    List<Firing> goOn(Story story) {
        // by the objects themselves, as to compare two is to compare every word of their evidence
        Change<Firing> change = Change.between(told, story.firings(), Story.BY_DATE, (a, b) -> a == b);
        if (!change.none()) {
            told = story.firings();
            take(change);
            says = snapshot(story);
        }
        return change.come();
    }

    private void take(Change<Firing> change) {
        List<Firing> gone = change.gone();
        List<Firing> come = change.come();
        for (int i = 0; i < Math.max(gone.size(), come.size()); i++) {
            // what comes as another goes is mostly the same as it is known now, and else rests on much of the same
            replace(i < gone.size() ? gone.get(i) : null, i < come.size() ? come.get(i) : null);
        }
        settle();
    }

    private void replace(@Nullable Firing before, @Nullable Firing now) {
        if (listing) {
            matches.replace(
                    before == null ? List.of() : List.of(before.id()), now == null ? List.of() : List.of(now.id()));
            facts.replace(before == null ? List.of() : before.facts(), now == null ? List.of() : now.facts());
        }
        evidence.replace(before == null ? List.of() : before.evidence(), now == null ? List.of() : now.evidence());
    }

    private void settle() {
        matches.settle();
        facts.settle();
        about.change(evidence.settle());
    }

    private Snapshot snapshot(Story story) {
        Firing telling = story.telling();
        return new Snapshot(
                Condition.ACTIVE,
                story.severity(),
                AssessedCertainty.of(telling),
                telling.text(),
                story.first(),
                story.last(),
                telling.ruleVersion(),
                matches.all(),
                facts.all(),
                telling.bindings(),
                about.sources(),
                evidence.all());
    }

    /** The firings that were told, and of which it says no more than was turned to news, so that nobody misses what a fold leaves out. */
    @Nullable
    @SuppressWarnings("ReferenceEquality")
    Pages<Firing> told(@Nullable Snapshot latest) {
        boolean same = says != null
                && latest != null
                && latest.evidence() == says.evidence()
                && latest.certainty() == says.certainty();
        return same ? told : null;
    }

    /** Goes on with one firing in place of some; what it says is the same. */
    void fold(Fold fold) {
        told = fold.story().firings();
        evidence.add(fold.whole().evidence());
        fold.firings().forEach(f -> evidence.remove(f.evidence()));
        evidence.settleUntold();
        says = snapshot(fold.story());
    }

    /** What it says now, under a condition that is another's to decide. */
    Snapshot says() {
        if (says == null) {
            throw new IllegalStateException("nothing has been told yet");
        }
        return says;
    }

    /** Whom and what that is about. */
    About about() {
        return about;
    }
}
