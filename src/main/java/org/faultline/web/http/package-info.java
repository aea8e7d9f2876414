/** What all routes share: problems, limits, queries, JSON. */
@NullMarked
package org.faultline.web.http;

import org.jspecify.annotations.NullMarked;
