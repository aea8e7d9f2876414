package org.faultline.notify.channel.webhook;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.faultline.notify.channel.Failure;
import org.faultline.settings.Settings;
import org.jspecify.annotations.Nullable;

/** Calls webhooks: signed, within a time, following no redirect, and nowhere inside our network unless that is allowed. */
@ApplicationScoped
public class WebhookCaller {
    private static final Set<Integer> PASSING = Set.of(408, 425, 429);
    private static final int GONE = 410;

    /** One call; the id is the same at every attempt, so that a receiver can tell a repetition. */
    public record Call(String url, @Nullable String secret, String id, Instant at, String body) {}

    private final HttpClient client;
    private final Duration patience;
    private final Set<String> allowed;

    WebhookCaller(Vertx vertx, Settings settings) {
        this.patience = settings.webhookTimeout();
        this.allowed = Set.copyOf(settings.webhookAllow().orElse(List.of()));
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) patience.toMillis())
                .setDecompressionSupported(false));
    }

    /** Calls; blocks while it looks the host up. Fails with a {@link Failure.Refused}. */
    public Uni<Void> post(Call call) {
        try {
            WebhookHost to = WebhookHost.of(URI.create(call.url()), allowed);
            Future<HttpClientResponse> answer =
                    client.request(options(to, call)).compose(r -> send(r, call));
            return Uni.createFrom()
                    .completionStage(answer.map(WebhookCaller::judge).toCompletionStage())
                    .ifNoItem()
                    .after(patience.multipliedBy(2))
                    .failWith(() -> new Failure.Refused(Failure.Kind.NOT_NOW, "no answer within " + patience))
                    // whatever is wrong with this receiver says nothing of the others
                    .onFailure(e -> !(e instanceof Failure.Refused))
                    .transform(e -> new Failure.Refused(Failure.Kind.NOT_NOW, String.valueOf(e.getMessage())))
                    .replaceWithVoid();
        } catch (Failure.Refused e) {
            return Uni.createFrom().failure(e);
        } catch (IllegalArgumentException e) {
            return Uni.createFrom()
                    .failure(new Failure.Refused(Failure.Kind.ADDRESS_REFUSED, "is no address: " + e.getMessage()));
        }
    }

    private RequestOptions options(WebhookHost to, Call call) {
        URI url = to.url();
        int port = WebhookHost.port(url);
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(port, to.address().getHostAddress()))
                .setHost(url.getHost())
                .setPort(port)
                .setSsl(url.getScheme().equals("https"))
                .setURI((url.getRawPath().isEmpty() ? "/" : url.getRawPath())
                        + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery()))
                .setFollowRedirects(false)
                .setTimeout(patience.toMillis())
                .putHeader("Content-Type", "application/json")
                .putHeader("User-Agent", "Faultline")
                .putHeader("webhook-id", call.id())
                .putHeader("webhook-timestamp", String.valueOf(call.at().getEpochSecond()));
        return call.secret() == null
                ? options
                : options.putHeader(
                        "webhook-signature", WebhookSignature.of(call.secret(), call.id(), call.at(), call.body()));
    }

    /** The answer's body is of no interest, and may be endless: the connection ends with it. */
    private static Future<HttpClientResponse> send(HttpClientRequest request, Call call) {
        return request.send(Buffer.buffer(call.body())).onSuccess(answer -> {
            answer.pause();
            request.connection().close();
        });
    }

    private static Integer judge(HttpClientResponse answer) {
        int status = answer.statusCode();
        if (status / 100 == 2) {
            return status;
        }
        boolean passing = status >= 500 || PASSING.contains(status);
        Failure.Kind kind = status == GONE
                ? Failure.Kind.ADDRESS_REFUSED
                : passing ? Failure.Kind.NOT_NOW : Failure.Kind.LETTER_REFUSED;
        throw new Failure.Refused(kind, "answered " + status + " " + answer.statusMessage());
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
