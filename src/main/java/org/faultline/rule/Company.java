package org.faultline.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.faultline.fact.Fact;
import org.faultline.rule.drl.RuleModel;
import org.jspecify.annotations.Nullable;

/**
 * Which facts can be in a match at all: those that some pattern lets in while for each pattern it is joined to there is a fact with the
 * same key. Most of what rules ask for has no such company: of a hundred attacks one is answered, and the engine would hold the other 99
 * for months. Whatever had company once is taken to have it.
 */
final class Company {
    /** A fact that others may need, or that waits for company. */
    private static final class Guest {
        /** All that nobody needs and that wait for nobody: those that are found, and those that no pattern lets in. */
        private static final Guest FOUND = new Guest(true);

        private static final Guest ALONE = new Guest(false);

        private List<Seat> seats = List.of();
        private List<Wait> waits = List.of();
        private boolean found;

        private Guest(boolean found) {
            this.found = found;
        }

        private Guest kept() {
            return !seats.isEmpty() || !waits.isEmpty() ? this : found ? FOUND : ALONE;
        }

        private void sits(Seat seat) {
            seats = seats.isEmpty() ? new ArrayList<>(1) : seats;
            seats.add(seat);
        }

        private void waits(Wait wait) {
            waits = waits.isEmpty() ? new ArrayList<>(2) : waits;
            waits.add(wait);
        }
    }

    private record Seat(Stock stock, @Nullable Object value) {}

    /** That of one fact at one entry. */
    static final class Wait {
        private final Guest guest;
        private final Fact fact;
        private final Entry entry;
        private final Stock stock;
        private final @Nullable Object value;
        private boolean done;

        private Wait(Guest guest, Fact fact, Entry entry, Stock stock, @Nullable Object value) {
            this.guest = guest;
            this.fact = fact;
            this.entry = entry;
            this.stock = stock;
            this.value = value;
        }

        @Nullable
        Object value() {
            return value;
        }

        boolean over() {
            return done;
        }
    }

    private final Map<Class<?>, Entries> entries;
    private final IdentityHashMap<Fact, Guest> guests = new IdentityHashMap<>();
    private final Consumer<Fact> found;

    /** @param found takes each fact that has company */
    Company(Collection<RuleModel> rules, Consumer<Fact> found) {
        this.entries = Entries.of(rules);
        this.found = found;
    }

    /** One is there now: those are found that have company by it. */
    void come(Fact fact) {
        Guest guest = new Guest(false);
        Entries some = entries.get(fact.getClass());
        for (Entry entry : some == null ? List.<Entry>of() : some.of(fact)) {
            if (!(guest.found && entry.stocks().isEmpty()) && entry.admits(fact)) {
                enter(guest, fact, entry);
            }
        }
        guests.put(fact, guest.kept());
    }

    private void enter(Guest guest, Fact fact, Entry entry) {
        for (Entry.Need need : entry.needs()) {
            Object value = need.stock().isEmpty() ? Stock.ANY : need.own().of(fact);
            if (!need.stock().has(value)) {
                Wait wait = new Wait(guest, fact, entry, need.stock(), value);
                guest.waits(wait);
                need.stock().await(wait);
                return;
            }
        }
        if (!guest.found) {
            guest.found = true;
            found.accept(fact);
        }
        for (Stock stock : entry.stocks()) {
            Object value = stock.fields().of(fact);
            guest.sits(new Seat(stock, value));
            stock.add(value).forEach(this::goOn);
        }
    }

    private void goOn(Wait wait) {
        if (!wait.done) {
            wait.done = true;
            enter(wait.guest, wait.fact, wait.entry);
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
        guest.seats.forEach(s -> s.stock.remove(s.value));
        for (Wait wait : guest.waits) {
            if (!wait.done) {
                wait.done = true;
                wait.stock.leave(wait.value);
            }
        }
    }

    /** Those that have none, and those that no pattern lets in. */
    Stream<Fact> alone() {
        return guests.entrySet().stream().filter(g -> !g.getValue().found).map(Map.Entry::getKey);
    }
}
