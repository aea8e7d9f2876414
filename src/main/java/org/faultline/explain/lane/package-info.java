/** A copy of what the service has in memory, in which what-if questions are tried. */
@NullMarked
package org.faultline.explain.lane;

import org.jspecify.annotations.NullMarked;
