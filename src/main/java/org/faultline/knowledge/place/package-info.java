/** Places and areas, and the gazetteer. */
@NullMarked
package org.faultline.knowledge.place;

import org.jspecify.annotations.NullMarked;
