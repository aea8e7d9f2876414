package org.faultline.web.access;

import org.faultline.access.Refused;
import org.faultline.access.password.PasswordHash;
import org.faultline.web.http.Problem;
import org.jspecify.annotations.Nullable;

/** Why something about people, logins and keys was not done, as the web says it. */
final class Refusals {
    private Refusals() {}

    /** Does it; gives what it is refused for, or null where it is done. */
    static @Nullable Problem of(Runnable act) {
        try {
            act.run();
            return null;
        } catch (Refused e) {
            return problem(e);
        } catch (PasswordHash.TooMany e) {
            return Problem.of(503, "Busy", e.getMessage());
        } catch (Problem.Thrown e) {
            return e.problem();
        }
    }

    /** Answers with it. */
    static void answer(Runnable act) {
        Problem refusal = of(act);
        if (refusal != null) {
            throw refusal.thrown();
        }
    }

    private static Problem problem(Refused e) {
        return switch (e.kind()) {
            case INPUT -> Problem.badInput(new Problem.Violation(e.field(), null, e.why()));
            case CONFLICT -> Problem.of(409, "Conflict", e.why());
            case LOGIN -> Problem.of(401, "Not signed in", e.why());
            case LIMIT -> Problem.of(429, "Too many tries", e.why());
            case UNKNOWN -> Problem.of(404, "Not found", e.why());
        };
    }

    static void same(String password, String again) {
        if (!password.equals(again)) {
            throw Problem.badInput(new Problem.Violation("again", null, "is not the same password"))
                    .thrown();
        }
    }
}
