/** Takes in files and deliveries, whatever they are packed in. */
@NullMarked
package org.faultline.ingest;

import org.jspecify.annotations.NullMarked;
