/** UCDP Georeferenced Event Dataset. */
@NullMarked
package org.faultline.ingest.format.ucdp;

import org.jspecify.annotations.NullMarked;
