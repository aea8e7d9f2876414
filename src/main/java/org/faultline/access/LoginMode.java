package org.faultline.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.faultline.settings.Settings;

/**
 * Whether people have to sign in. Not where nothing is configured and only this machine can reach the service: there whoever sits at it is
 * admin. Everywhere else they have to.
 */
@ApplicationScoped
public class LoginMode {
    private final boolean required;
    private final boolean provider;
    private final Settings.Passwords passwords;

    LoginMode(
            Settings settings,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> provider,
            @ConfigProperty(name = "quarkus.http.host") String host) {
        this.required = settings.login() == Settings.Login.REQUIRED || !isLoopback(host);
        this.passwords = settings.passwords();
        this.provider = provider.isPresent();
    }

    public boolean required() {
        return required;
    }

    /** Whether people can sign in by an identity provider (OpenID Connect). */
    public boolean hasProvider() {
        return provider;
    }

    public boolean takesPasswords() {
        return passwords != Settings.Passwords.NOBODY;
    }

    /** Whether somebody of this role may sign in with a password. */
    public boolean takesPasswordOf(AccessRole role) {
        return passwords == Settings.Passwords.EVERYBODY
                || (passwords == Settings.Passwords.ADMINS && role == AccessRole.ADMIN);
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false; // it does not start there anyway
        }
    }
}
