/** Reads extracted events, keeps every one, refuses bad ones with a reason. */
@NullMarked
package org.faultline.report;

import org.jspecify.annotations.NullMarked;
