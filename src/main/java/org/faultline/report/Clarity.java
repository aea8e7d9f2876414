package org.faultline.report;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether the text tells of one incident or of many at once ("repeated clashes"); UCDP's {@code event_clarity} 1 and 2. */
@Schema(name = "ReportClarity")
public enum Clarity {
    SINGLE,
    AGGREGATE
}
