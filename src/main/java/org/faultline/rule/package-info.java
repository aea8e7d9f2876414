/** The rule book: checks, compiles, tests and runs what analysts write. */
@NullMarked
package org.faultline.rule;

import org.jspecify.annotations.NullMarked;
