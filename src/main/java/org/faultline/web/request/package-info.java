/** What requests are known by: their id in the log, their route in figures. */
@NullMarked
package org.faultline.web.request;

import org.jspecify.annotations.NullMarked;
