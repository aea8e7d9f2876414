/** Says why an alert was raised, whether it would be raised again, and why a rule is silent. */
@NullMarked
package org.faultline.explain;

import org.jspecify.annotations.NullMarked;
