/** Keeps every report and its revisions. */
@NullMarked
package org.faultline.report.store;

import org.jspecify.annotations.NullMarked;
