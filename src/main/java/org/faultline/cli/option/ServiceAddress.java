package org.faultline.cli.option;

import java.net.URI;
import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * A service that a command speaks to.
 *
 * @param key shows who asks; null where there is no login
 */
public record ServiceAddress(URI url, @Nullable String key) {
    /** @param address path and query */
    public HttpRequest.Builder request(String address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + address));
        return key == null ? request : request.header("Authorization", "Bearer " + key);
    }

    /** As it is told to people: without the key. */
    @Override
    public String toString() {
        return url.toString();
    }
}
