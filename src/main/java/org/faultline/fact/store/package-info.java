/** Keeps events, and what people decided about links, in the database. */
@NullMarked
package org.faultline.fact.store;

import org.jspecify.annotations.NullMarked;
