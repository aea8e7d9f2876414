/** Letters that are owed, in the transaction of what they tell of. */
@NullMarked
package org.faultline.notify.outbox;

import org.jspecify.annotations.NullMarked;
