/** What people write in another habit, and the words, days and numbers that cases have for it. */
@NullMarked
package org.faultline.trial.cases.word;

import org.jspecify.annotations.NullMarked;
