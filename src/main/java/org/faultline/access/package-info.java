/** Who may do what: who somebody is to the service, and with which role. */
@NullMarked
package org.faultline.access;

import org.jspecify.annotations.NullMarked;
