/** Takes in reports; imports and what was refused. */
@NullMarked
package org.faultline.web.report;

import org.jspecify.annotations.NullMarked;
