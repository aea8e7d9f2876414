/** What mails say, in the reader's language, and how it looks. */
@NullMarked
package org.faultline.notify.mail;

import org.jspecify.annotations.NullMarked;
