/** What a password may be, and how it is kept. */
@NullMarked
package org.faultline.access.password;

import org.jspecify.annotations.NullMarked;
