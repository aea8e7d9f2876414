/** The mappings of a cases file, by their keys, and what stands in them where something else belongs. */
@NullMarked
package org.faultline.trial.cases.entry;

import org.jspecify.annotations.NullMarked;
