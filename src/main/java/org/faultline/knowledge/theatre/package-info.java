/** The theatres into which the world is divided, each of which is processed by itself. */
@NullMarked
package org.faultline.knowledge.theatre;

import org.jspecify.annotations.NullMarked;
