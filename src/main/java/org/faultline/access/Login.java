package org.faultline.access;

import java.security.Principal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who acts, and how they came in.
 *
 * @param name of the person; a key acts in the name of the one who made it
 * @param person their number; null where there is no login, and of the service itself
 */
public record Login(
        String name, AccessRole role, Way way, @Nullable Long person) implements Principal {
    /** How somebody came in. */
    @Schema(name = "LoginWay")
    public enum Way {
        /** There is no login: whoever sits at this machine may do everything. */
        OPEN,
        SESSION,
        KEY,
        /** The service itself. */
        SERVICE
    }

    /** Whoever sits at the machine, where there is no login. */
    public static final Login OPEN = new Login("local", AccessRole.ADMIN, Way.OPEN, null);

    public static final Login SERVICE = new Login("faultline", AccessRole.ANALYST, Way.SERVICE, null);

    @Override
    public String getName() {
        return name;
    }
}
