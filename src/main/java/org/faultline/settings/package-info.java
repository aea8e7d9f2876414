/** What operators can set: every name, kind of value and default, at one place. */
@NullMarked
package org.faultline.settings;

import org.jspecify.annotations.NullMarked;
