package org.faultline.alert;

/** A turn that has just been kept, with the episode as it now stands: what may be worth telling. */
public record News(Episode episode, Revision revision) {}
