/** Words and text of mails, in the language of who reads them. */
@NullMarked
package org.faultline.notify.mail.words;

import org.jspecify.annotations.NullMarked;
