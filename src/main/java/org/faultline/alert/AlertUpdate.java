package org.faultline.alert;

/** A revision that has just been kept, with the alert as it now stands: what may be worth telling. */
public record AlertUpdate(Alert alert, Revision revision) {}
