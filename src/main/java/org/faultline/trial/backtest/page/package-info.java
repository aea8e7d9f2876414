/** What a backtest found, as a page. */
@NullMarked
package org.faultline.trial.backtest.page;

import org.jspecify.annotations.NullMarked;
