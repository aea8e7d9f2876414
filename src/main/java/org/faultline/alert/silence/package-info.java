/** Works out which alerts are told to nobody at the moment, and why; nothing of that is stored. */
@NullMarked
package org.faultline.alert.silence;

import org.jspecify.annotations.NullMarked;
