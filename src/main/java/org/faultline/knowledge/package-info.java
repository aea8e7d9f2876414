/** Who is who, who is allied with whom and when, where places and borders are. */
@NullMarked
package org.faultline.knowledge;

import org.jspecify.annotations.NullMarked;
