/** Takes owed letters from the outbox to who reads them; each channel is a package below this. */
@NullMarked
package org.faultline.notify.channel;

import org.jspecify.annotations.NullMarked;
