/** Who is who, and who stood by whom when. */
@NullMarked
package org.faultline.knowledge.actor;

import org.jspecify.annotations.NullMarked;
