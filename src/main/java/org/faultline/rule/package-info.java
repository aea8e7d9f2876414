/** The rule book: checks, compiles and runs what analysts write. */
@NullMarked
package org.faultline.rule;

import org.jspecify.annotations.NullMarked;
