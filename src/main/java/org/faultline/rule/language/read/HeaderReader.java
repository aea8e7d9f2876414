package org.faultline.rule.language.read;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.rule.language.model.FactVocabulary;
import org.faultline.rule.language.model.Position;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.text.Code;
import org.faultline.rule.language.text.Cursor;
import org.faultline.rule.language.text.Token;

/** Reads what stands before {@code when}: package and imports, which may be there, the rule's name and its metadata. */
final class HeaderReader {
    private static final Set<String> REFUSED = Set.of(
            "function",
            "query",
            "declare",
            "global",
            "unit",
            "dialect",
            "template",
            "expander",
            "eval",
            "window",
            "entry");

    private final Cursor cursor;
    private final Metadata metadata;
    private Position when = Position.NOWHERE;
    private Token rule = new Token(Token.Sort.END, "", Position.NOWHERE, Position.NOWHERE);

    HeaderReader(Cursor cursor) {
        this.cursor = cursor;
        this.metadata = new Metadata(cursor);
    }

    /** Goes behind the word {@code rule}; false where there is none. */
    boolean findRule() {
        while (!cursor.is("rule")) {
            misplaced("below rule \"…\"");
            Token t = cursor.peek();
            if (cursor.is("rule")) {
                break;
            } else if (cursor.atEnd()) {
                cursor.fault(
                        new Position(1, 1),
                        Code.EXPECTED,
                        "the file holds no rule; write rule \"name-of-the-file\" … when … then … end");
                return false;
            } else if (t.is("package") || t.is("import")) {
                line();
            } else if (FactVocabulary.nearest(t.text(), List.of("rule")).isPresent()
                    && cursor.peek(1).sort() == Token.Sort.TEXT) {
                cursor.fault(t.at(), Code.EXPECTED, "there is no " + t.text() + " in a file; did you mean rule?");
                cursor.next();
                return true;
            } else {
                refuse(t);
            }
        }
        cursor.next();
        return true;
    }

    private void refuse(Token t) {
        if (REFUSED.contains(t.text())) {
            cursor.fault(
                    t.at(),
                    Code.NOT_ALLOWED,
                    t.text() + " is not allowed; a file holds one rule and nothing beside it");
        } else {
            cursor.fault(t.at(), Code.EXPECTED, "a file begins with rule \"…\", but found " + t.shown());
        }
        do {
            cursor.next();
        } while (!cursor.atEnd()
                && !cursor.is("rule")
                && !REFUSED.contains(cursor.peek().text())
                && !cursor.is("import"));
    }

    /** A package or import line, which changes nothing. */
    private void line() {
        Token word = cursor.next();
        int line = word.at().line();
        String named = "";
        while (!cursor.atEnd() && cursor.peek().at().line() == line && !cursor.is(";")) {
            named += cursor.next().text();
        }
        cursor.take(";");
        if (word.is("import") && !named.matches("org\\.faultline\\.(fact|report|knowledge)\\.\\w+")) {
            cursor.fault(
                    word.at(),
                    Code.NOT_ALLOWED,
                    "nothing can be imported; fact types and constants are known without it, so leave the line out");
        }
    }

    /** The rule's name as written; empty where it has none. */
    String name() {
        rule = cursor.peek();
        if (rule.sort() == Token.Sort.TEXT) {
            return cursor.next().text();
        }
        StringBuilder name = new StringBuilder();
        while (!cursor.atEnd()
                && !cursor.is("@")
                && !cursor.is("when")
                && cursor.peek().at().line() == rule.at().line()) {
            name.append(cursor.next().text());
        }
        cursor.fault(
                rule.at(),
                Code.QUOTE,
                "a rule's name stands in double quotes; write rule \"" + (name.isEmpty() ? "name-of-the-file" : name)
                        + "\"");
        return name.toString();
    }

    Position at() {
        return rule.at();
    }

