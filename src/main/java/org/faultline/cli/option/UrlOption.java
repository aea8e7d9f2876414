package org.faultline.cli.option;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The service that a command speaks to. */
public final class UrlOption {
    private final ServiceSettings settings;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "where Faultline is; quarkus.http.host and .port, else http://127.0.0.1:8080, where absent. Where people "
                            + "have to sign in, the setting faultline.key (FAULTLINE_KEY) holds a key made on the page /account")
    @Nullable
    URI url;

    public UrlOption(ServiceSettings settings) {
        this.settings = settings;
    }

    /** Where it is, worked out only where nobody says so; the key is a setting alone, as options can be read by everybody on a machine. */
    public ServiceAddress service() {
        String key = settings.ours().key().orElse("");
        return new ServiceAddress(url == null ? settings.service() : url, key.isBlank() ? null : key.strip());
    }
}
