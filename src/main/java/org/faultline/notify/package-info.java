/** Tells subscribers, once. */
@NullMarked
package org.faultline.notify;

import org.jspecify.annotations.NullMarked;
