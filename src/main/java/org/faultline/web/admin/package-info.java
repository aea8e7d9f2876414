/** State of the service, letters that could not be delivered. */
@NullMarked
package org.faultline.web.admin;

import org.jspecify.annotations.NullMarked;
