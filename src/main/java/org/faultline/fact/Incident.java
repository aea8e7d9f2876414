package org.faultline.fact;

import java.util.ArrayList;
import java.util.List;

/**
 * Accounts taken to tell of one incident, by key.
 *
 * @param alike the likenesses between them, the surest first; of many reports only the surest of each
 * @param rulings what humans said to join them
 */
record Incident(List<Account> accounts, List<Likeness> alike, List<Ruling> rulings) {
    /** The least of its reports' keys, so that the name does not depend on arrival. */
    String id() {
        return accounts.get(0).key();
    }

    /** Why they are one: what humans said, then the likenesses, the surest first. */
    List<Link> links() {
        List<Link> links = new ArrayList<>();
        rulings.forEach(r -> links.add(r.link()));
        alike.forEach(l -> links.add(l.link()));
        return List.copyOf(links);
    }
}
