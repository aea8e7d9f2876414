package org.faultline.rule.language.read;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.faultline.rule.language.model.Term;
import org.faultline.rule.language.text.Code;
import org.faultline.rule.language.text.Cursor;
import org.faultline.rule.language.text.Token;

/** Reads values: literals, constants, fields, names, and sums of them. */
final class TermReader {
    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9_]*");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

    private final Cursor cursor;
    private boolean refusedCall;

    TermReader(Cursor cursor) {
        this.cursor = cursor;
    }

    Term term() {
        Term left = product();
        while (cursor.is("+") || cursor.is("-")) {
            Token sign = cursor.next();
            left = new Term.Arithmetic(left.at(), left, sign.text().charAt(0), product());
        }
        return left;
    }

    private Term product() {
        Term left = single();
        while (cursor.is("*") || cursor.is("/") || cursor.is("%")) {
            Token sign = cursor.next();
            if (!sign.is("*")) {
                cursor.fault(
                        sign.at(), Code.NOT_ALLOWED, "rules do not divide; multiply the other side with * instead");
            }
            left = new Term.Arithmetic(left.at(), left, '*', single());
        }
        return left;
    }

    private Term single() {
        Token t = cursor.peek();
        return switch (t.sort()) {
            case NUMBER -> amount(cursor.next(), false);
            case TEXT -> {
                cursor.next();
                yield new Term.Text(t.at(), t.text());
            }
            case WORD -> word();
            default -> t.is("-") || t.is("(") ? signed(t) : nothing(t);
        };
    }

    private Term signed(Token t) {
        cursor.next();
        if (t.is("-")) {
            if (cursor.peek().sort() == Token.Sort.NUMBER) {
                return amount(cursor.next(), true);
            }
            cursor.fault(
                    t.at(), Code.NOT_ALLOWED, "a minus sign stands before a number or between two values; write 0 - …");
            return single();
        }
        Term inner = term();
        cursor.expect(")", "the ( before is not closed");
        return inner;
    }

    private Term nothing(Token t) {
        cursor.fault(
                t.at(),
                Code.EXPECTED,
                "a value is missing here: write a number, a \"text\", a constant such as CLASH, a field or a $name");
        return new Term.Constant(t.at(), "");
    }

    Term.Amount amount(Token t, boolean negative) {
        BigDecimal value = BigDecimal.ZERO;
        String thousands = thousands(t);
        if (!thousands.isEmpty()) {
            value = new BigDecimal(thousands);
            cursor.fault(
                    t.at(),
                    Code.EXPECTED,
                    "a number is written without a sign for thousands; write " + thousands
                            + (t.text().contains(".")
                                    ? ", or "
                                            + value.movePointLeft(3)
                                                    .stripTrailingZeros()
                                                    .toPlainString()
                                    : ""));
        } else if (NUMBER.matcher(t.text()).matches()) {
            value = new BigDecimal(t.text());
        } else {
            String digits = t.text().replaceAll("[^0-9.].*", "");
            boolean length = t.text().matches("\\d+(d|h|m|s|ms|days?|hours?)");
            cursor.fault(
                    t.at(),
                    Code.EXPECTED,
                    length
                            ? "'" + t.text()
                                    + "' is a length of time, which stands only in a window such as this before[0d, 30d] $x; write "
                                    + digits
                            : "'" + t.text() + "' is no number; write digits only, such as "
                                    + (digits.isEmpty() ? "5 or 2.5" : digits));
        }
        return new Term.Amount(t.at(), negative ? value.negate() : value);
    }

    /** The digits of a number in groups of three, {@code 1.500}, {@code 1,500}, {@code 1 500} or {@code 1_500}; empty where it is none. */
    private String thousands(Token t) {
        if (t.text().matches("[1-9]\\d{0,2}([._]\\d{3})+")) {
            return t.text().replaceAll("[._]", "");
        }
        StringBuilder digits = new StringBuilder(t.text());
        boolean whole = t.text().matches("[1-9]\\d{0,2}");
        while (whole && group()) {
            cursor.next();
            digits.append(cursor.next().text());
        }
        if (whole && cursor.peek().text().matches("\\d{3}") && cursor.peek().sort() == Token.Sort.NUMBER) {
            digits.append(cursor.next().text());
        }
        return digits.length() > t.text().length() ? digits.toString() : "";
    }

    private boolean group() {
        Token sign = cursor.peek();
        Token next = cursor.peek(1);
        boolean close = sign.end().column() == next.at().column()
                && sign.at().line() == next.at().line();
        return (sign.is(",") || sign.is("'"))
                && close
                && next.sort() == Token.Sort.NUMBER
                && next.text().matches("\\d{3}");
    }

    private Term word() {
        Token first = cursor.next();
        if (first.is("true") || first.is("false")) {
            return new Term.Truth(first.at(), first.is("true"));
        } else if (first.is("null")) {
            cursor.fault(
                    first.at(),
                    Code.NULL,
                    "no field is ever null: an unknown text is \"\", an unknown number of people 0");
            return new Term.Constant(first.at(), "");
        } else if (first.is("new")) {
            cursor.fault(first.at(), Code.NOT_ALLOWED, "a rule makes no objects; compare with a literal or a $name");
        }
        List<String> fields = new ArrayList<>();
        Token last = first;
        while ((cursor.is(".") || cursor.is("!.")) && cursor.peek(1).isWord()) {
            if (cursor.next().is("!.")) {
                cursor.fault(last.end(), Code.NOT_ALLOWED, "no field is ever null; write a plain . instead of !.");
            }
            last = cursor.next();
            fields.add(last.text());
        }
        refuseCalls(first, last);
        if (refusedCall) {
            return new Term.Constant(first.at(), "");
        }
        if (first.isName()) {
            return new Term.Path(first.at(), first.text().substring(1), fields);
        } else if (CONSTANT.matcher(last.text()).matches()) {
            return constant(first, last, fields.isEmpty());
        }
        fields.add(0, first.text());
        return new Term.Path(first.at(), null, fields);
    }

    private Term constant(Token first, Token last, boolean bare) {
        if (!bare) {
            cursor.fault(first.at(), Code.EXPECTED, "constants are written bare; write " + last.text());
        }
        return new Term.Constant(first.at(), last.text());
    }

    /** Whether the last value held a call, so that nothing is known of it. */
    boolean refusedCall() {
        return refusedCall;
    }

    private void refuseCalls(Token first, Token called) {
        Token last = called;
        refusedCall = false;
        while (cursor.is("(") || cursor.is("[") || cursor.is("::")) {
            refusedCall = true;
            boolean getter = last.text().matches("get[A-Z]\\w*|is[A-Z]\\w*")
                    && cursor.peek(1).is(")");
            String field = getter ? last.text().replaceFirst("^(get|is)", "") : last.text();
            String bare = Character.toLowerCase(field.charAt(0)) + field.substring(1);
            cursor.fault(
                    first.at(),
                    Code.NOT_ALLOWED,
                    cursor.is("(")
                            ? "a rule calls nothing; "
                                    + (cursor.peek(1).is(")")
                                            ? "write the field "
                                                    + (first.isName()
                                                                    && !first.text()
                                                                            .equals(last.text())
                                                            ? first.text() + "."
                                                            : "")
                                                    + bare
                                                    + " without ()"
                                            : "compare fields with ==, in, contains or matches")
                            : "a rule reaches into nothing with "
                                    + cursor.peek().text() + "; write a field, or contains");
            if (cursor.is("::")) {
                cursor.next();
            } else {
                cursor.skipBracket();
            }
            while (cursor.is(".") && cursor.peek(1).isWord()) {
                cursor.next();
                last = cursor.next();
            }
        }
    }

    /** A field, for a name or a flag: {@code field} or {@code place.admin1}. */
    Term.Path path() {
        Token t = cursor.peek();
        Term term = t.isWord() ? word() : nothing(t);
        if (term instanceof Term.Path p) {
            return p;
        }
        if (t.isWord()) {
            cursor.fault(t.at(), Code.EXPECTED, "a field is missing here, but found " + t.shown());
        }
        return new Term.Path(t.at(), null, List.of());
    }

    static boolean startsTerm(Token t) {
        return t.sort() == Token.Sort.WORD
                || t.sort() == Token.Sort.NUMBER
                || t.sort() == Token.Sort.TEXT
                || Set.of("-", "(", "!").contains(t.text());
    }
}
