/** Takes the stored reports in their order, one transaction a step: from a report to the mails owed. */
@NullMarked
package org.faultline.pipeline;

import org.jspecify.annotations.NullMarked;
