/** Takes owed letters from the outbox to who reads them. */
@NullMarked
package org.faultline.notify.delivery;

import org.jspecify.annotations.NullMarked;
