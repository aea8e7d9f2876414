/** Drafts that are saved on one replica and belong into the rules folder of each. */
@NullMarked
package org.faultline.rule.draft;

import org.jspecify.annotations.NullMarked;
