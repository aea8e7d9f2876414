package org.faultline.report;

/** Reports have been committed; whoever takes them further may look. */
public record ReportsStored() {}
