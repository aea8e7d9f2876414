package org.faultline.report.theatre;

import java.util.function.Function;
import org.faultline.report.Report;

/** Says to which theatre reports belong. */
public interface TheatreOfReport {
    /** By what is known of places now. */
    Function<Report, String> now();
}
