/** What an alert says and how that changes: pure functions and the values they work on. */
@NullMarked
package org.faultline.alert.lifecycle;

import org.jspecify.annotations.NullMarked;
