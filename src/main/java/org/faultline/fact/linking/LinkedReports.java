package org.faultline.fact.linking;

import java.util.ArrayList;
import java.util.List;
import org.faultline.fact.event.Link;
import org.faultline.fact.resolve.ResolvedReport;

/**
 * Accounts taken to tell of one incident.
 *
 * @param nodes where they stand, by key
 * @param alike the likenesses between them, the surest first; of many reports only the surest of each
 * @param rulings what humans said to join them
 */
public record LinkedReports(List<LinkNode> nodes, List<Similarity> alike, List<LinkDecision> rulings) {
    /** The least of its reports' keys, so that the name does not depend on arrival. */
    String id() {
        return nodes.get(0).account.key();
    }

    List<ResolvedReport> accounts() {
        List<ResolvedReport> accounts = new ArrayList<>(nodes.size());
        for (LinkNode node : nodes) {
            accounts.add(node.account);
        }
        return accounts;
    }

    /** Why they are one: what humans said, then the likenesses, the surest first. */
    List<Link> links() {
        List<Link> links = new ArrayList<>();
        rulings.forEach(r -> links.add(r.link()));
        alike.forEach(l -> links.add(l.link()));
        return List.copyOf(links);
    }
}
