/** The text of cases files: what is YAML and what is not, where each part stands, and what somebody meant who wrote it otherwise. */
@NullMarked
package org.faultline.trial.cases.text;

import org.jspecify.annotations.NullMarked;
