/** The event export of GDELT 2.0. */
@NullMarked
package org.faultline.ingest.format.gdelt;

import org.jspecify.annotations.NullMarked;
