/** A rule printed, for people and for the engine. */
@NullMarked
package org.faultline.rule.language.print;

import org.jspecify.annotations.NullMarked;
