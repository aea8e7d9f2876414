/** API and pages. */
@NullMarked
package org.faultline.web;

import org.jspecify.annotations.NullMarked;
