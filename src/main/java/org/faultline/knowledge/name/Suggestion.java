package org.faultline.knowledge.name;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an unknown name may stand for: an actor's or a place's id and name, how alike from 0 to 1, and why in words. */
@Schema(name = "NameSuggestion")
public record Suggestion(String id, String name, double score, String why) {}
