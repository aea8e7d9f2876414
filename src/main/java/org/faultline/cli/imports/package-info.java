/** The command that delivers files to a service that runs. */
@NullMarked
package org.faultline.cli.imports;

import org.jspecify.annotations.NullMarked;
