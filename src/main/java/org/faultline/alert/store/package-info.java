/** Keeps alerts, their revisions and the evidence in the database, and finds them again. */
@NullMarked
package org.faultline.alert.store;

import org.jspecify.annotations.NullMarked;
