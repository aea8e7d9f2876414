/** Explanations in words. */
@NullMarked
package org.faultline.explain.text;

import org.jspecify.annotations.NullMarked;
