/** ACLED exports. */
@NullMarked
package org.faultline.ingest.format.acled;

import org.jspecify.annotations.NullMarked;
