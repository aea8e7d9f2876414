/** What a delivery of reports is made of, and what is refused of it. */
@NullMarked
package org.faultline.report.delivery;

import org.jspecify.annotations.NullMarked;
