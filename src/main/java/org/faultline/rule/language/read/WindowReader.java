package org.faultline.rule.language.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.Constraint.Length;
import org.faultline.rule.language.model.Constraint.Order;
import org.faultline.rule.language.model.FactVocabulary;
import org.faultline.rule.language.model.Position;
import org.faultline.rule.language.text.Code;
import org.faultline.rule.language.text.Cursor;
import org.faultline.rule.language.text.Token;
import org.jspecify.annotations.Nullable;

/** Reads {@code this before[0d, 30d] $x}. */
final class WindowReader {
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,5})([a-zA-Z]*)");
    private static final List<String> ORDERS = Arrays.stream(Order.values())
            .map(o -> o.name().toLowerCase(Locale.ROOT))
            .toList();

    /** Drools' others, which ask for facts that last. */
    private static final Set<String> OF_INTERVALS = Set.of(
            "during",
            "includes",
            "overlaps",
            "overlappedby",
            "meets",
            "metby",
            "starts",
            "startedby",
            "finishes",
            "finishedby");

    private final Cursor cursor;

    WindowReader(Cursor cursor) {
        this.cursor = cursor;
    }

    boolean opens(Token t) {
        return ORDERS.contains(t.text()) || OF_INTERVALS.contains(t.text());
    }

    @Nullable
    Constraint window() {
        Position at = cursor.next().at();
        Token word = cursor.peek();
        if (opens(word) || (word.isWord() && !word.isName() && cursor.peek(1).is("["))) {
            return behind(at);
        }
        cursor.fault(
                at,
                Code.OPERATOR,
                "behind this stands before, after or coincides; to tell two facts apart compare their ids: id != $x.id");
        cursor.skipTo(Set.of(",", ")", ";"));
        return null;
    }

    /** From the word before, after or coincides on. */
    @Nullable
    Constraint behind(Position at) {
        Token word = cursor.next();
        List<Length> bounds = new ArrayList<>();
        boolean literal = lengths(word, bounds);
        Token other = cursor.peek();
        if (other.isName()) {
            cursor.next();
        } else {
            cursor.missing(
                    "$name",
                    "which fact the window is counted from"
                            + cursor.patternBefore().map(n -> "; write " + n).orElse(""));
        }
        Optional<Order> order = order(word);
        return order.isEmpty() || !literal || !other.isName() || !complete(word, order.get(), bounds)
                ? null
                : new Constraint.Window(at, order.get(), bounds, other.text().substring(1), other.at());
    }

    private Optional<Order> order(Token word) {
        Optional<Order> known = Arrays.stream(Order.values())
                .filter(o -> o.name().toLowerCase(Locale.ROOT).equals(word.text()))
                .findFirst();
        if (known.isEmpty()) {
            cursor.fault(
                    word.at(),
                    Code.OPERATOR,
                    OF_INTERVALS.contains(word.text())
                            ? word.text()
                                    + " asks for facts that last, but a fact has one day; write before, after or coincides"
                            : "there is no operator " + word.text() + FactVocabulary.instead(word.text(), ORDERS));
        }
        return known;
    }

    private boolean lengths(Token word, List<Length> into) {
        String form = word.text() + (word.is("coincides") ? "[14d]" : "[0d, 30d]");
        if (!cursor.is("[")) {
            cursor.fault(
                    cursor.behind(),
                    Code.WINDOW,
                    "the length of the window is missing: write " + form + " $x, in square brackets");
            if (cursor.is("(")) {
                cursor.skipBracket();
            }
            return false;
        }
        cursor.next();
        boolean good = true;
        do {
            good &= length(into);
        } while (cursor.take(","));
        return cursor.expect("]", "the [ of " + word.text() + " is not closed") && good;
    }

    private boolean length(List<Length> into) {
        Token t = cursor.next();
        if (t.is("*") && into.size() == 1) {
            into.add(Length.ever(t.at()));
            return true;
        }
        Matcher m = LENGTH.matcher(t.text());
        boolean number = t.sort() == Token.Sort.NUMBER && m.matches();
        String unit = number ? m.group(2) : "";
        int amount = number ? Integer.parseInt(m.group(1)) : 0;
        if (unit.equals("d") || unit.equals("h")) {
            into.add(new Length(t.at(), amount, unit.charAt(0)));
            return true;
        }
        Token behind = cursor.peek();
        if (number && unit.isEmpty() && behind.isWord() && !behind.isName()) {
            cursor.next();
            unit = behind.text();
        }
        cursor.fault(
                t.at(),
                Code.WINDOW,
                number
                        ? unit.isEmpty()
                                ? "the unit is missing: write " + amount + "d for days, or " + amount + "h for hours"
                                : "windows are counted in days (d) or hours (h), without a space; write "
                                        + inDays(amount, unit)
                        : "a window is written in literal days; write a number such as 30d instead of " + t.shown());
        if (!number) {
            cursor.skipTo(Set.of(",", "]", ")"));
        }
        return false;
    }

    private static String inDays(int amount, String unit) {
        String u = unit.toLowerCase(Locale.ROOT);
        int days = u.startsWith("w") || u.startsWith("sem")
                ? 7
                : u.startsWith("mo") ? 30 : u.startsWith("y") || u.startsWith("a") ? 365 : 1;
        return u.startsWith("h")
                ? amount + "h"
                : u.equals("m")
                        ? amount * 30 + "d for months"
                        : u.matches("s|ms|min.*|sec.*") ? "1d at least" : amount * days + "d";
    }

    private boolean complete(Token word, Order order, List<Length> bounds) {
        boolean right = bounds.size() == 2 || (order == Order.COINCIDES && bounds.size() == 1);
        if (!right) {
            cursor.fault(
                    bounds.isEmpty() ? word.at() : bounds.get(0).at(),
                    Code.WINDOW,
                    order == Order.COINCIDES
                            ? "coincides takes one length: write coincides[14d]"
                            : word.text() + " takes two lengths, the nearer first: write " + word.text() + "[0d, "
                                    + (bounds.isEmpty() ? "30d" : bounds.get(0)) + "]"
                                    + (bounds.isEmpty()
                                            ? ""
                                            : " for at most that long, " + word.text() + "[" + bounds.get(0)
                                                    + ", *] for at least that long"));
        }
        return right;
    }
}
