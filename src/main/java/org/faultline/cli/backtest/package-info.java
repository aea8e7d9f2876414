/** The command that replays files through the rules. */
@NullMarked
package org.faultline.cli.backtest;

import org.jspecify.annotations.NullMarked;
