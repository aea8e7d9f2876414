package org.faultline.report;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How talks, an attempt or an ultimatum ended, as the text says it; UNSTATED when it does not. */
@Schema(name = "ReportOutcome")
public enum Outcome {
    AGREED,
    FAILED,
    /** The text says outright that nothing came of it. */
    NONE,
    UNSTATED
}
