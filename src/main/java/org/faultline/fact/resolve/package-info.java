/** Says who and where the names of a report mean. */
@NullMarked
package org.faultline.fact.resolve;

import org.jspecify.annotations.NullMarked;
