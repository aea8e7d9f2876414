/** What rules match on, and what it is made of; how reports become events is in fact.linking. */
@NullMarked
package org.faultline.fact;

import org.jspecify.annotations.NullMarked;
