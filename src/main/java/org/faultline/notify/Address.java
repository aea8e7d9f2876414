package org.faultline.notify;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Locale;

/** Mail addresses, checked before they come near a header: one plain {@code local@domain}, no name, no control characters. */
final class Address {
    /** RFC 5321 4.5.3.1.3, less the angle brackets. */
    private static final int LONGEST = 254;

    private Address() {}

    static String checked(String given) {
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
}
