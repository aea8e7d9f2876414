/** What compiled rules may call. */
@NullMarked
package org.faultline.rule.sandbox;

import org.jspecify.annotations.NullMarked;
