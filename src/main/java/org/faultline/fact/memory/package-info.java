/** The facts of one theatre in memory, kept up with its reports. */
@NullMarked
package org.faultline.fact.memory;

import org.jspecify.annotations.NullMarked;
