/** Who wants to be told of what, how and when. */
@NullMarked
package org.faultline.notify.subscriber;

import org.jspecify.annotations.NullMarked;
