package org.faultline.fact;

/** An actor's part in an event; ASSOC stands beside one of the sides. */
public enum Role {
    SIDE_A,
    SIDE_B,
    ASSOC
}
