package org.faultline.settings;

import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What this process is called among those that share a database. */
@Singleton
public final class ReplicaName {
    private final String value;

    ReplicaName(Settings settings, @ConfigProperty(name = "quarkus.http.port") int port) {
        this.value = settings.replica().orElseGet(() -> machine() + ":" + port);
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    public String value() {
        return value;
    }
}
