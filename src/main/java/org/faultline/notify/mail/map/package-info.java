/** The small map in a mail, drawn here. */
@NullMarked
package org.faultline.notify.mail.map;

import org.jspecify.annotations.NullMarked;
