package org.faultline.rule.warning;

import java.util.List;
import org.faultline.rule.language.model.Position;
import org.faultline.rule.language.text.Code;

/** One kind of thing that is not wrong with a rule, but hardly meant. */
@FunctionalInterface
interface Warning {
    /** Where it was found, and what to do about it. */
    record Found(Position at, Code code, String message) {
        /** Positions are all equal where rules are compared, so they are asked for here. */
        boolean isAt(Position other) {
            return at.line() == other.line() && at.column() == other.column();
        }
    }

    /** @param others the other rules there are, as far as they could be read */
    List<Found> in(SoundRule rule, List<SoundRule> others);
}
