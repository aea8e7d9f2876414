/** What is happening where, and who with whom: the first page, and the pages of groups and areas. */
@NullMarked
package org.faultline.web.overview;

import org.jspecify.annotations.NullMarked;
