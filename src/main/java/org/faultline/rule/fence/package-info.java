/** What holds when a rule got past the checker: which classes it sees, what its bytecode may do, how long it may take. */
@NullMarked
package org.faultline.rule.fence;

import org.jspecify.annotations.NullMarked;
