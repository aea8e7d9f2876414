/** Events, and decisions about names and links. */
@NullMarked
package org.faultline.web.event;

import org.jspecify.annotations.NullMarked;
