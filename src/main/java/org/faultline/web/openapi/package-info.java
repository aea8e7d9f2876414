/** The description of the API that programs read. */
@NullMarked
package org.faultline.web.openapi;

import org.jspecify.annotations.NullMarked;
