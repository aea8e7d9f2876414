/** Letters as signed calls of a subscriber's URL. */
@NullMarked
package org.faultline.notify.channel.webhook;

import org.jspecify.annotations.NullMarked;
