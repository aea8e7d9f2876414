/** What several commands take: settings, files, progress. */
@NullMarked
package org.faultline.cli.option;

import org.jspecify.annotations.NullMarked;
