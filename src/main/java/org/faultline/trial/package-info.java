/** Rules tried before they run: on cases, and on history. */
@NullMarked
package org.faultline.trial;

import org.jspecify.annotations.NullMarked;
