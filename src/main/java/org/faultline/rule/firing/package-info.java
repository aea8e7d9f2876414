/** One match of a rule, its evidence, and how sure it is. */
@NullMarked
package org.faultline.rule.firing;

import org.jspecify.annotations.NullMarked;
