package org.faultline.rule;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.faultline.fact.Fact;
import org.faultline.rule.drl.RuleModel;

/**
 * Which facts can be in a match at all: those that some pattern lets in while for each pattern it is joined to there is a fact with the
 * same key. Most of what rules ask for has no such company: of a hundred attacks one is answered, and the engine would hold the other 99
 * for months. Whatever had company once is taken to have it.
 */
final class Company {
    /** A fact, with the shelves on which others find it and those at which it waits for others, never written to; years of them are held. */
    static final class Guest {
        private final Fact fact;
        private Stock.Shelf[] sits = Stock.NOWHERE;
        private Stock.Shelf[] waits = Stock.NOWHERE;
        private boolean found;
        private boolean gone;

        private Guest(Fact fact) {
            this.fact = fact;
        }

        boolean gone() {
            return gone;
        }
    }

    private final Map<Class<?>, Entries> entries;
    private final FactTable<Guest> guests = new FactTable<>();
    private final Consumer<Fact> found;

    /** @param found takes each fact that has company */
    Company(Collection<RuleModel> rules, Consumer<Fact> found) {
        this.entries = Entries.of(rules);
        this.found = found;
    }

    /** One is there now: those are found that have company by it. */
    void come(Fact fact) {
        Guest guest = new Guest(fact);
        guests.put(fact, guest);
        Entries some = entries.get(fact.getClass());
        for (Entry entry : some == null ? List.<Entry>of() : some.of(fact)) {
            if (!(guest.found && entry.stocks().isEmpty()) && entry.admits(fact)) {
                enter(guest, entry);
            }
        }
    }

    private void enter(Guest guest, Entry entry) {
        for (Entry.Need need : entry.needs()) {
            Stock stock = need.stock();
            Object value = stock.isEmpty() ? Stock.ANY : need.own().of(guest.fact);
            if (!stock.has(value)) {
                guest.waits = stock.await(value, guest).after(guest.waits);
                return;
            }
        }
        if (!guest.found) {
            guest.found = true;
            found.accept(guest.fact);
        }
        for (Stock stock : entry.stocks()) {
            Stock.Shelf shelf = stock.add(stock.fields().of(guest.fact));
            guest.sits = shelf.after(guest.sits);
            for (Guest served : stock.served(shelf)) {
                if (!served.gone) {
                    enter(served, stock.needed());
                }
            }
        }
    }

    /**
     * One is no more.
     *
     * @param fact the object that came
     */
    void go(Fact fact) {
        Guest guest = guests.remove(fact);
        if (guest == null) {
            throw new IllegalArgumentException("it never came, or went before: " + fact.id());
        }
        guest.gone = true;
        for (Stock.Shelf shelf : guest.sits) {
            shelf.remove();
        }
        for (Stock.Shelf shelf : guest.waits) {
            shelf.leave();
        }
    }

    /** Those that have none, and those that no pattern lets in. */
    Stream<Fact> alone() {
        return guests.things().filter(g -> !g.found).map(g -> g.fact);
    }
}
