package org.faultline.explain.vocabulary;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.faultline.explain.text.Phrases;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.actor.Actor;
import org.faultline.knowledge.actor.DisplayNames;
import org.faultline.knowledge.actor.FieldMeaning;
import org.faultline.rule.language.model.Accumulate;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.FactVocabulary;
import org.faultline.rule.language.model.Quantified;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.model.RuleStatus;
import org.faultline.rule.language.model.Severity;
import org.faultline.rule.language.model.ValueKind;
import org.jspecify.annotations.Nullable;

/**
 * The words that a rule may use, for editors that complete: those of the checker itself.
 *
 * @param facts what a condition can match on, each in words
 * @param fields of each fact, and of each record that a field leads to
 * @param constants of each type
 * @param names of groups, actors, countries, areas and rules
 * @param metadata what stands between a rule's name and {@code when}, with its constants where it has any
 * @param functions of accumulate
 * @param words all others of the language
 */
@Schema(name = "RuleVocabulary")
public record RuleWords(
        Map<String, String> facts,
        Map<String, Map<String, Field>> fields,
        Map<String, List<String>> constants,
        Map<String, List<Name>> names,
        Map<String, List<String>> metadata,
        List<String> functions,
        List<String> words) {
    /**
     * A field of a fact, or of what one leads to.
     *
     * @param kind text, number, flag, day, constant, record or list
     * @param of the type of a constant, a record, or of what a list holds; absent for others
     * @param names which names its texts are: group, actor, country, admin1 or rule; absent where they are others
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "VocabularyField")
    public record Field(
            String kind, @Nullable String of, @Nullable String names) {
        static Field of(String name, ValueKind kind) {
            boolean typed =
                    kind.is(ValueKind.Sort.CONSTANT) || kind.is(ValueKind.Sort.RECORD) || kind.is(ValueKind.Sort.LIST);
            return new Field(
                    kind.sort().name().toLowerCase(Locale.ROOT),
                    typed ? kind.of().getSimpleName() : null,
                    kind.is(ValueKind.Sort.TEXT) ? named(name) : null);
        }

        private static @Nullable String named(String field) {
            return switch (FieldMeaning.of(field)) {
                case GROUP -> "group";
                case ACTOR -> "actor";
                case COUNTRY -> "country";
                case RULE -> "rule";
                case NAME -> field.toLowerCase(Locale.ROOT).endsWith("admin1") ? "admin1" : null;
                case DYAD, KEY, TEXT -> null;
            };
        }
    }

    /** A name as rules write it, and as people read it. */
    @Schema(name = "VocabularyName")
    public record Name(String name, String shown) {}

    /** @param rules their titles by their ids */
    public static RuleWords of(Knowledge known, Map<String, String> rules) {
        Phrases phrases = Phrases.english(known.displayNames());
        Map<String, String> facts = new TreeMap<>();
        Map<String, Map<String, Field>> fields = new TreeMap<>();
        Map<String, List<String>> constants = new TreeMap<>();
        for (String type : FactVocabulary.typeNames()) {
            facts.put(type, phrases.type(type));
            FactVocabulary.type(type).ifPresent(c -> gather(c, fields, constants));
        }
        return new RuleWords(facts, fields, constants, names(known, rules), allMetadata(), allFunctions(), others());
    }

    /** Also what its fields lead to. */
    private static void gather(
            Class<?> type, Map<String, Map<String, Field>> fields, Map<String, List<String>> constants) {
        if (fields.containsKey(type.getSimpleName())) {
            return;
        }
        Map<String, Field> own = new TreeMap<>();
        fields.put(type.getSimpleName(), own);
        FactVocabulary.fields(type).forEach((name, kind) -> {
            own.put(name, Field.of(name, kind));
            if (kind.is(ValueKind.Sort.CONSTANT)) {
                constants.put(kind.of().getSimpleName(), FactVocabulary.constants(kind.of()));
            } else if (kind.is(ValueKind.Sort.RECORD)) {
                gather(kind.of(), fields, constants);
            }
        });
    }

    private static Map<String, List<Name>> names(Knowledge known, Map<String, String> rules) {
        DisplayNames shown = known.displayNames();
        Collection<Actor> actors = known.actors();
        Map<String, List<Name>> all = new LinkedHashMap<>();
        all.put("group", sorted(actors.stream().map(a -> new Name(a.group(), shown.group(a.group())))));
        all.put("actor", sorted(actors.stream().map(a -> new Name(a.id(), a.name()))));
        all.put(
                "country",
                sorted(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3).stream()
                        .map(code -> new Name(code, shown.country(code)))));
        all.put("admin1", sorted(known.admin1s().stream().map(area -> new Name(area, area))));
        all.put("rule", sorted(rules.entrySet().stream().map(r -> new Name(r.getKey(), r.getValue()))));
        return all;
    }

    private static List<Name> sorted(Stream<Name> names) {
        return names.distinct().sorted(Comparator.comparing(Name::name)).toList();
    }

    private static Map<String, List<String>> allMetadata() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        RuleModel.Meta.NAMES.forEach(name -> all.put(name, List.of()));
        all.put("severity", FactVocabulary.constants(Severity.class));
        all.put(
                "status",
                FactVocabulary.constants(RuleStatus.class).stream()
                        .map(s -> s.toLowerCase(Locale.ROOT))
                        .toList());
        return all;
    }

    private static List<String> allFunctions() {
        return Arrays.stream(Accumulate.Function.values())
                .map(Accumulate.Function::word)
                .toList();
    }

    private static List<String> others() {
        return Stream.of(
                        Stream.of(
                                "rule",
                                "when",
                                "then",
                                "end",
                                "accumulate",
                                "and",
                                "alerts.raise",
                                "in",
                                "contains",
                                "matches"),
                        Arrays.stream(Quantified.Quantifier.values())
                                .map(q -> q.name().toLowerCase(Locale.ROOT)),
                        Arrays.stream(Constraint.Order.values())
                                .map(o -> o.name().toLowerCase(Locale.ROOT)))
                .flatMap(words -> words)
                .toList();
    }
}
