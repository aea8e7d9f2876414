package org.faultline.notify.channel;

/** Why a letter did not go out, and what follows from it. */
public record Failure(Kind kind, String why) {
    /** What a failure says about server, address and letter. */
    public enum Kind {
        /** The server takes nothing from us now; every letter waits, and no attempt is counted. */
        SERVER_REFUSES,
        /** This mailbox will never take a letter. */
        ADDRESS_REFUSED,
        /** This letter will never be taken: its content, its size, or a policy about it. */
        LETTER_REFUSED,
        /** This letter not now, others perhaps. */
        NOT_NOW,
        /** The line broke or stayed silent; whose fault it is shows when it happens again. */
        LINE_BROKE,
        /** It could not be written; nobody was asked to take it. */
        UNWRITTEN
    }

    /** What a channel said; anything else that is thrown is a line that broke. */
    public static Failure of(Throwable cause) {
        String why = String.valueOf(cause.getMessage() == null ? cause : cause.getMessage());
        return new Failure(cause instanceof Refused refused ? refused.kind : Kind.LINE_BROKE, why);
    }

    /** A failure as a channel throws it. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final Kind kind;

        public Refused(Kind kind, String why) {
            super(why, null, false, false);
            this.kind = kind;
        }
    }
}
