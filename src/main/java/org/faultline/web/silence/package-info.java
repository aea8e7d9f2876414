/** Silences. */
@NullMarked
package org.faultline.web.silence;

import org.jspecify.annotations.NullMarked;
