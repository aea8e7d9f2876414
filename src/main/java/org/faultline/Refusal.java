package org.faultline;

/** Why the service does not start, in one plain sentence for the operator. */
final class Refusal extends RuntimeException {
    Refusal(String sentence) {
        super(sentence);
    }
}
