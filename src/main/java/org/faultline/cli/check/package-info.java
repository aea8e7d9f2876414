/** The command that says what is wrong with rules and cases, in forms for people and for machines. */
@NullMarked
package org.faultline.cli.check;

import org.jspecify.annotations.NullMarked;
