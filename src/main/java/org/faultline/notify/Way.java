package org.faultline.notify;

/** How one subscriber hears of one turn of a story. */
enum Way {
    IMMEDIATE,
    DIGEST,
    NONE
}
