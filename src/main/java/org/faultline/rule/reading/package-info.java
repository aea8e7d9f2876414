/** Reads a rule over a few facts without the engine, condition by condition. */
@NullMarked
package org.faultline.rule.reading;

import org.jspecify.annotations.NullMarked;
