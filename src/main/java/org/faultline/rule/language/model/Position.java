package org.faultline.rule.language.model;

import org.jspecify.annotations.Nullable;

/**
 * Where a part of a rule stands in its file. Any two are equal, so that models compare by what they say and not by where they say it.
 *
 * @param line from 1; 0 for what stands in no file
 * @param column from 1, in characters; a tab is one
 */
public record Position(int line, int column) {
    public static final Position NOWHERE = new Position(0, 0);

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Position;
    }

    @Override
    public int hashCode() {
        return 0;
    }
}
