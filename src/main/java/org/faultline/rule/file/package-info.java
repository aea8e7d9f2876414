/** Rules as they stand in their files. */
@NullMarked
package org.faultline.rule.file;

import org.jspecify.annotations.NullMarked;
