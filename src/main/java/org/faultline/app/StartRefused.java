package org.faultline.app;

/** Why the service does not start, in one plain sentence for the operator. */
final class StartRefused extends RuntimeException {
    StartRefused(String sentence) {
        super(sentence);
    }
}
