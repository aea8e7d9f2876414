package org.faultline.notify.channel.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/** The signature of a webhook's call as Standard Webhooks has it (standardwebhooks.com, version 1): over id, time and body. */
final class WebhookSignature {
    private static final String PREFIX = "whsec_";

    private WebhookSignature() {}

    /** @param secret {@code whsec_} and the key in Base64; any other text is the key itself */
    static String of(String secret, String id, Instant at, String body) {
        String signed = id + "." + at.getEpochSecond() + "." + body;
        byte[] mac = new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key(secret)).hmac(signed);
        return "v1," + Base64.getEncoder().encodeToString(mac);
    }

    private static byte[] key(String secret) {
        return secret.startsWith(PREFIX)
                ? Base64.getDecoder().decode(secret.substring(PREFIX.length()))
                : secret.getBytes(StandardCharsets.UTF_8);
    }
}
