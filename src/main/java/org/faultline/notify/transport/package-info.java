/** How a letter leaves the house: SMTP and webhooks, what a refusal means, and what comes back. */
@NullMarked
package org.faultline.notify.transport;

import org.jspecify.annotations.NullMarked;
