package org.faultline.notify.outbox;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a mail system says became of a letter that it had taken. */
public record DeliveryStatus(Outcome outcome, String status, String diagnostic) {
    /** HARD stops the address, SOFT counts against it, DELIVERED and DELAYED change nothing. */
    public enum Outcome {
        HARD,
        SOFT,
        DELAYED,
        DELIVERED
    }

    private static final Pattern STATUS = Pattern.compile("[245]\\.\\d{1,3}\\.\\d{1,3}");
    private static final String TYPE = "message/delivery-status";

    /** @param status an enhanced status code (RFC 3463), such as 5.1.1 */
    public static DeliveryStatus failed(String status, String diagnostic) {
        if (!STATUS.matcher(status).matches() || status.startsWith("2")) {
            throw new IllegalArgumentException("is not the status code of a failure such as 5.1.1 (RFC 3463)");
        }
        return new DeliveryStatus(mailbox(status) ? Outcome.HARD : Outcome.SOFT, status, diagnostic);
    }

    /** 5.2.2 is a full mailbox; what is permanent but not about the mailbox may be about this one letter. */
    private static boolean mailbox(String status) {
        return (status.startsWith("5.1.") || status.startsWith("5.2.") || status.equals("5.0.0"))
                && !status.equals("5.2.2");
    }

    /** A bounce as it came: a whole mail with a report in it, or the report alone (RFC 3464). */
    public record Bounce(String headers, @Nullable DeliveryStatus status) {}

    /** Reads a mail: the headers that name who it came back to, and the report in it if there is one. */
    public static Bounce read(byte[] mail) throws IOException, MessagingException {
        MimeMessage message = new MimeMessage(null, new ByteArrayInputStream(mail));
        String headers = Collections.list(
                        message.getMatchingHeaders(new String[] {"To", "Delivered-To", "X-Original-To", "Envelope-To"}))
                .stream()
                .map(Header::getValue)
                .collect(Collectors.joining("\n"));
        return new Bounce(headers, report(message).orElse(null));
    }

    /** The fields of a {@code message/delivery-status} body: those of the message, a blank line, those of each recipient. */
    public static Optional<DeliveryStatus> fields(InputStream body) throws MessagingException, IOException {
        while (body.available() > 0) {
            InternetHeaders group = new InternetHeaders(body);
            String action = group.getHeader("Action", null);
            String status = group.getHeader("Status", null);
            if (action != null && status != null) {
                return Optional.of(of(action, status, group.getHeader("Diagnostic-Code", null)));
            }
        }
        return Optional.empty();
    }

    private static DeliveryStatus of(String action, String status, @Nullable String diagnostic) {
        String code = status.strip().split("\\s", 2)[0];
        String said = diagnostic == null ? status : diagnostic;
        return switch (action.strip().toLowerCase(Locale.ROOT)) {
            case "failed" -> failed(STATUS.matcher(code).matches() && !code.startsWith("2") ? code : "5.0.0", said);
            case "delayed" -> new DeliveryStatus(Outcome.DELAYED, code, said);
            default -> new DeliveryStatus(Outcome.DELIVERED, code, said);
        };
    }

    private static Optional<DeliveryStatus> report(Part part) throws MessagingException, IOException {
        if (part.isMimeType(TYPE)) {
            try (InputStream body = part.getInputStream()) {
                return fields(new ByteArrayInputStream(body.readAllBytes()));
            }
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart many) {
            for (int i = 0; i < many.getCount(); i++) {
                Optional<DeliveryStatus> found = report(many.getBodyPart(i));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
