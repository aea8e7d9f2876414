package org.faultline.access.password;

import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * NIST SP 800-63B-4, 3.1.1.2, for a password that is all there is: at least 15 characters, no rule about which, none that is known or
 * expected. What is expected is told by zxcvbn, whose lists hold common passwords, words, names, dates and runs of the keyboard.
 */
public final class PasswordRules {
    public static final int SHORTEST = 15;
    public static final int LONGEST = 128;

    /** Of zxcvbn's 0 to 4: so many guesses that trying them against a slow hash does not pay. */
    private static final int STRONG = 3;

    private static final Zxcvbn ZXCVBN = new Zxcvbn();

    private PasswordRules() {}

    /** Why it cannot be taken, or null where it can. */
    public static @Nullable String fault(String password, String name) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST) {
            return "has " + length + " characters; it needs " + SHORTEST + " to " + LONGEST
                    + ", and a sentence of a few words is easiest to keep in mind";
        }
        if (password.codePoints().anyMatch(Character::isISOControl)) {
            return "holds a control character";
        }
        Strength strength = ZXCVBN.measure(password, List.of(name, "faultline"));
        String warning = strength.getFeedback().getWarning();
        return strength.getScore() >= STRONG
                ? null
                : "is one that is guessed early" + (warning.isEmpty() ? "" : ": " + warning.replaceFirst("\\.$", ""));
    }
}
