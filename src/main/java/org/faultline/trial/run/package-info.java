/** Runs cases, and variations of them. */
@NullMarked
package org.faultline.trial.run;

import org.jspecify.annotations.NullMarked;
