/** How near a rule came to firing. */
@NullMarked
package org.faultline.trial.nearmiss;

import org.jspecify.annotations.NullMarked;
