/** What the names in a case mean, and what somebody meant whose name means nothing. */
@NullMarked
package org.faultline.trial.cases.name;

import org.jspecify.annotations.NullMarked;