    /** Reads metadata up to {@code when}, and takes that. */
    void metadata() {
        while (true) {
            Token t = cursor.peek();
            when = t.at();
            if (cursor.take("when")) {
                misplaced("above when");
                return;
            }
            if (cursor.take("@")) {
                metadatum(t);
            } else if (t.isWord()
                    && FactVocabulary.nearest(t.text(), List.of("when")).isPresent()
                    && !cursor.peek(1).is("(")) {
                cursor.fault(t.at(), Code.EXPECTED, "there is no part " + t.text() + "; did you mean when?");
                cursor.next();
                cursor.take(":");
                return;
            } else if (cursor.atBoundary() || (t.isName() && cursor.peek(1).is(":"))) {
                cursor.missing("when", "it stands between the metadata and the conditions");
                return;
            } else if (t.isWord()
                    && RuleModel.Meta.NAMES.contains(t.text())
                    && cursor.peek(1).is("(")) {
                cursor.fault(t.at(), Code.EXPECTED, "metadata begins with @; write @" + t.text());
                metadatum(t);
            } else {
                attribute(t);
            }
        }
    }

    /** Metadata outside of its part of the file, which is read all the same. */
    private void misplaced(String where) {
        while (cursor.is("@") && RuleModel.Meta.NAMES.contains(cursor.peek(1).text())) {
            Token sign = cursor.next();
            cursor.fault(
                    sign.at(),
                    Code.METADATA,
                    "metadata stands between rule \"…\" and when; move @"
                            + cursor.peek().text() + " " + where);
            metadatum(sign);
        }
    }

    /** Attributes of rules, such as salience, are how DRL lets one rule hold back another. */
    private void attribute(Token t) {
        cursor.fault(
                t.at(),
                Code.NOT_ALLOWED,
                (t.isWord() ? t.text() : t.shown())
                        + " is not allowed between a rule's name and when; leave it out. Only metadata stands there: @"
                        + String.join(", @", RuleModel.Meta.NAMES));
        do {
            cursor.next();
        } while (!cursor.is("@") && !cursor.is("when") && !cursor.atBoundary());
    }

    private void metadatum(Token sign) {
        Token name = cursor.next();
        Optional<String> near = FactVocabulary.nearest(name.text(), RuleModel.Meta.NAMES);
        boolean known = RuleModel.Meta.NAMES.contains(name.text());
        if (!known) {
            cursor.fault(
                    name.at(),
                    Code.UNKNOWN_METADATA,
                    "there is no metadata @" + name.text()
                            + near.map(n -> "; did you mean @" + n + "?")
                                    .orElse("; there are @" + String.join(", @", RuleModel.Meta.NAMES)));
        }
        if (!cursor.expect("(", "metadata is written @" + near.orElse("title") + "(…)")) {
            return;
        }
        Token value = cursor.peek();
        boolean valued = value.sort() == Token.Sort.TEXT || value.isWord() || value.sort() == Token.Sort.NUMBER;
        if (valued) {
            cursor.next();
        } else {
            cursor.fault(
                    value.at(),
                    Code.METADATA,
                    "@" + name.text() + " has no value; write " + example(near.orElse("title")));
        }
        close(name.text());
        Token earlier = known && valued ? metadata.putIfAbsent(name.text(), value) : null;
        if (!known && valued) {
            near.ifPresent(n -> metadata.putIfAbsent(n, value));
        }
        if (earlier != null) {
            cursor.fault(sign.at(), Code.METADATA, "@" + name.text() + " stands here twice; leave one out");
        }
    }

    private void close(String name) {
        if (cursor.is(")") || cursor.is("@") || cursor.is("when")) {
            cursor.expect(")", "the ( of @" + name + " is not closed");
            return;
        }
        cursor.fault(
                Code.METADATA,
                "@" + name + " has one value, in double quotes where it is more than a word; write " + example(name));
        while (!cursor.take(")") && !cursor.is("@") && !cursor.is("when") && !cursor.atBoundary()) {
            cursor.next();
        }
    }

    private static String example(String name) {
        return switch (name) {
            case "severity" -> "@severity(HIGH)";
            case "status" -> "@status(draft)";
            case "groupBy" -> "@groupBy(\"dyad, admin1\")";
            case "quiet", "grace" -> "@" + name + "(\"14d\")";
            case "hold" -> "@hold(\"6h\")";
            case "sources" -> "@sources(2)";
            case "approval" -> "@approval(true)";
            case "theatres" -> "@theatres(\"levant, gulf\")";
            default -> "@" + name + "(\"…\")";
        };
    }

    RuleModel.Meta meta(String id) {
        return metadata.meta(id, when);
    }
}
