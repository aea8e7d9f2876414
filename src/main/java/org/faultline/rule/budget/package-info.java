/** How much time and memory a rule may take, enforced from inside its code. */
@NullMarked
package org.faultline.rule.budget;

import org.jspecify.annotations.NullMarked;
