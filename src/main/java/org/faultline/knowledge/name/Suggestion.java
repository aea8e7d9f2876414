package org.faultline.knowledge.name;

/** What an unknown name may stand for: an actor's or a place's id and name, how alike from 0 to 1, and why in words. */
public record Suggestion(String id, String name, double score, String why) {}
