package org.faultline.rule.language.idiom;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** English words for numbers. */
final class NumberWords {
    private static final List<String> SMALL = List.of(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty");
    private static final Map<String, Integer> ROUND = Map.of(
            "twice",
            2,
            "dozen",
            12,
            "thirty",
            30,
            "forty",
            40,
            "fifty",
            50,
            "sixty",
            60,
            "ninety",
            90,
            "hundred",
            100,
            "thousand",
            1000);

    private NumberWords() {}

    /** The number that a word says, in any case of its letters. */
    static Optional<Integer> number(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        int index = SMALL.indexOf(small);
        return index >= 0 ? Optional.of(index) : Optional.ofNullable(ROUND.get(small));
    }
}
