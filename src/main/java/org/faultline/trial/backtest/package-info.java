/** Replays reports as they became known, and says what rules would have raised. */
@NullMarked
package org.faultline.trial.backtest;

import org.jspecify.annotations.NullMarked;
