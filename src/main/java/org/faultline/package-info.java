/** The service as a whole: the pipeline from report to mail, and its start. */
@NullMarked
package org.faultline;

import org.jspecify.annotations.NullMarked;
