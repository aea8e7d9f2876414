package org.faultline.rule.language.check;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.faultline.fact.event.Event;
import org.faultline.report.EventType;
import org.faultline.rule.language.model.FactVocabulary;
import org.faultline.rule.language.model.Position;
import org.faultline.rule.language.model.Term;
import org.faultline.rule.language.model.ValueKind;
import org.faultline.rule.language.text.Code;
import org.faultline.rule.language.text.Fault;
import org.jspecify.annotations.Nullable;

/** What the words of a rule stand for at one place in it: the names given before, and the fields of the fact that is being tested. */
final class Scope {
    private static final String KNOWN_FROM =
            "a name is known from where it is given on, and what is named inside not, exists or accumulate only there";

    private final Fault.Gatherer faults;
    private final Set<String> given;
    private final boolean broken;
    private final Map<String, ValueKind> names;
    private final Map<String, String> fields;
    private final @Nullable Class<?> fact;

    /**
     * @param given every name that is given anywhere in the file
     * @param broken whether parts of it could not be read, so that a missing name may have been given there
     */
    Scope(Fault.Gatherer faults, Set<String> given, boolean broken) {
        this(faults, given, broken, new HashMap<>(), new HashMap<>(), null);
    }

    private Scope(
            Fault.Gatherer faults,
            Set<String> given,
            boolean broken,
            Map<String, ValueKind> names,
            Map<String, String> fields,
            @Nullable Class<?> fact) {
        this.faults = faults;
        this.given = given;
        this.broken = broken;
        this.names = names;
        this.fields = fields;
        this.fact = fact;
    }

    /** What is named in there is not known outside. */
    Scope inner() {
        return new Scope(faults, given, broken, new HashMap<>(names), new HashMap<>(fields), fact);
    }

    /** The same names, and the fields of such a fact. */
    Scope of(@Nullable Class<?> type) {
        return new Scope(faults, given, broken, names, fields, type);
    }

    void name(String name, ValueKind kind) {
        // a name given twice is a fault already; what it stood for first is what is meant elsewhere
        names.putIfAbsent(name, kind);
    }

    /** That a name was given to the field of that name. */
    void field(String name, String field) {
        fields.putIfAbsent(name, field);
    }

    /** The name that was given to a field. */
    Optional<String> nameOf(String field) {
        return fields.entrySet().stream()
                .filter(e -> e.getValue().equals(field))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst();
    }

    /** The field that a path leads to, or that its name was given to; empty where there is none. */
    String fieldOf(Term.Path path) {
        return path.fields().isEmpty()
                ? fields.getOrDefault(path.of(), "")
                : path.fields().get(path.fields().size() - 1);
    }

    Optional<ValueKind> named(String name) {
        return Optional.ofNullable(names.get(name));
    }

    void fault(Position at, Code code, String message) {
        faults.add(at, code, message);
    }

    /** The kind of a term; unknown, with the reason among the faults, where it has none. Constants are their field's to judge. */
    ValueKind kind(Term term) {
        if (term instanceof Term.Text) {
            return ValueKind.TEXT;
        } else if (term instanceof Term.Amount) {
            return ValueKind.NUMBER;
        } else if (term instanceof Term.Truth) {
            return ValueKind.FLAG;
        } else if (term instanceof Term.Path p) {
            return path(p);
        } else if (term instanceof Term.Arithmetic a) {
            number(a.left(), a.sign());
            number(a.right(), a.sign());
            return ValueKind.NUMBER;
        }
        return ValueKind.UNKNOWN;
    }

    private void number(Term term, char sign) {
        ValueKind kind = kind(term);
        if (term instanceof Term.Constant || !(kind.is(ValueKind.Sort.NUMBER) || kind.is(ValueKind.Sort.UNKNOWN))) {
            fault(term.at(), Code.WRONG_KIND, sign + " is for numbers, but this is " + kind.words());
        }
    }

