/** Rows as they are written in bulk. */
@NullMarked
package org.faultline.alert.rows;

import org.jspecify.annotations.NullMarked;
