/** Starts everything: the main class, its own PostgreSQL, the sample, the state of its health. */
@NullMarked
package org.faultline.app;

import org.jspecify.annotations.NullMarked;
