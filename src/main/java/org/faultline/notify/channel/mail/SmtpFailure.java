package org.faultline.notify.channel.mail;

import io.vertx.ext.mail.SMTPException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.faultline.notify.channel.Failure;
import org.faultline.notify.channel.Failure.Kind;

/** What a failure of the mail client means; SMTP's codes as RFC 5321 4.2 and RFC 3463 have them. */
final class SmtpFailure {
    /** RFC 3463: an enhanced status code at the head of a reply. */
    private static final Pattern ENHANCED =
            Pattern.compile("^\\d{3}[ -](\\d)\\.(\\d{1,3})\\.(\\d{1,3})\\b.*", Pattern.DOTALL);

    private static final int CLOSING = 421;

    /** The mail client gives the verb only in its message. */
    private static final String RECIPIENT = "recipient address not accepted";

    private static final String SENDER = "sender address not accepted";
    private static final String DATA = "DATA command not accepted";
    private static final String BODY = "sending data failed";

    private SmtpFailure() {}

    static Failure.Refused of(Throwable cause) {
        String why = String.valueOf(cause.getMessage() == null ? cause : cause.getMessage());
        return cause instanceof Failure.Refused refused ? refused : new Failure.Refused(kind(cause, why), why);
    }

    private static Kind kind(Throwable cause, String why) {
        if (cause instanceof SMTPException smtp) {
            return kind(smtp, why);
        } else if (why.startsWith("message exceeds allowed size")) {
            return Kind.LETTER_REFUSED;
        }
        boolean nobodyThere = cause instanceof ConnectException
                || cause instanceof UnknownHostException
                || cause instanceof SSLException
                || why.startsWith("STARTTLS required")
                || why.startsWith("login is required");
        return nobodyThere ? Kind.SERVER_REFUSES : Kind.LINE_BROKE;
    }

    private static Kind kind(SMTPException e, String why) {
        if (e.getReplyCode() == CLOSING) {
            return Kind.SERVER_REFUSES;
        }
        if (why.startsWith(RECIPIENT)) {
            return e.isPermanent() ? recipient(e) : Kind.NOT_NOW;
        }
        if (why.startsWith(SENDER)) {
            // what it says of the sender it says of all our letters, unless it is about the size
            return e.getReplyCode() == 552 ? Kind.LETTER_REFUSED : Kind.SERVER_REFUSES;
        }
        if (why.startsWith(DATA) || why.startsWith(BODY)) {
            return e.isPermanent() ? Kind.LETTER_REFUSED : Kind.NOT_NOW;
        }
        return Kind.SERVER_REFUSES;
    }

    /**
     * 5.1.x and 5.2.x speak of the mailbox, and so does a bare 550 to 554. 5.2.2 is a full one, which may be emptied. 5.7.x is a policy, such as
     * a relay that does not know us: were it held against the address, one wrong setting would stop every subscriber.
     */
    private static Kind recipient(SMTPException e) {
        Matcher code = ENHANCED.matcher(e.getReplyMessage());
        if (!code.matches()) {
            return e.getReplyCode() >= 550 && e.getReplyCode() <= 554 ? Kind.ADDRESS_REFUSED : Kind.LETTER_REFUSED;
        }
        String detail = code.group(2) + "." + code.group(3);
        if (detail.equals("2.2")) {
            return Kind.NOT_NOW;
        }
        return detail.startsWith("1.") || detail.startsWith("2.") ? Kind.ADDRESS_REFUSED : Kind.LETTER_REFUSED;
    }
}
