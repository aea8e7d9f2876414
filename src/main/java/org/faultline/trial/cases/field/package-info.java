/** Reads the fields of a report in a case, and days. */
@NullMarked
package org.faultline.trial.cases.field;

import org.jspecify.annotations.NullMarked;
