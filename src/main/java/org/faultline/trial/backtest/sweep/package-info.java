/** What a rule would have raised with other numbers in it. */
@NullMarked
package org.faultline.trial.backtest.sweep;

import org.jspecify.annotations.NullMarked;
