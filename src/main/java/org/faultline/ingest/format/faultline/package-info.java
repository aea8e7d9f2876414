/** Tables whose columns are the fields of our own report. */
@NullMarked
package org.faultline.ingest.format.faultline;

import org.jspecify.annotations.NullMarked;
