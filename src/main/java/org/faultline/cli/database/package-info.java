/** The commands that copy the whole database out and in. */
@NullMarked
package org.faultline.cli.database;

import org.jspecify.annotations.NullMarked;
