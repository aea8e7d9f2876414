/** Runs rules over facts and says what fires and what no longer does. */
@NullMarked
package org.faultline.rule.evaluate;

import org.jspecify.annotations.NullMarked;
