/** Who did what. */
@NullMarked
package org.faultline.access.audit;

import org.jspecify.annotations.NullMarked;
