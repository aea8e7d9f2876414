/** All that is wrong with the cases files of a folder. */
@NullMarked
package org.faultline.trial.cases.check;

import org.jspecify.annotations.NullMarked;
