package org.faultline.fact;

import java.util.ArrayList;
import java.util.List;

/** An account among those that are like it. */
final class Node {
    final Account account;
    final List<Node> near = new ArrayList<>(0); // most have one or none
    final List<Likeness> how = new ArrayList<>(0);

    /** The number of the search that came by last; so none needs a set of where it has been. */
    long visited;

    /** Where it stands while its component is being grouped. */
    int place;

    Node(Account account) {
        this.account = account;
    }

    void meet(Node other) {
        Likeness likeness = Likeness.of(account, other.account);
        if (likeness != null) {
            add(other, likeness);
            other.add(this, likeness);
        }
    }

    private void add(Node other, Likeness likeness) {
        near.add(other);
        how.add(likeness);
    }

    /** Takes leave of all that are like it. */
    void part() {
        for (Node other : near) {
            int at = other.near.indexOf(this);
            other.near.remove(at);
            other.how.remove(at);
        }
        near.clear();
        how.clear();
    }
}
