/** One incident, who took part, who faced whom, and what rules found in it. */
@NullMarked
package org.faultline.fact.event;

import org.jspecify.annotations.NullMarked;
