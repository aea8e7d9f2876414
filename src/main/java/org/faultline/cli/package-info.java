/** The commands beside the service. */
@NullMarked
package org.faultline.cli;

import org.jspecify.annotations.NullMarked;
