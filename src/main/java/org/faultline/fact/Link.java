package org.faultline.fact;

/** Why two reports are taken to tell of one incident. */
public record Link(String a, String b, String reason) {}
