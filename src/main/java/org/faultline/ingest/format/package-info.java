/** What the formats have in common: columns, code tables, and a row on its way to a report. */
@NullMarked
package org.faultline.ingest.format;

import org.jspecify.annotations.NullMarked;
