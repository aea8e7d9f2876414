package org.faultline.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether people have to sign in. Not where nothing is configured and only this machine can reach the service: there whoever sits at it is
 * admin. Everywhere else they have to.
 */
@ApplicationScoped
public class LoginMode {
    private final boolean required;

    LoginMode(
            @ConfigProperty(name = "faultline.login") Setting setting,
            @ConfigProperty(name = "quarkus.http.host") String host) {
        this.required = setting == Setting.REQUIRED || !isLoopback(host);
    }

    /** Values of {@code faultline.login}. */
    public enum Setting {
        /** By where the service listens. */
        AUTO,
        /** Also on loopback, as behind a proxy on the same machine. */
        REQUIRED
    }

    public boolean required() {
        return required;
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false; // it does not start there anyway
        }
    }
}
