/** The words of rules and cases, in forms that editors read. */
@NullMarked
package org.faultline.explain.vocabulary;

import org.jspecify.annotations.NullMarked;
