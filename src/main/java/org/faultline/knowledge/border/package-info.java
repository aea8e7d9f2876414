/** Land borders, and how far a place is from one. */
@NullMarked
package org.faultline.knowledge.border;

import org.jspecify.annotations.NullMarked;
