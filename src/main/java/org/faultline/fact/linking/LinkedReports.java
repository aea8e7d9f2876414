package org.faultline.fact.linking;

import java.util.ArrayList;
import java.util.List;
import org.faultline.fact.event.Link;
import org.faultline.fact.resolve.ResolvedReport;

/**
 * Reports taken to tell of one incident.
 *
 * @param nodes where they stand, by key
 * @param alike the similarities between them, the surest first; of many reports only the surest of each
 * @param decisions what humans said to join them
 */
public record LinkedReports(List<LinkNode> nodes, List<Similarity> alike, List<LinkDecision> decisions) {
    /** The least of its reports' keys, so that the name does not depend on arrival. */
    String id() {
        return nodes.get(0).resolved.key();
    }

    List<ResolvedReport> reports() {
        List<ResolvedReport> reports = new ArrayList<>(nodes.size());
        for (LinkNode node : nodes) {
            reports.add(node.resolved);
        }
        return reports;
    }

    /** Why they are one: what humans said, then the similarities, the surest first. */
    List<Link> links() {
        List<Link> links = new ArrayList<>();
        decisions.forEach(r -> links.add(r.link()));
        alike.forEach(l -> links.add(l.link()));
        return List.copyOf(links);
    }
}
