/** From checked rules to what the engine runs. */
@NullMarked
package org.faultline.rule.compile;

import org.jspecify.annotations.NullMarked;
