package org.faultline.rule;

import java.util.List;

/**
 * One rule as its file states it.
 *
 * @param id the file's name without its ending
 * @param family the folder it stands in
 * @param version the first 12 hex digits of the SHA-256 of the text
 * @param groupBy what its findings are told apart by; findings that agree in all of them are one story
 * @param quietDays days without new evidence after which a story is over
 */
public record Rule(
        String id,
        String family,
        String version,
        String title,
        Severity severity,
        RuleStatus status,
        String owner,
        List<String> groupBy,
        int quietDays,
        String text) {}
