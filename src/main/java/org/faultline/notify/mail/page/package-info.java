/** What stands in a mail. */
@NullMarked
package org.faultline.notify.mail.page;

import org.jspecify.annotations.NullMarked;
