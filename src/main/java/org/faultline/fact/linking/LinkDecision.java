package org.faultline.fact.linking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.faultline.fact.event.Link;
import org.faultline.fact.event.LinkReason;
import org.jspecify.annotations.Nullable;

/**
 * A human's word on two reports, known or not yet: that they tell of one incident, whatever contradicts it, or that they do not,
 * however alike they are.
 *
 * @param order numbers the decisions; where two contradict each other, also by way of others, the greater stands
 * @param a with b the keys of two reports, {@code dataset:externalId}
 * @param same one incident, or two
 */
public record LinkDecision(
        long order,
        String a,
        String b,
        boolean same,
        @Nullable String by,
        @Nullable Instant at,
        @Nullable String why) {
    public LinkDecision {
        if (a.equals(b)) {
            throw new IllegalArgumentException("a ruling is on two reports, not on " + a + " alone");
        }
    }

    /** The decisions that make one event of all these reports, in the order given, numbered alike. */
    public static List<LinkDecision> merging(
            long order, List<String> reports, @Nullable String by, @Nullable Instant at, @Nullable String why) {
        List<LinkDecision> all = new ArrayList<>();
        for (int i = 1; i < reports.size(); i++) {
            all.add(new LinkDecision(order, reports.get(0), reports.get(i), true, by, at, why));
        }
        return all;
    }

    /** The decisions that keep each of some reports apart from each of the others, numbered alike. */
    public static List<LinkDecision> splitting(
            long order,
            Collection<String> some,
            Collection<String> others,
            @Nullable String by,
            @Nullable Instant at,
            @Nullable String why) {
        List<LinkDecision> all = new ArrayList<>();
        some.forEach(a -> others.forEach(b -> all.add(new LinkDecision(order, a, b, false, by, at, why))));
        return all;
    }

    Link link() {
        StringBuilder reason = new StringBuilder("said to be one");
        reason.append(by == null ? " by a human" : " by " + by);
        reason.append(at == null ? "" : " on " + at);
        reason.append(why == null ? "" : ": " + why);
        return new Link(a, b, 1, new LinkReason.Said(reason.toString()));
    }
}
