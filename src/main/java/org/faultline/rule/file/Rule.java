package org.faultline.rule.file;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.faultline.knowledge.actor.FieldMeaning;
import org.faultline.rule.language.model.Accumulate;
import org.faultline.rule.language.model.AlertTerms;
import org.faultline.rule.language.model.ConditionalElement;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.FactPattern;
import org.faultline.rule.language.model.Quantified;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.model.RuleStatus;
import org.faultline.rule.language.model.Severity;
import org.faultline.rule.language.model.Term;
import org.faultline.rule.language.print.EnginePrinter;
import org.jspecify.annotations.Nullable;

/**
 * One rule as its file states it.
 *
 * @param id the file's name without its ending
 * @param family the folder it stands in
 * @param version the first 12 hex digits of the SHA-256 of the text
 * @param groupBy what its findings are told apart by; findings that agree in all of them are one alert
 * @param terms when its alerts are told, and when they are over
 * @param model what it says, understood
 * @param names what the engine calls each of its names, and the name, both without the dollar
 * @param meanings what the texts stand for that its names are bound to, by name without the dollar
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
        AlertTerms terms,
        String text,
        RuleModel model,
        Map<String, String> names,
        Map<String, FieldMeaning> meanings) {
    private static final Set<String> OF_ABSENCE = Set.of("Today", "Coverage");

    public static Rule of(RuleFiles.File file, RuleModel model) {
        RuleModel.Meta meta = model.meta();
        return new Rule(
                model.id(),
                file.family(),
                version(file.text()),
                meta.title(),
                meta.severity(),
                meta.status(),
                meta.owner(),
                meta.groupBy(),
                meta.terms(),
                file.text(),
                model,
                EnginePrinter.names(model).entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey)),
                meanings(model));
    }

    private static Map<String, FieldMeaning> meanings(RuleModel model) {
        Map<String, FieldMeaning> meanings = new HashMap<>();
        for (FactPattern pattern : model.patterns()) {
            for (Constraint c : pattern.constraints()) {
                if (c instanceof Constraint.Binding b) {
                    meanings.put(b.name(), meaning(b.field(), meanings));
                }
            }
        }
        for (ConditionalElement condition : model.conditions()) {
            if (condition instanceof Accumulate a) {
                a.results().forEach(r -> meanings.put(r.name(), meaning(r.of(), meanings)));
            }
        }
        return Map.copyOf(meanings);
    }

    private static FieldMeaning meaning(@Nullable Term term, Map<String, FieldMeaning> named) {
        if (!(term instanceof Term.Path path)) {
            return FieldMeaning.TEXT;
        } else if (path.fields().isEmpty()) {
            return path.of() == null ? FieldMeaning.TEXT : named.getOrDefault(path.of(), FieldMeaning.TEXT);
        }
        return FieldMeaning.of(path.fields().get(path.fields().size() - 1));
    }

    /** Whether it runs in a theatre. */
    public boolean runsIn(String theatre) {
        List<String> only = model.meta().theatres();
        return only.isEmpty() || only.contains(theatre);
    }

    /** Whether it speaks of what did not happen, and so holds only as long as those who would tell are heard. */
    public boolean ofAbsence() {
        return model.patterns().stream().map(FactPattern::type).anyMatch(OF_ABSENCE::contains);
    }

    /** Whether it asks that some source is heard, and so never fires where none is expected. */
    boolean asksForSource() {
        return model.conditions().stream()
                .filter(c -> !(c instanceof Quantified q) || q.quantifier() == Quantified.Quantifier.EXISTS)
                .filter(c -> !(c instanceof Accumulate))
                .flatMap(c -> c.patterns().stream())
                .anyMatch(p -> p.type().equals("Coverage"));
    }

    /** The same text as if its status were active: what a draft would do. */
    public Rule asActive() {
        return of(new RuleFiles.File(path(), text), model.withStatus(RuleStatus.ACTIVE));
    }

    /** Its path below the rules folder. */
    public String path() {
        return (family.isEmpty() ? "" : family + "/") + id + ".drl";
    }

    /** The first 12 hex digits of the SHA-256 of a text. */
    public static String version(String text) {
        return DigestUtils.sha256Hex(text).substring(0, 12);
    }
}
