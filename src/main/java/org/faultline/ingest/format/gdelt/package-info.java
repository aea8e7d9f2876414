/** GDELT 1.0 and 2.0 event tables. */
@NullMarked
package org.faultline.ingest.format.gdelt;

import org.jspecify.annotations.NullMarked;
