package org.faultline.alert;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.faultline.rule.Evidence;

/** Whom and what a story is about, and who tells of it, counted over its events, so that an event that goes takes nothing of another's with it. */
final class About {
    private final Names countries = new Names();
    private final Names admin1s = new Names();
    private final Names groups = new Names();
    private final Names actors = new Names();
    private final Names spellings = new Names();
    private String[] spelled = {};
    private List<String> sources = List.of();

    void change(Change<Evidence> change) {
        // in this order, as most of what goes comes again as it is known now
        for (Evidence e : change.come()) {
            count(e, 1);
        }
        for (Evidence e : change.gone()) {
            count(e, -1);
        }
    }

    private void count(Evidence e, int times) {
        countries.count(e.country(), times);
        admin1s.count(e.admin1(), times);
        for (Evidence.Part p : e.parts()) {
            groups.count(p.group(), times);
            actors.count(p.actor(), times);
        }
        for (String s : e.sources()) {
            spellings.count(s, times);
        }
    }

    String[] countries() {
        return countries.sorted();
    }

    String[] admin1s() {
        return admin1s.sorted();
    }

    String[] groups() {
        return groups.sorted();
    }

    String[] actors() {
        return actors.sorted();
    }

    /** Each once, however it is spelled. */
    List<String> sources() {
        if (spelled != spellings.sorted()) {
            spelled = spellings.sorted();
            TreeSet<String> once = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            once.addAll(Arrays.asList(spelled));
            sources = List.copyOf(once);
        }
        return sources;
    }
}
