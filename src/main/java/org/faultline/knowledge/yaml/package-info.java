/** Knowledge files in YAML, with the place of every fault. */
@NullMarked
package org.faultline.knowledge.yaml;

import org.jspecify.annotations.NullMarked;
