package org.faultline.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
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
        private final String id;
        private final Fact fact;
        private List<Seat> seats = List.of();
        private List<Wait> waits = List.of();
        private boolean found;
        private boolean gone;

        private Guest(String id, Fact fact) {
            this.id = id;
            this.fact = fact;
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
        private final Entry entry;
        private final Stock stock;
        private final @Nullable Object value;
        private boolean done;

        private Wait(Guest guest, Entry entry, Stock stock, @Nullable Object value) {
            this.guest = guest;
            this.entry = entry;
            this.stock = stock;
            this.value = value;
        }

        @Nullable
        Object value() {
            return value;
        }

        boolean over() {
            return done || guest.gone;
        }
    }

    private final Map<Class<?>, Entries> entries;
    private final Map<String, Guest> guests = new HashMap<>();
    private final BiConsumer<String, Fact> found;

    /** @param found takes each fact that has company, with its id */
    Company(Collection<RuleModel> rules, BiConsumer<String, Fact> found) {
        this.entries = Entries.of(rules);
        this.found = found;
    }

    /** One is there now: those are found that have company by it. */
    void come(String id, Fact fact) {
        Guest guest = new Guest(id, fact);
        Entries some = entries.get(fact.getClass());
        for (Entry entry : some == null ? List.<Entry>of() : some.of(fact)) {
            if (!(guest.found && entry.stocks().isEmpty()) && entry.admits(fact)) {
                enter(guest, entry);
            }
        }
        if (!guest.found || !guest.seats.isEmpty() || !guest.waits.isEmpty()) {
            guests.put(id, guest);
        }
    }

    private void enter(Guest guest, Entry entry) {
        for (Entry.Need need : entry.needs()) {
            Object value = need.stock().isEmpty() ? Stock.ANY : need.own().of(guest.fact);
            if (!need.stock().has(value)) {
                Wait wait = new Wait(guest, entry, need.stock(), value);
                guest.waits(wait);
                need.stock().await(wait);
                return;
            }
        }
        if (!guest.found) {
            guest.found = true;
            found.accept(guest.id, guest.fact);
        }
        for (Stock stock : entry.stocks()) {
            Object value = stock.fields().of(guest.fact);
            guest.sits(new Seat(stock, value));
            stock.add(value).forEach(this::goOn);
        }
    }

    private void goOn(Wait wait) {
        if (!wait.over()) {
            wait.done = true;
            enter(wait.guest, wait.entry);
        }
    }

    void go(String id) {
        Guest guest = guests.remove(id);
        if (guest != null) {
            guest.gone = true;
            guest.seats.forEach(s -> s.stock.remove(s.value));
            for (Wait wait : guest.waits) {
                if (!wait.done) {
                    wait.stock.leave(wait.value);
                }
            }
        }
    }

    /** Those that have none, and those that no pattern lets in. */
    Stream<Fact> alone() {
        return guests.values().stream().filter(g -> !g.found).map(g -> g.fact);
    }
}
