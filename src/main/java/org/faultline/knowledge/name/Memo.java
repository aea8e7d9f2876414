package org.faultline.knowledge.name;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Remembers answers, so that the few that are asked for again and again are worked out, and held, once; for any thread. */
public final class Memo<K, V> {
    private static final int MOST = 50_000;

    private final Map<K, V> answers = new ConcurrentHashMap<>();
    private final int most;
    private final Function<? super K, ? extends V> answer;

    public Memo(Function<? super K, ? extends V> answer) {
        this(MOST, answer);
    }

    /** @param most beyond so many the answers are forgotten and worked out anew; it only costs time */
    public Memo(int most, Function<? super K, ? extends V> answer) {
        this.most = most;
        this.answer = answer;
    }

    /** Gives for each value the first of its equals. */
    public static <T> Memo<T, T> ofEquals() {
        return new Memo<>(Function.identity());
    }

    public V of(K asked) {
        V known = answers.get(asked);
        if (known != null) {
            return known;
        }
        if (answers.size() >= most) {
            answers.clear();
        }
        V found = answer.apply(asked);
        answers.put(asked, found);
        return found;
    }
}
