package org.faultline.rule.drl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the words of a rule stand for at one place in it: the names given before, and the fields of the fact that is being tested. */
final class Scope {
    private final Fault.Gatherer faults;
    private final Set<String> given;
    private final boolean broken;
    private final Map<String, Kind> names;
    private final @Nullable Class<?> fact;

    /**
     * @param given every name that is given anywhere in the file
     * @param broken whether parts of it could not be read, so that a missing name may have been given there
     */
    Scope(Fault.Gatherer faults, Set<String> given, boolean broken) {
        this(faults, given, broken, new HashMap<>(), null);
    }

    private Scope(
            Fault.Gatherer faults,
            Set<String> given,
            boolean broken,
            Map<String, Kind> names,
            @Nullable Class<?> fact) {
        this.faults = faults;
        this.given = given;
        this.broken = broken;
        this.names = names;
        this.fact = fact;
    }

    /** What is named in there is not known outside. */
    Scope inner() {
        return new Scope(faults, given, broken, new HashMap<>(names), fact);
    }

    /** The same names, and the fields of such a fact. */
    Scope of(@Nullable Class<?> type) {
        return new Scope(faults, given, broken, names, type);
    }

    void name(String name, Kind kind) {
        // a name given twice is a fault already; what it stood for first is what is meant elsewhere
        names.putIfAbsent(name, kind);
    }

    Optional<Kind> named(String name) {
        return Optional.ofNullable(names.get(name));
    }

    void fault(At at, Code code, String message) {
        faults.add(at, code, message);
    }

    /** The kind of a term; unknown, with the reason among the faults, where it has none. Constants are their field's to judge. */
    Kind kind(Term term) {
        if (term instanceof Term.Text) {
            return Kind.TEXT;
        } else if (term instanceof Term.Amount) {
            return Kind.NUMBER;
        } else if (term instanceof Term.Truth) {
            return Kind.FLAG;
        } else if (term instanceof Term.Path p) {
            return path(p);
        } else if (term instanceof Term.Arithmetic a) {
            number(a.left(), a.sign());
            number(a.right(), a.sign());
            return Kind.NUMBER;
        }
        return Kind.UNKNOWN;
    }

    private void number(Term term, char sign) {
        Kind kind = kind(term);
        if (term instanceof Term.Constant || !(kind.is(Kind.Sort.NUMBER) || kind.is(Kind.Sort.UNKNOWN))) {
            fault(term.at(), Code.WRONG_KIND, sign + " is for numbers, but this is " + kind.words());
        }
    }

    Kind path(Term.Path path) {
        List<String> fields = path.fields();
        if (path.of() == null) {
            return fact == null ? bare(path) : walk(path, Kind.of(fact), fields);
        }
        Kind of = names.get(path.of());
        if (of == null) {
            unknownName(path.at(), path.of());
            return Kind.UNKNOWN;
        }
        return walk(path, of, fields);
    }

    /** A field where there is no fact to have it. */
    private Kind bare(Term.Path path) {
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
        return Kind.UNKNOWN;
    }

    void unknownName(At at, String name) {
        if (given.contains(name)) {
            if (!broken) {
                fault(
                        at,
                        Code.UNKNOWN_NAME,
                        "$" + name
                                + " is not known here: a name is known from where it is given on, and what is named inside not, exists or accumulate only there");
            }
            return;
        }
        List<String> known = new ArrayList<>(names.keySet().stream().sorted().toList());
        String near = Words.nearest(name, known)
                .map(n -> "; did you mean $" + n + "?")
                .orElse("");
        boolean field = fact != null && Words.fields(fact).containsKey(name);
        fault(
                at,
                Code.UNKNOWN_NAME,
                "nothing is named $" + name
                        + (near.isEmpty()
                                ? field
                                        ? "; write the field " + name + " without $, or name it first: $" + name + " : "
                                                + name
                                        : "; name it first: $" + name + " : field"
                                : near));
    }

    /** A {name} in a text. */
    void unknownPlace(At at, String name) {
        if (broken && given.contains(name)) {
            return;
        }
        String near = Words.nearest(name, names.keySet())
                .map(n -> "did you mean {" + n + "}?")
                .orElse("name a field in a pattern: $name : field");
        fault(at, Code.PLACEHOLDER, "{" + name + "} stands for nothing; " + near);
    }

    /** Whether every step of it is known. */
    boolean known(Term.Path path) {
        Kind kind = path.of() == null ? fact == null ? null : Kind.of(fact) : names.get(path.of());
        for (String field : path.fields()) {
            kind = kind == null || !kind.is(Kind.Sort.RECORD)
                    ? null
                    : Words.fields(kind.of()).get(field);
        }
        return kind != null;
    }

    /** Whether a bare word is no field of the fact that is being tested. */
    boolean isNoField(String word) {
        return fact == null || !Words.fields(fact).containsKey(word);
    }

    private Kind walk(Term.Path path, Kind from, List<String> fields) {
        Kind kind = from;
        for (String field : fields) {
            if (kind.is(Kind.Sort.UNKNOWN)) {
                return kind;
            }
            Map<String, Kind> own = kind.is(Kind.Sort.RECORD) ? Words.fields(kind.of()) : Map.of();
            Kind next = own.get(field);
            if (next == null) {
                noField(path, kind, field, own);
                return Kind.UNKNOWN;
            }
            kind = next;
        }
        return kind;
    }

    private void noField(Term.Path path, Kind kind, String field, Map<String, Kind> own) {
        if (!kind.is(Kind.Sort.RECORD)) {
            fault(path.at(), Code.UNKNOWN_FIELD, "there is no ." + field + " in " + kind.words() + "; leave it out");
            return;
        }
        String of = kind.of().getSimpleName();
        String instead = names.containsKey(field)
                ? "; did you mean $" + field + "?"
                : Words.nearest(field, own.keySet())
                        .map(n -> "; did you mean " + n + "?")
                        .orElseGet(() -> owner(field)
                                .map(t -> "; " + t + " has one")
                                .orElse("; rules/README.md lists what there is"));
        fault(path.at(), Code.UNKNOWN_FIELD, of + " has no field " + field + instead);
    }

    private static Optional<String> owner(String field) {
        return Words.typeNames().stream()
                .filter(t -> Words.type(t)
                        .filter(c -> Words.fields(c).containsKey(field))
                        .isPresent())
                .findFirst();
    }
}
