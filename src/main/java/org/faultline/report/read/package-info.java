/** Reads and checks one report, field by field. */
@NullMarked
package org.faultline.report.read;

import org.jspecify.annotations.NullMarked;
