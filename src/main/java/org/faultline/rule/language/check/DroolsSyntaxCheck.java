package org.faultline.rule.language.check;

import java.util.Objects;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.faultline.rule.language.model.Position;
import org.faultline.rule.language.text.Code;
import org.faultline.rule.language.text.Fault;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** Drools' own parser over a text that our reader took: what only it refuses is no rule either. */
final class DroolsSyntaxCheck {
    private DroolsSyntaxCheck() {}

    static void of(String text, Fault.Gatherer faults) {
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        PackageDescr parsed;
        try {
            parsed = parser.parse(false, text);
        } catch (DroolsParserException e) {
            faults.add(new Position(1, 1), Code.EXPECTED, "Drools cannot read this: " + e.getMessage());
            return;
        }
        for (DroolsError error : parser.getErrors()) {
            int[] lines = error.getLines();
            int line = lines.length == 0 ? 1 : lines[0];
            faults.add(new Position(line, 1), Code.EXPECTED, "Drools cannot read this: " + error.getMessage());
        }
        if (parsed != null && !onlyARule(parsed)) {
            faults.add(new Position(1, 1), Code.NOT_ALLOWED, "a file holds one rule and nothing beside it");
        }
    }

    /** Whatever the parser found, it is one rule without attributes, and nothing that stands beside a rule. */
    private static boolean onlyARule(PackageDescr parsed) {
        return parsed.getRules().size() == 1
                && Objects.requireNonNull(parsed.getRules().get(0))
                        .getAttributes()
                        .isEmpty()
                && parsed.getFunctions().isEmpty()
                && parsed.getFunctionImports().isEmpty()
                && parsed.getAccumulateImports().isEmpty()
                && parsed.getGlobals().isEmpty()
                && parsed.getTypeDeclarations().isEmpty()
                && parsed.getEnumDeclarations().isEmpty()
                && parsed.getEntryPointDeclarations().isEmpty()
                && parsed.getWindowDeclarations().isEmpty()
                && parsed.getAttributes().isEmpty();
    }
}
