package org.faultline.fact;

/** What a rule can match on. Equal facts are the same fact; one id stands for the same thing before and after a change. */
public interface Fact extends Dated {
    String id();
}
