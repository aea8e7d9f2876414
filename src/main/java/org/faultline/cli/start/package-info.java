/** The command that writes the beginning of a new rule. */
@NullMarked
package org.faultline.cli.start;

import org.jspecify.annotations.NullMarked;
