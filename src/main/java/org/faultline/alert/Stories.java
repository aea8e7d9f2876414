package org.faultline.alert;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.faultline.rule.Firing;
import org.jspecify.annotations.Nullable;

/**
 * The stories of one fingerprint as its firings come and go: always those that {@link Story#of} makes of all that stand. One that nothing
 * has come to or gone from is the same object as before.
 */
final class Stories {
    private final List<LocalDate> cuts = new ArrayList<>();
    private final List<Firing> loose = new ArrayList<>();
    private List<Story> stories = new ArrayList<>();
    private int gapDays = -1;

    /** With that day a story is over because a person said so: what comes later begins another. */
    void cut(LocalDate day) {
        cuts.add(day);
        loosen();
    }

    void add(Firing f) {
        loose.add(f);
    }

    void remove(Collection<Firing> gone) {
        if (gone.isEmpty()) {
            return;
        }
        loose.removeIf(f -> gone.stream().anyMatch(g -> Story.BY_DATE.compare(f, g) == 0));
        List<Story> left = new ArrayList<>(stories.size());
        for (Story s : stories) {
            List<Firing> going = new ArrayList<>(gone);
            going.removeIf(f -> !s.holds(f));
            if (going.isEmpty()) {
                left.add(s);
            } else {
                left.addAll(s.without(going, gapDays));
            }
        }
        stories = left;
    }

    /** One says something else now. */
    void replace(Firing before, Firing now) {
        boolean sameDays = before.first().equals(now.first()) && before.last().equals(now.last());
        for (int i = stories.size() - 1; i >= 0 && sameDays; i--) {
            if (stories.get(i).holds(before)) {
                stories.set(i, stories.get(i).with(now, before));
                return;
            }
        }
        remove(List.of(before));
        add(now);
    }

    /** The one of these very firings as it is with one in place of some that are past; null where there are too few of these. */
    @Nullable
    @SuppressWarnings("ReferenceEquality")
    Fold fold(Pages<Firing> firings, LocalDate past) {
        for (int i = 0; i < stories.size(); i++) {
            Story story = stories.get(i);
            Fold fold = story.firings() == firings ? Fold.of(story, past, gapDays) : null;
            if (fold != null) {
                stories.set(i, fold.story());
                return fold;
            }
        }
        return null;
    }

    /** The earliest first, with a gap of so many days between two firings of one story at most. */
    List<Story> of(int gap) {
        if (gap != gapDays) {
            loosen();
            stories = new ArrayList<>(Story.of(loose, gap, cuts));
            gapDays = gap;
        } else {
            for (Firing f : loose) {
                join(f);
            }
        }
        loose.clear();
        return Collections.unmodifiableList(stories);
    }

    private void loosen() {
        stories.forEach(s -> loose.addAll(s.firings()));
        stories.clear();
        gapDays = -1;
    }

    /** Puts it into the story it is near to, which it may make one with those that follow. */
    private void join(Firing f) {
        int at = stories.size();
        while (at > 0 && !before(stories.get(at - 1), f)) {
            at--;
        }
        if (at == stories.size() || !near(stories.get(at), f)) {
            stories.add(at, new Story(List.of(f)));
            return;
        }
        Story joined = stories.get(at).with(f);
        while (at + 1 < stories.size() && near(stories.get(at + 1), f)) {
            joined = joined.with(stories.remove(at + 1));
        }
        stories.set(at, joined);
    }

    private boolean before(Story s, Firing f) {
        int part = Story.part(s.telling(), cuts);
        int of = Story.part(f, cuts);
        return part < of || (part == of && !s.near(f, gapDays) && s.first().isBefore(f.first()));
    }

    private boolean near(Story s, Firing f) {
        return Story.part(s.telling(), cuts) == Story.part(f, cuts) && s.near(f, gapDays);
    }
}
