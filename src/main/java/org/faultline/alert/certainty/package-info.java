/** How sure an alert is, as in CAP 1.2, and why. */
@NullMarked
package org.faultline.alert.certainty;

import org.jspecify.annotations.NullMarked;
