/** The one way in which a rule is laid out. */
@NullMarked
package org.faultline.rule.language.layout;

import org.jspecify.annotations.NullMarked;
