/** The database as a whole: the one that the service starts itself, and copies of all that stands in one. */
@NullMarked
package org.faultline.database;

import org.jspecify.annotations.NullMarked;
