/** Cuts a file into records, tells their format, and reads them. */
@NullMarked
package org.faultline.ingest.record;

import org.jspecify.annotations.NullMarked;
