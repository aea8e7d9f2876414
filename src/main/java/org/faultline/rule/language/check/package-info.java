/** What a rule says wrongly, found before the engine sees it. */
@NullMarked
package org.faultline.rule.language.check;

import org.jspecify.annotations.NullMarked;
