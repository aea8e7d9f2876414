/** Letters by SMTP, and the local inbox of a start without set-up. */
@NullMarked
package org.faultline.notify.channel.mail;

import org.jspecify.annotations.NullMarked;
