/** The lane of one theatre: its facts and rules in memory, and the reports that wait for it. */
@NullMarked
package org.faultline.pipeline.lane;

import org.jspecify.annotations.NullMarked;
