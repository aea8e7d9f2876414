/** What the service says of itself under /q/health. */
@NullMarked
package org.faultline.app.health;

import org.jspecify.annotations.NullMarked;
