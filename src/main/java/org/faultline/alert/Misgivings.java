package org.faultline.alert;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.faultline.rule.Evidence;
import org.jspecify.annotations.Nullable;

/** Doubts in words, as many as somebody may read; put into words once somebody does, as of many turns nobody reads them. */
final class Misgivings extends AbstractList<String> {
    private static final int MOST = 50;

    private final List<Evidence> evidence;
    private final List<String> sources;
    private volatile @Nullable List<String> words;

    /**
     * @param evidence all of it doubtful, in a list that never changes
     * @param sources likewise
     */
    Misgivings(List<Evidence> evidence, List<String> sources) {
        this.evidence = evidence;
        this.sources = sources;
    }

    private List<String> words() {
        List<String> known = words;
        if (known == null) {
            List<Doubts.Doubt> all = Doubts.in(evidence, sources);
            known = new ArrayList<>(
                    all.stream().limit(MOST).map(Doubts.Doubt::sentence).toList());
            if (all.size() > MOST) {
                known.add("and " + (all.size() - MOST) + " more");
            }
            words = known;
        }
        return known;
    }

    @Override
    public String get(int index) {
        return words().get(index);
    }

    @Override
    public int size() {
        return words().size();
    }

    @Override
    public boolean isEmpty() {
        return sources.size() != 1 && evidence.isEmpty();
    }
}
