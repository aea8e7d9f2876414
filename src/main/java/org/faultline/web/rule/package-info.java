/** Rules, near misses and backtests. */
@NullMarked
package org.faultline.web.rule;

import org.jspecify.annotations.NullMarked;
