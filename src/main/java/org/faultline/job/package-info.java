/** Jobs that the clock begins. */
@NullMarked
package org.faultline.job;

import org.jspecify.annotations.NullMarked;
