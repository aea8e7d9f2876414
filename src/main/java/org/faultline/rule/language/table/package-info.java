/** Tables of words among the resources. */
@NullMarked
package org.faultline.rule.language.table;

import org.jspecify.annotations.NullMarked;
