/** Subscriptions, by their owners. */
@NullMarked
package org.faultline.web.subscription;

import org.jspecify.annotations.NullMarked;
