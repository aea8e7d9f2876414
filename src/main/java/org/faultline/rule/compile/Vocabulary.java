package org.faultline.rule.compile;

import java.util.ArrayList;
import java.util.List;
import org.faultline.rule.firing.Alerts;
import org.faultline.rule.language.model.FactVocabulary;
import org.faultline.rule.language.model.Severity;

/** What the engine is told beside the rules: our accumulate functions and the right side's one word. */
public final class Vocabulary {
    public static final String PACKAGE = "faultline.rules";

    private Vocabulary() {}

    /** Everything of ours that the text given to the engine may name. */
    public static List<Class<?>> classes() {
        List<Class<?>> all = new ArrayList<>(FactVocabulary.FACTS);
        all.addAll(List.of(
                Alerts.class,
                Severity.class,
                CountDistinct.class,
                CollectList.class,
                Expressions.class,
                Operators.class,
                Windows.class));
        return all;
    }

    /** What stands before a rule in the text that the engine takes. */
    public static String head() {
        return "package " + PACKAGE + "; "
                + "import accumulate " + CountDistinct.class.getName() + " distinct; "
                + "import accumulate " + CollectList.class.getName() + " listed; "
                + "import " + Operators.class.getName() + "; "
                + "global " + Alerts.class.getName() + " alerts; ";
    }
}
