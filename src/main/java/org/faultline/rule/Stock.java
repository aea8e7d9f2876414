package org.faultline.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many facts came in by one entry, by the fields in which those of another need to be equal to them, and who waits for the first. */
final class Stock {
    /** Of one value of those fields. */
    private static final class Shelf {
        private int there;
        private int left;
        private List<Company.Wait> waiting = new ArrayList<>(1);
    }

    /** What is waited for where there is none at all, whatever it would be. */
    static final Object ANY = new Object();

    private final Fields fields;
    private final Map<Object, Shelf> shelves = new HashMap<>();
    private int size;

    Stock(Fields fields) {
        this.fields = fields;
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

    /** One more is there; gives who waited for that. */
    List<Company.Wait> add(@Nullable Object value) {
        size++;
        Shelf shelf = shelves.computeIfAbsent(value, v -> new Shelf());
        List<Company.Wait> waited = shelf.waiting;
        shelf.there++;
        shelf.left = 0;
        shelf.waiting = new ArrayList<>(0);
        Shelf any = shelves.remove(ANY);
        if (any != null) {
            waited.addAll(any.waiting);
        }
        return waited;
    }

    void remove(@Nullable Object value) {
        Shelf shelf = shelves.get(value);
        if (shelf != null) {
            size--;
            shelf.there--;
            clear(value, shelf);
        }
    }

    void await(Company.Wait wait) {
        shelves.computeIfAbsent(wait.value(), v -> new Shelf()).waiting.add(wait);
    }

    /** One of those who wait for a value does so no more. */
    void leave(@Nullable Object value) {
        Shelf shelf = shelves.get(value);
        if (shelf != null && ++shelf.left > shelf.waiting.size() / 2) {
            shelf.waiting.removeIf(Company.Wait::over);
            shelf.left = 0;
            clear(value, shelf);
        }
    }

    private void clear(@Nullable Object value, Shelf shelf) {
        if (shelf.there == 0 && shelf.waiting.isEmpty()) {
            shelves.remove(value);
        }
    }
}
