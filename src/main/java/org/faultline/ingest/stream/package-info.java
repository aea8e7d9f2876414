/** Packed and encoded bytes, with their limits. */
@NullMarked
package org.faultline.ingest.stream;

import org.jspecify.annotations.NullMarked;
