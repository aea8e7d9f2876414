/** Where rules are written in the browser. */
@NullMarked
package org.faultline.web.rule.edit;

import org.jspecify.annotations.NullMarked;
