/** Reads a rule over a few facts without the engine, condition by condition. */
@NullMarked
package org.faultline.rule.interpret;

import org.jspecify.annotations.NullMarked;
