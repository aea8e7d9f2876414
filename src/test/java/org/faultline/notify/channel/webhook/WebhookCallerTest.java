package org.faultline.notify.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.faultline.cli.option.ServiceSettings;
import org.faultline.notify.channel.Failure;
import org.faultline.notify.channel.Failure.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks over real sockets: signed so that others can check it, and never led inside our network. */
class WebhookCallerTest {
    private static final String KEY =
            Base64.getEncoder().encodeToString("a key of twenty-four by".getBytes(StandardCharsets.UTF_8));
    private static final Instant NOON = Instant.parse("2024-11-18T12:00:00Z");

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, String> heard = new ConcurrentHashMap<>();
    private HttpServer receiver;
    private volatile int status = 204;

    @BeforeEach
    void open() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::hear);
        receiver.setExecutor(java.util.concurrent.Executors.newCachedThreadPool());
        receiver.start();
    }

    @AfterEach
    void close() {
        receiver.stop(0);
        vertx.close();
    }

    private void hear(HttpExchange call) throws IOException {
        call.getRequestHeaders()
                .forEach((name, values) -> heard.put(name.toLowerCase(java.util.Locale.ROOT), values.get(0)));
        heard.put("body", new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        heard.merge("calls " + call.getRequestURI(), "1", (a, b) -> a + b);
        if (status == 302) {
            call.getResponseHeaders().set("Location", "/elsewhere");
        }
        if (status != 0) {
            call.sendResponseHeaders(status, -1);
            call.close();
        }
    }

    @Test
    void aCallIsSignedAsStandardWebhooksHasIt() throws Exception {
        call("localhost", "/hook?room=1").await().atMost(Duration.ofSeconds(5));
        assertThat(heard).containsEntry("calls /hook?room=1", "1").containsEntry("webhook-id", "alert.1.1.1@x");
        assertThat(heard.get("webhook-timestamp")).isEqualTo("1731931200");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(KEY), "HmacSHA256"));
        byte[] wanted = mac.doFinal(("alert.1.1.1@x.1731931200." + heard.get("body")).getBytes(StandardCharsets.UTF_8));
        assertThat(heard.get("webhook-signature"))
                .isEqualTo("v1," + Base64.getEncoder().encodeToString(wanted));
        assertThat(heard.get("host"))
                .isEqualTo("localhost:" + receiver.getAddress().getPort());
    }

    /** The example of the specification's own libraries. */
    @Test
    void theSignatureIsThatOfThePublishedExample() {
        assertThat(WebhookSignature.of(
                        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1614265330),
                        "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @ParameterizedTest
    @CsvSource({
        "302, LETTER_REFUSED",
        "400, LETTER_REFUSED",
        "410, ADDRESS_REFUSED",
        "429, NOT_NOW",
        "503, NOT_NOW",
        "0, NOT_NOW"
    })
    void whatItAnswersDecides(int answer, Kind kind) {
        status = answer;
        assertThat(failure("localhost").kind()).isEqualTo(kind);
        assertThat(heard).doesNotContainKey("calls /elsewhere");
    }

    @Test
    void nobodyThereIsNobodyElsesTrouble() {
        receiver.stop(0);
        assertThat(failure("localhost").kind()).isEqualTo(Kind.NOT_NOW);
    }

    @Test
    void ourOwnNetworkIsNotCalledUnlessItIsAllowed() {
        Failure failure = failure("127.0.0.1");
        assertThat(failure.kind()).isEqualTo(Kind.ADDRESS_REFUSED);
        assertThat(failure.why()).contains("faultline.webhook-allow");
        assertThat(heard).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.100.100.200",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "192.0.2.1",
                "[::1]",
                "[::]",
                "[fe80::1]",
                "[fd00:ec2::254]",
                "[fc00::1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:10.0.0.1]",
                "[::127.0.0.1]",
                "[64:ff9b::7f00:1]",
                "[2002:7f00:1::]",
                "[2001:0:7f00:1::]",
                "[2001:db8::1]",
                "[ff02::1]",
                "2130706433",
                "0x7f.1",
                "localhost"
            })
    void addressesInsideAreRefusedHoweverTheyAreWritten(String host) {
        assertThatThrownBy(() -> WebhookHost.of(URI.create("https://" + host + "/"), Set.of()))
                .isInstanceOf(RuntimeException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "[2606:4700::1111]"})
    void addressesOutsideAreNot(String host) {
        assertThat(WebhookHost.of(URI.create("https://" + host + "/"), Set.of()).address())
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://8.8.8.8/",
                "https:///path",
                "https://user:pw@8.8.8.8/",
                "file:///etc/passwd",
                "https://a b/"
            })
    void whatIsNoWebAddressIsRefused(String url) {
        WebhookCaller.Call call = new WebhookCaller.Call(url, null, "id", NOON, "{}");
        Failure failure = failure(call);
        assertThat(failure.kind()).isEqualTo(Kind.ADDRESS_REFUSED);
    }

    private io.smallrye.mutiny.Uni<Void> call(String host, String path) {
        String url = "http://" + host + ":" + receiver.getAddress().getPort() + path;
        return caller().post(
                        new WebhookCaller.Call(url, "whsec_" + KEY, "alert.1.1.1@x", NOON, "{\"text\": \"Alert\"}"));
    }

    private WebhookCaller caller() {
        return new WebhookCaller(
                vertx,
                ServiceSettings.of(
                                Map.of("faultline.webhook-timeout", "1500ms", "faultline.webhook-allow", "localhost"))
                        .ours());
    }

    private Failure failure(String host) {
        String url = "http://" + host + ":" + receiver.getAddress().getPort() + "/hook";
        return failure(new WebhookCaller.Call(url, null, "id", NOON, "{}"));
    }

    private Failure failure(WebhookCaller.Call call) {
        try {
            caller().post(call).await().atMost(Duration.ofSeconds(5));
        } catch (RuntimeException e) {
            return Failure.of(e);
        }
        throw new AssertionError("it was taken: " + heard);
    }
}
