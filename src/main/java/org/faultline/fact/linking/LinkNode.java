package org.faultline.fact.linking;

import java.util.ArrayList;
import java.util.List;
import org.faultline.fact.resolve.ResolvedReport;
import org.jspecify.annotations.Nullable;

/** A report among those that are like it, and the incident that it is now part of. */
public final class LinkNode {
    public final ResolvedReport resolved;

    /** Those that are like it; most have none. */
    List<LinkNode> near = List.of();

    /** How like they are, in the same order. */
    List<Similarity> how = List.of();

    @Nullable
    public StandingIncident standing;

    /** The number of the search that came by last; so none needs a set of where it has been. */
    long visited;

    /** Whether its report is known no more, or another has come instead. */
    boolean gone;

    /** Where it stands while its component is being grouped. */
    int place;

    LinkNode(ResolvedReport resolved) {
        this.resolved = resolved;
    }

    void meet(LinkNode other) {
        Similarity similarity = Similarity.of(resolved, other.resolved);
        if (similarity != null) {
            add(other, similarity);
            other.add(this, similarity);
        }
    }

    private void add(LinkNode other, Similarity similarity) {
        if (near.isEmpty()) {
            near = new ArrayList<>(1);
            how = new ArrayList<>(1);
        }
        near.add(other);
        how.add(similarity);
    }

    /** Takes leave of all that are like it. */
    void part() {
        gone = true;
        for (LinkNode other : near) {
            int at = other.near.indexOf(this);
            other.near.remove(at);
            other.how.remove(at);
        }
        near = List.of();
        how = List.of();
    }
}
