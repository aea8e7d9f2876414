package org.faultline.alert;

/** A turn that has just been kept, with the alert as it now stands: what may be worth telling. */
public record AlertUpdate(Alert alert, Revision revision) {}
