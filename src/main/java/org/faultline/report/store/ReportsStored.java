package org.faultline.report.store;

import java.util.List;

/**
 * New reports are committed.
 *
 * @param after the number of the last report before them; whoever has come that far may take these without reading them again
 */
public record ReportsStored(long after, List<StoredReport> reports) {}
