package org.faultline.rule.language.read;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.faultline.rule.language.model.ConditionalElement;
import org.faultline.rule.language.model.FactVocabulary;
import org.faultline.rule.language.model.Raise;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.text.Code;
import org.faultline.rule.language.text.Cursor;
import org.faultline.rule.language.text.Fault;
import org.faultline.rule.language.text.Token;
import org.jspecify.annotations.Nullable;

/** Reads the language that rules may be written in, a part of DRL; names every mistake and goes on behind it. */
public final class RuleReader {
    /**
     * What was understood of a file.
     *
     * @param model null where there is no rule; what was not understood is left out of it
     * @param names every {@code $name} that is given anywhere, also where the place could not be understood
     */
    public record Read(@Nullable RuleModel model, Set<String> names) {}

    private final Cursor cursor;
    private final List<Token> tokens;

    private RuleReader(List<Token> tokens, Fault.Gatherer faults) {
        this.tokens = tokens;
        this.cursor = new Cursor(tokens, faults);
    }

    public static Read read(List<Token> tokens, Fault.Gatherer faults) {
        return new RuleReader(tokens, faults).read();
    }

    private Read read() {
        HeaderReader header = new HeaderReader(cursor);
        if (!header.findRule()) {
            return new Read(null, names());
        }
        String id = header.name();
        header.metadata();
        List<ConditionalElement> conditions = new ConditionReader(cursor).conditions();
        then();
        Raise raise = new RaiseReader(cursor).raise();
        end();
        RuleModel.Meta meta = header.meta(id);
        Raise read = raise == null ? Raise.unread(header.at()) : raise;
        return new Read(new RuleModel(header.at(), id, meta, conditions, read), names());
    }

    private void then() {
        Token t = cursor.peek();
        if (cursor.take("then")) {
            return;
        }
        if (t.isWord() && FactVocabulary.nearest(t.text(), List.of("then")).isPresent() && !t.is("end")) {
            cursor.fault(t.at(), Code.EXPECTED, "there is no part " + t.text() + "; did you mean then?");
            cursor.next();
        } else {
            cursor.fault(
                    t.at(),
                    Code.EXPECTED,
                    "'then' is missing before this: it stands between the conditions and alerts.raise");
        }
    }

    private void end() {
        Token t = cursor.peek();
        if (cursor.atEnd()) {
            cursor.fault(
                    cursor.nextLine(),
                    Code.EXPECTED,
                    "'end' is missing here: a rule closes with it, on a line of its own");
            return;
        } else if (!cursor.take("end")) {
            cursor.fault(t.at(), Code.EXPECTED, "there is no " + t.text() + "; did you mean end?");
            cursor.next();
        }
        Token more = cursor.peek();
        if (more.is("rule")) {
            cursor.fault(more.at(), Code.ONE_RULE, "a file holds one rule; write this one into a file of its own");
        } else if (!cursor.atEnd()) {
            cursor.fault(
                    more.at(),
                    Code.NOT_ALLOWED,
                    "nothing stands behind the end of the rule; leave " + more.shown() + " out");
        }
    }

    private boolean another(int i) {
        return tokens.get(i).is("end") && tokens.get(i + 1).is("rule");
    }

    /** The same name for two things would be a test in one place and a new name in another. */
    private Set<String> names() {
        Set<String> all = new TreeSet<>();
        for (int i = 0; i + 1 < tokens.size() && !another(i); i++) {
            Token t = tokens.get(i);
            String name = t.isName() ? t.text().substring(1) : "";
            boolean gives = t.isName()
                    && Set.of(":", "=", ":=").contains(tokens.get(i + 1).text());
            if (gives && !all.add(name) && tokens.get(i + 1).is(":")) {
                cursor.fault(
                        t.at(),
                        Code.BOUND_TWICE,
                        t.text() + " has been given already; write another name, or a test such as field == "
                                + t.text());
            }
        }
        return all;
    }
}
