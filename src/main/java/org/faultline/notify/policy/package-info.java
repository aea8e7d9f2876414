/** Decides who is told of what, and when: pure functions. */
@NullMarked
package org.faultline.notify.policy;

import org.jspecify.annotations.NullMarked;
