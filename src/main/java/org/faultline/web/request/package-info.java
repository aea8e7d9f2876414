/** What requests are known by: their route in figures. */
@NullMarked
package org.faultline.web.request;

import org.jspecify.annotations.NullMarked;
