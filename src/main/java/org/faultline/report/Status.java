package org.faultline.report;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How sure the text is that the thing took place. */
@Schema(name = "ReportStatus")
public enum Status {
    REPORTED,
    CONFIRMED,
    PLANNED,
    ALLEGED,
    ATTEMPTED,
    HISTORICAL,
    NEGATED
}
