/** Reads the text of a rule. */
@NullMarked
package org.faultline.rule.language.read;

import org.jspecify.annotations.NullMarked;
