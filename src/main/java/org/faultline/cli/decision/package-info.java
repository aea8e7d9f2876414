/** The commands that take what people decided out of one installation and into another. */
@NullMarked
package org.faultline.cli.decision;

import org.jspecify.annotations.NullMarked;
