/** Who wants to be told of what. */
@NullMarked
package org.faultline.subscription;

import org.jspecify.annotations.NullMarked;
