/** One theatre in memory, the same for the service, for cases, for backtests and for why-not: facts, rules, and the alerts they make. */
@NullMarked
package org.faultline.engine;

import org.jspecify.annotations.NullMarked;
