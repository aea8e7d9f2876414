/** What people do about alerts; no machine writes here. */
@NullMarked
package org.faultline.alert.work;

import org.jspecify.annotations.NullMarked;
