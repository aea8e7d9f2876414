/** What all pages share. */
@NullMarked
package org.faultline.web.page;

import org.jspecify.annotations.NullMarked;
