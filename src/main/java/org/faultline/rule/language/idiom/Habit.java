package org.faultline.rule.language.idiom;

/** Where people have a form of words from. */
public enum Habit {
    SQL("SQL"),
    PROGRAM("Python, R, JavaScript and Java"),
    SHEET("spreadsheets"),
    ENGLISH("plain English"),
    DROOLS("other DRL");

    private final String words;

    Habit(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
