/** How many alerts there are. */
@NullMarked
package org.faultline.alert.figures;

import org.jspecify.annotations.NullMarked;
