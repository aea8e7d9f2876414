/** What is not wrong with a rule, but hardly meant. */
@NullMarked
package org.faultline.rule.warning;

import org.jspecify.annotations.NullMarked;
