/** Keeps subscriptions, and confirms and ends them. */
@NullMarked
package org.faultline.subscription.store;

import org.jspecify.annotations.NullMarked;
