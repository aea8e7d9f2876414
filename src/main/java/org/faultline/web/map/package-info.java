/** What maps on pages are drawn over: borders and coasts. */
@NullMarked
package org.faultline.web.map;

import org.jspecify.annotations.NullMarked;
