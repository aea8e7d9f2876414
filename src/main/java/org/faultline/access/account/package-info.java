/** People with an account here, and the sessions, keys and links by which they come in. */
@NullMarked
package org.faultline.access.account;

import org.jspecify.annotations.NullMarked;
