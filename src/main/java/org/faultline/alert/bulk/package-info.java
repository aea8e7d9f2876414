/** Rows as they are written in bulk. */
@NullMarked
package org.faultline.alert.bulk;

import org.jspecify.annotations.NullMarked;
