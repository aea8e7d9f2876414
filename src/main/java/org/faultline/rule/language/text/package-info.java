/** The text of a rule in tokens, and faults in it. */
@NullMarked
package org.faultline.rule.language.text;

import org.jspecify.annotations.NullMarked;
