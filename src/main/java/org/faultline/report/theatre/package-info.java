/** To which theatre a report belongs, and who works each theatre out. */
@NullMarked
package org.faultline.report.theatre;

import org.jspecify.annotations.NullMarked;