    ValueKind path(Term.Path path) {
        List<String> fields = path.fields();
        if (path.of() == null) {
            return fact == null ? bare(path) : walk(path, ValueKind.of(fact), fields);
        }
        ValueKind of = names.get(path.of());
        if (of == null) {
            unknownName(path.at(), path.of());
            return ValueKind.UNKNOWN;
        }
        return walk(path, of, fields);
    }

    /** A field where there is no fact to have it. */
    private ValueKind bare(Term.Path path) {
        String first = path.fields().isEmpty() ? "" : path.fields().get(0);
        if (names.containsKey(first)) {
            fault(path.at(), Code.UNKNOWN_NAME, "write $" + first + ", with a dollar");
        } else if (!first.isEmpty() && !broken) {
            fault(
                    path.at(),
                    Code.UNKNOWN_NAME,
                    "'" + first + "' is nothing that is known here; name the field in the pattern ($" + first + " : "
                            + first + ") and write $" + first);
        }
        return ValueKind.UNKNOWN;
    }

    void unknownName(Position at, String name) {
        if (!given.contains(name)) {
            List<String> known = names.keySet().stream().sorted().toList();
            boolean field = fact != null && FactVocabulary.fields(fact).containsKey(name);
            String remedy = FactVocabulary.nearest(name, known)
                    .map(n -> "did you mean $" + n + "?")
                    .orElse(
                            field
                                    ? "write the field " + name + " without $, or name it first: $" + name + " : "
                                            + name
                                    : "name it first: $" + name + " : field");
            fault(at, Code.UNKNOWN_NAME, "nothing is named $" + name + "; " + remedy);
        } else if (!broken) {
            fault(at, Code.UNKNOWN_NAME, "$" + name + " is not known here: " + KNOWN_FROM);
        }
    }

    /**
     * The fact that a window is counted from.
     *
     * @param own the pattern in which the window stands
     * @param turned the window as it is written in the other pattern; empty where it cannot be
     */
    void unknownFact(Position at, String name, @Nullable String own, String turned) {
        List<String> facts = names.entrySet().stream()
                .filter(e ->
                        e.getValue().is(ValueKind.Sort.RECORD) && !e.getKey().equals(own))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        boolean near = FactVocabulary.nearest(name, facts).isPresent();
        if (given.contains(name) && !broken && !turned.isEmpty()) {
            fault(
                    at,
                    Code.UNKNOWN_NAME,
                    "$" + name + " is not known here: " + KNOWN_FROM + "; write the window in that pattern instead: "
                            + turned);
        } else if (!given.contains(name) && name.matches("(?i)today|now")) {
            fault(
                    at,
                    Code.UNKNOWN_NAME,
                    "nothing is named $" + name
                            + "; count from the newest of the facts, a pattern of its own above: $latest : …"
                            + ", or, for what does not happen, from $" + name + " : Today()");
        } else if (!given.contains(name) && !near && !facts.isEmpty()) {
            fault(
                    at,
                    Code.UNKNOWN_NAME,
                    "nothing is named $" + name + "; a window is counted from a pattern before it: write $"
                            + String.join(" or $", facts));
        } else {
            unknownName(at, name);
        }
    }

    /** A {name} in a text. */
    void unknownPlace(Position at, String name) {
        if (broken && given.contains(name)) {
            return;
        }
        String near = nameOf(name)
                .or(() -> FactVocabulary.nearest(name, names.keySet()))
                .map(n -> "did you mean {" + n + "}?")
                .orElse("name a field in a pattern: $name : field");
        fault(at, Code.PLACEHOLDER, "{" + name + "} stands for nothing; " + near);
    }

    /** Whether every step of it is known. */
    boolean known(Term.Path path) {
        ValueKind kind = path.of() == null ? fact == null ? null : ValueKind.of(fact) : names.get(path.of());
        for (String field : path.fields()) {
            kind = kind == null || !kind.is(ValueKind.Sort.RECORD)
                    ? null
                    : FactVocabulary.fields(kind.of()).get(field);
        }
        return kind != null;
    }

