/** The doors: who a request comes from, what they may do, and the pages and routes about people, keys and the audit trail. */
@NullMarked
package org.faultline.web.access;

import org.jspecify.annotations.NullMarked;
