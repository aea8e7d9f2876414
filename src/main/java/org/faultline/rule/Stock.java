package org.faultline.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many facts came in by one entry, by the fields in which those of another need to be equal to them, and who waits for the first. */
final class Stock {
    /** Of one value of those fields. */
    final class Shelf {
        private final @Nullable Object value;
        private int there;
        private int left;
        private List<Company.Guest> waiting = List.of();
        private Shelf[] from = NOWHERE;
        private Shelf[] here = {this};

        private Shelf(@Nullable Object value) {
            this.value = value;
        }

        /** These shelves and then this one: most who come here come from the same ones, and share what says so. */
        @SuppressWarnings("ReferenceEquality")
        Shelf[] after(Shelf[] others) {
            if (others != from) {
                from = others;
                here = Arrays.copyOf(others, others.length + 1);
                here[others.length] = this;
            }
            return here;
        }

        /** One of those that were there is so no more. */
        void remove() {
            size--;
            there--;
            clear();
        }

        /** One who waited here, maybe not to the end, does so no more. */
        void leave() {
            if (++left > waiting.size() / 2) {
                left = 0;
                if (!waiting.isEmpty()) {
                    waiting.removeIf(Company.Guest::gone);
                }
                clear();
            }
        }

        private void clear() {
            if (there == 0 && waiting.isEmpty()) {
                shelves.remove(value, this);
            }
        }
    }

    static final Shelf[] NOWHERE = {};

    /** What is waited for where there is none at all, whatever it would be. */
    static final Object ANY = new Object();

    private final Entry needed;
    private final Fields fields;
    private final Map<Object, Shelf> shelves = new HashMap<>();
    private int size;

    /**
     * @param needed the entry whose facts need one of those here
     * @param fields of those here
     */
    Stock(Entry needed, Fields fields) {
        this.needed = needed;
        this.fields = fields;
    }

    Entry needed() {
        return needed;
    }

    Fields fields() {
        return fields;
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean has(@Nullable Object value) {
        Shelf shelf = shelves.get(value);
        return (shelf != null && shelf.there > 0) || value == Fields.UNREADABLE;
    }

    /** One more is there. */
    Shelf add(@Nullable Object value) {
        size++;
        Shelf shelf = shelf(value);
        shelf.there++;
        return shelf;
    }

    /** Who waited for what is on a shelf now, and waits no more. */
    List<Company.Guest> served(Shelf shelf) {
        List<Company.Guest> served = shelf.waiting;
        shelf.waiting = List.of();
        shelf.left = 0;
        Shelf any = shelves.remove(ANY);
        if (any != null) {
            served = new ArrayList<>(served);
            served.addAll(any.waiting);
            any.waiting = List.of();
        }
        return served;
    }

    Shelf await(@Nullable Object value, Company.Guest guest) {
        Shelf shelf = shelf(value);
        if (shelf.waiting.isEmpty()) {
            shelf.waiting = new ArrayList<>(1);
        }
        shelf.waiting.add(guest);
        return shelf;
    }

    private Shelf shelf(@Nullable Object value) {
        return shelves.computeIfAbsent(value, Shelf::new);
    }
}
