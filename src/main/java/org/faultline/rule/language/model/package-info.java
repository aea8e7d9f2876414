/** A rule understood, and the words it may use. */
@NullMarked
package org.faultline.rule.language.model;

import org.jspecify.annotations.NullMarked;
