package org.faultline.fact;

/** One actor's part in an event: its id, its name, its group on that day, its role; kind is ACLED's, 0 unknown. */
public record Part(String actor, String name, String group, Role role, int kind, String country) {}
