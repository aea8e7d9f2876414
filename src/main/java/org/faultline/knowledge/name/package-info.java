/** Names compared and suggested; countries and relations by their codes. */
@NullMarked
package org.faultline.knowledge.name;

import org.jspecify.annotations.NullMarked;
