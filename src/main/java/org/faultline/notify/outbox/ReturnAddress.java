package org.faultline.notify.outbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/**
 * The envelope address that a letter's bounces go to (VERP): it names the letter, and is signed, since whoever could make one up could
 * stop anybody's mail.
 */
public final class ReturnAddress {
    /** Local parts are case-insensitive at many servers, so hexadecimal digits; 20 of them leave room in the 64 octets of RFC 5321. */
    private static final int SIGNATURE = 20;

    private static final Pattern TOKEN = Pattern.compile(
            "(?:^|[<\\s,:])bounces\\+(\\d{1,18})\\.([0-9a-f]{" + SIGNATURE + "})@", Pattern.CASE_INSENSITIVE);

    private final byte[] key;
    private final String domain;

    public ReturnAddress(byte[] key, String domain) {
        this.key = key.clone();
        this.domain = domain;
    }

    public String of(long letter) {
        return "bounces+" + letter + "." + signature(letter) + "@" + domain;
    }

    /** The letter that an address in a text is the return address of, if it is one of ours. */
    public Optional<Long> letter(String text) {
        Matcher found = TOKEN.matcher(text);
        while (found.find()) {
            long letter = Long.parseLong(found.group(1));
            byte[] given = found.group(2).toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
            if (MessageDigest.isEqual(given, signature(letter).getBytes(StandardCharsets.US_ASCII))) {
                return Optional.of(letter);
            }
        }
        return Optional.empty();
    }

    private String signature(long letter) {
        return new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key)
                .hmacHex("bounce:" + letter)
                .substring(0, SIGNATURE);
    }
}
