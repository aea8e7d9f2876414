/** Links reports of one incident into an event, whatever the order in which they came. */
@NullMarked
package org.faultline.fact.linking;

import org.jspecify.annotations.NullMarked;
