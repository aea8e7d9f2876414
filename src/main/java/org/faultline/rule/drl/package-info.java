/** The rule language: read from a file, checked, and printed for people and for the engine. */
@NullMarked
package org.faultline.rule.drl;

import org.jspecify.annotations.NullMarked;
