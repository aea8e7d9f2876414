/** Decides what is news and keeps it. */
@NullMarked
package org.faultline.alert;

import org.jspecify.annotations.NullMarked;
