/** Which format a file has. */
@NullMarked
package org.faultline.ingest.detection;

import org.jspecify.annotations.NullMarked;
