/** Alerts, and work on them. */
@NullMarked
package org.faultline.web.alert;

import org.jspecify.annotations.NullMarked;
