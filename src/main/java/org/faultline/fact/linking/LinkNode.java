package org.faultline.fact.linking;

import java.util.ArrayList;
import java.util.List;
import org.faultline.fact.resolve.ResolvedReport;
import org.jspecify.annotations.Nullable;

/** An account among those that are like it, and the incident that it is now part of. */
public final class LinkNode {
    public final ResolvedReport account;

    /** Those that are like it; most have none. */
    List<LinkNode> near = List.of();

    /** How like they are, in the same order. */
    List<Similarity> how = List.of();

    @Nullable
    public StandingIncident standing;

    /** The number of the search that came by last; so none needs a set of where it has been. */
    long visited;

    /** Whether its account is known no more, or another has come instead. */
    boolean gone;

    /** Where it stands while its component is being grouped. */
    int place;

    LinkNode(ResolvedReport account) {
        this.account = account;
    }

    void meet(LinkNode other) {
        Similarity likeness = Similarity.of(account, other.account);
        if (likeness != null) {
            add(other, likeness);
            other.add(this, likeness);
        }
    }

    private void add(LinkNode other, Similarity likeness) {
        if (near.isEmpty()) {
            near = new ArrayList<>(1);
            how = new ArrayList<>(1);
        }
        near.add(other);
        how.add(likeness);
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
