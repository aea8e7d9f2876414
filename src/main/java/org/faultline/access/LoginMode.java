package org.faultline.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.faultline.settings.Settings;

/**
 * Whether people have to sign in. Not where nothing is configured and only this machine can reach the service: there whoever sits at it is
 * admin. Everywhere else they have to.
 */
@ApplicationScoped
public class LoginMode {
    private final boolean required;

    LoginMode(Settings settings, @ConfigProperty(name = "quarkus.http.host") String host) {
        this.required = settings.login() == Settings.Login.REQUIRED || !isLoopback(host);
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
