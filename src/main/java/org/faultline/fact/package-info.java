/** Links reports of one incident into an event; makes what rules match on. */
@NullMarked
package org.faultline.fact;

import org.jspecify.annotations.NullMarked;
