package org.faultline.subscription;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where people want to be told, checked before it comes near a header or a connection: one plain {@code local@domain} without name or
 * control characters, or one plain URL.
 */
public final class Address {
    /** RFC 5321 4.5.3.1.3, less the angle brackets. */
    private static final int LONGEST = 254;

    private static final int LONGEST_URL = 2000;

    private static final Pattern NAME = Pattern.compile("[^\\s<>@:;,\"'()]+@");

    private Address() {}

    /** A text for the log: of mail addresses in it, as in the answers of mail servers, only the domains are left. */
    public static String withoutNames(String text) {
        return NAME.matcher(text).replaceAll("…@");
    }

    /** @throws InvalidAddress if it is not one mail address */
    public static String checked(String given) {
        if (given.length() > LONGEST) {
            throw new InvalidAddress(given, "is longer than " + LONGEST + " characters");
        }
        if (given.codePoints().anyMatch(c -> c <= 0x20 || c >= 0x7F)) {
            throw new InvalidAddress(given, "holds a space, a line break or a character beyond ASCII");
        }
        if (!given.matches("[^@,;:<>()\\[\\]\\\\\"]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")) {
            throw new InvalidAddress(given, "is not one mail address such as name@example.org");
        }
        try {
            new InternetAddress(given, true).validate();
        } catch (AddressException e) {
            throw new InvalidAddress(given, "is not a mail address: " + e.getMessage());
        }
        int at = given.lastIndexOf('@');
        return given.substring(0, at) + given.substring(at).toLowerCase(Locale.ROOT);
    }

    /**
     * The URL of a webhook; which hosts may be called is decided when one is.
     *
     * @throws InvalidAddress if it is not one URL with a host
     */
    static String webhook(String given) {
        if (given.length() > LONGEST_URL) {
            throw new InvalidAddress(given, "is longer than " + LONGEST_URL + " characters");
        }
        try {
            URI url = new URI(given);
            boolean web = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
            if (web && url.getHost() != null && url.getUserInfo() == null && url.getFragment() == null) {
                return url.toASCIIString();
            }
        } catch (URISyntaxException e) {
            throw new InvalidAddress(given, "is not a URL: " + e.getReason());
        }
        throw new InvalidAddress(
                given, "is not a URL such as https://example.org/hook, without user, password and fragment");
    }
}
