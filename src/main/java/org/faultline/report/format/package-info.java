/** Reads deliveries in every format, packed or not, a record at a time; one mapping a format, its codes in tables beside the classes. */
@NullMarked
package org.faultline.report.format;

import org.jspecify.annotations.NullMarked;
