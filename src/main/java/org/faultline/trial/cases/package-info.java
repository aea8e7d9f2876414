/** Written cases, and how their files are read. */
@NullMarked
package org.faultline.trial.cases;

import org.jspecify.annotations.NullMarked;
