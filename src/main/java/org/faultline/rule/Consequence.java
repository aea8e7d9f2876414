package org.faultline.rule;

import com.github.javaparser.ParseProblemException;
import com.github.javaparser.StaticJavaParser;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.Statement;
import java.util.List;
import java.util.Optional;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** Checks the right side of a rule before it runs: one {@code alerts.raise} with a value for each group-by name, then a text. */
final class Consequence {
    private Consequence() {}

    /** What is wrong, as {@code path:line: …}, or nothing; a rule that does not parse is the compiler's to report. */
    static Optional<String> fault(RuleFiles.File file, Rule rule) {
        PackageDescr parsed;
        try {
            parsed = new DrlParser(LanguageLevelOption.DRL6).parse(false, file.text());
        } catch (DroolsParserException e) {
            return Optional.empty();
        }
        int rules = parsed == null ? 0 : parsed.getRules().size();
        if (parsed == null || rules != 1) {
            return rules > 1
                    ? Optional.of(file.path() + ": holds " + rules + " rules; one rule a file")
                    : Optional.empty();
        }
        RuleDescr descr = parsed.getRules().get(0);
        return fault(String.valueOf(descr.getConsequence()), rule.groupBy())
                .map(reason -> file.path() + ":" + descr.getConsequenceLine() + ": " + reason);
    }

    private static Optional<String> fault(String code, List<String> groupBy) {
        BlockStmt block;
        try {
            block = StaticJavaParser.parseBlock("{" + code + "}");
        } catch (ParseProblemException e) {
            return Optional.empty();
        }
        Optional<MethodCallExpr> raise = block.getStatements().size() != 1
                ? Optional.empty()
                : Optional.of(block.getStatement(0))
                        .filter(Statement::isExpressionStmt)
                        .map(s -> s.asExpressionStmt().getExpression())
                        .filter(Expression::isMethodCallExpr)
                        .map(Expression::asMethodCallExpr)
                        .filter(c -> c.getNameAsString().equals("raise")
                                && c.getScope().map(Object::toString).orElse("").equals("alerts"));
        if (raise.isEmpty()) {
            return Optional.of("the right side is one statement, alerts.raise(…);");
        }
        int given = raise.get().getArguments().size();
        int wanted = groupBy.size() + 1;
        boolean severity = given == wanted + 1 && namesSeverity(raise.get().getArgument(0));
        // without group-by names there is nothing to count against, and that fault has been named already
        return given == wanted || severity || groupBy.isEmpty()
                ? Optional.empty()
                : Optional.of("alerts.raise takes a value for each of @groupBy(\"" + String.join(", ", groupBy)
                        + "\") and a text, " + wanted
                        + " in all (before them a severity, if it is not the rule's own); here are " + given);
    }

    private static boolean namesSeverity(Expression first) {
        String text = first.toString();
        for (Severity s : Severity.values()) {
            if (text.contains(s.name())) {
                return true;
            }
        }
        return false;
    }
}