    /** Whether a bare word is no field of the fact that is being tested. */
    boolean isNoField(String word) {
        return fact == null || !FactVocabulary.fields(fact).containsKey(word);
    }

    private ValueKind walk(Term.Path path, ValueKind from, List<String> fields) {
        ValueKind kind = from;
        for (String field : fields) {
            if (kind.is(ValueKind.Sort.UNKNOWN)) {
                return kind;
            }
            Map<String, ValueKind> own = kind.is(ValueKind.Sort.RECORD) ? FactVocabulary.fields(kind.of()) : Map.of();
            ValueKind next = own.get(field);
            if (next == null) {
                noField(path, kind, field, own);
                return ValueKind.UNKNOWN;
            }
            kind = next;
        }
        return kind;
    }

    private void noField(Term.Path path, ValueKind kind, String field, Map<String, ValueKind> own) {
        if (!kind.is(ValueKind.Sort.RECORD)) {
            fault(path.at(), Code.UNKNOWN_FIELD, "there is no ." + field + " in " + kind.words() + "; leave it out");
            return;
        }
        String of = kind.of().getSimpleName();
        String instead = FactVocabulary.nearest(field, own.keySet())
                .map(n -> "; did you mean " + n + "?")
                .or(() -> reached(path, field, own))
                .or(() -> owner(field).map(t -> "; " + t + " has one"))
                .or(() -> FactVocabulary.nearest(field, FactVocabulary.everyField())
                        .flatMap(n -> owner(n).map(t -> "; " + t + " has " + n)))
                .orElse("; docs/vocabulary.md lists what there is");
        String named = names.containsKey(field) ? "; did you mean $" + field + "?" : "";
        fault(
                path.at(),
                Code.UNKNOWN_FIELD,
                of + " has no field " + field
                        + (named.isEmpty()
                                ? instead
                                : owner(field).map(t -> "; " + t + " has one").orElse("") + named));
    }

    /** What a word says in one that a fact says in more: a place by its role, or an event by its type. */
    private static Optional<String> reached(Term.Path path, String field, Map<String, ValueKind> own) {
        Optional<String> way = way(field, own)
                .or(() -> own.containsKey("event")
                        ? way(field, FactVocabulary.fields(Event.class)).map(w -> "event." + w)
                        : Optional.empty());
        if (way.isPresent()) {
            return way.map(w -> "; write " + w);
        }
        if (own.containsKey("event") && FactVocabulary.fields(Event.class).containsKey(field)) {
            return Optional.of("; write event." + String.join(".", path.fields()));
        }
        return own.containsKey("type")
                ? FactVocabulary.nearest(field, FactVocabulary.constants(EventType.class))
                        .map(c -> "; write type == " + c)
                : Optional.empty();
    }

    /** {@code deathsBest} as {@code deaths.best}, {@code originAdmin2} as {@code origin.admin2}. */
    private static Optional<String> way(String field, Map<String, ValueKind> own) {
        return own.entrySet().stream()
                .filter(e -> e.getValue().is(ValueKind.Sort.RECORD) && field.startsWith(e.getKey()))
                .filter(e -> FactVocabulary.fields(e.getValue().of()).containsKey(rest(field, e.getKey())))
                .map(e -> e.getKey() + "." + rest(field, e.getKey()))
                .findFirst();
    }

    private static String rest(String field, String before) {
        String rest = field.substring(before.length());
        return rest.isEmpty() ? "" : rest.substring(0, 1).toLowerCase(Locale.ROOT) + rest.substring(1);
    }

    private static Optional<String> owner(String field) {
        return FactVocabulary.typeNames().stream()
                .filter(t -> FactVocabulary.type(t)
                        .filter(c -> FactVocabulary.fields(c).containsKey(field))
                        .isPresent())
                .findFirst();
    }
}
