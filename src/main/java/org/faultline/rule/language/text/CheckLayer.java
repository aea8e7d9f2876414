package org.faultline.rule.language.text;

/** The layers of the checker. All are always on; a test can do without one to see whether the others hold alone. */
public enum CheckLayer {
    /** Size, depth, characters, escapes: what would hurt whoever reads on. */
    LEXICAL,
    /** Drools' own parser. */
    PARSED,
    /** Words, kinds, joins, and what can be true. */
    ALLOWED,
    /** The engine is given what is printed from the model instead of the text. */
    REPRINTED
}
