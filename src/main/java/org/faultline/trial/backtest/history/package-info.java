/** Years of reports in the order in which they became known. */
@NullMarked
package org.faultline.trial.backtest.history;

import org.jspecify.annotations.NullMarked;
