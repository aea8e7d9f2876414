/** What the log says of HTTP requests and of all that came of them. */
@NullMarked
package org.faultline.log;

import org.jspecify.annotations.NullMarked;
