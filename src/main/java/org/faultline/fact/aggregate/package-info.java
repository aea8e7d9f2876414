/** What a dyad, a group or an area did on a day, added up from events. */
@NullMarked
package org.faultline.fact.aggregate;

import org.jspecify.annotations.NullMarked;
