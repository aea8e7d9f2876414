/** What people write who come from other languages, and how it is written in a rule. */
@NullMarked
package org.faultline.rule.language.idiom;

import org.jspecify.annotations.NullMarked;
