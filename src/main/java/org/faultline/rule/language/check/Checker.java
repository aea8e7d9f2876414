package org.faultline.rule.language.check;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.faultline.rule.language.idiom.Idioms;
import org.faultline.rule.language.model.FactVocabulary;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.read.RuleReader;
import org.faultline.rule.language.text.CheckLayer;
import org.faultline.rule.language.text.Code;
import org.faultline.rule.language.text.Fault;
import org.faultline.rule.language.text.LexicalLimits;
import org.faultline.rule.language.text.Token;
import org.faultline.rule.language.text.Tokenizer;

/**
 * Says all that is wrong with a rule, at its line and column and with what to write in its place. Behind the command, the start, a
 * reload and the API alike.
 */
public final class Checker {
    /** The days that are kept in memory where nobody says otherwise. */
    public static final int USUAL_HORIZON = 400;

    private final int horizon;
    private final Set<CheckLayer> layers;

    /** @param horizon days that two facts of one match may lie apart at most */
    public Checker(int horizon) {
        this(horizon, EnumSet.allOf(CheckLayer.class));
    }

    public Checker(int horizon, Set<CheckLayer> layers) {
        this.horizon = horizon;
        this.layers = EnumSet.copyOf(layers);
    }

    /**
     * Checks one file.
     *
     * @param path named in the faults; the file's name without its ending is the rule's id. Empty for a rule without a file
     */
    public Checked check(String path, String text) {
        Fault.Gatherer faults = new Fault.Gatherer(path, text);
        if (layers.contains(CheckLayer.LEXICAL)) {
            if (LexicalLimits.tooLarge(text, faults)) {
                return new Checked(faults.inOrder(), null);
            }
            LexicalLimits.characters(text, faults);
        }
        List<Token> tokens = Tokenizer.tokens(text, faults);
        if (layers.contains(CheckLayer.LEXICAL)) {
            LexicalLimits.tokens(tokens, faults);
        }
        if (faults.hold(Code.COMMENT)) {
            // what follows was swallowed, and its absence is not another mistake
            return new Checked(faults.inOrder(), null);
        }
        boolean harmless = faults.isEmpty();
        RuleReader.Read read = RuleReader.read(Idioms.translate(tokens, faults), faults);
        RuleModel model = read.model();
        boolean whole = faults.isEmpty();
        if (layers.contains(CheckLayer.PARSED) && harmless && whole) {
            DroolsSyntaxCheck.of(text, faults);
        }
        if (layers.contains(CheckLayer.ALLOWED) && model != null) {
            NameCheck.check(model, new Scope(faults, read.names(), !whole));
            RuleSenseCheck.check(model, path, horizon, whole, faults);
        }
        if (faults.isEmpty() && model != null) {
            ValueBounds.check(model, faults);
        }
        return new Checked(faults.inOrder(), faults.isEmpty() ? model : null);
    }

    /** {@code ; did you mean X?} for a word that is none of those known, or what there is to choose from. */
    public static String nearest(String word, Collection<String> known) {
        return FactVocabulary.instead(word, known);
    }
}
