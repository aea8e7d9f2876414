package org.faultline.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether people have to sign in. Not where nothing is configured and only this machine can reach the service: there whoever sits at it is
 * admin. Everywhere else they have to.
 */
@ApplicationScoped
public class LoginMode {
    private final boolean required;
    private final boolean provider;
    private final Passwords passwords;

    /** @throws IllegalArgumentException if nobody could sign in */
    LoginMode(
            @ConfigProperty(name = "faultline.login") Setting setting,
            @ConfigProperty(name = "faultline.passwords") Passwords passwords,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> provider,
            @ConfigProperty(name = "quarkus.http.host") String host) {
        this.required = setting == Setting.REQUIRED || !isLoopback(host);
        this.passwords = passwords;
        this.provider = provider.isPresent();
        if (required && passwords == Passwords.NOBODY && provider.isEmpty()) {
            throw new IllegalArgumentException("nobody could sign in: faultline.passwords is nobody, and there is no"
                    + " identity provider (quarkus.oidc.auth-server-url)");
        }
    }

    /** Values of {@code faultline.login}. */
    public enum Setting {
        /** By where the service listens. */
        AUTO,
        /** Also on loopback, as behind a proxy on the same machine. */
        REQUIRED
    }

    /** Values of {@code faultline.passwords}: who may sign in with a password. */
    public enum Passwords {
        EVERYBODY,
        /** So that somebody gets in while the identity provider is down. */
        ADMINS,
        NOBODY;

        public boolean mayUse(AccessRole role) {
            return this == EVERYBODY || (this == ADMINS && role == AccessRole.ADMIN);
        }
    }

    public boolean required() {
        return required;
    }

    /** Whether people can sign in by an identity provider (OpenID Connect). */
    public boolean hasProvider() {
        return provider;
    }

    public boolean takesPasswords() {
        return passwords != Passwords.NOBODY;
    }

    public Passwords passwords() {
        return passwords;
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false; // it does not start there anyway
        }
    }
}
