package org.faultline.fact;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Remembers answers, so that the few that are asked for again and again are worked out, and held, once. */
final class Memo<K, V> {
    /** Beyond this many the answers are forgotten and worked out anew; it only costs time. */
    private static final int MOST_REMEMBERED = 50_000;

    private final Map<K, V> known = new HashMap<>();
    private final Function<? super K, ? extends V> answer;

    Memo(Function<? super K, ? extends V> answer) {
        this.answer = answer;
    }

    /** Gives for each value the first of its equals. */
    static <T> Memo<T, T> ofEquals() {
        return new Memo<>(Function.identity());
    }

    V of(K asked) {
        V known = this.known.get(asked);
        if (known != null) {
            return known;
        }
        if (this.known.size() >= MOST_REMEMBERED) {
            this.known.clear();
        }
        V found = answer.apply(asked);
        this.known.put(asked, found);
        return found;
    }
}
