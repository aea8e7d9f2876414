package org.faultline.ingest;

import java.util.List;
import java.util.Set;
import org.faultline.ingest.format.Format;

/**
 * What became of a delivery as a whole; what became of its records has been handed on.
 *
 * @param formats the formats of what was in it, more than one only in a zip
 * @param rows how many records were read, good and bad
 * @param faults what kept the rest from being read, such as a gzip that ends in the middle
 */
public record DeliveryResult(Set<Format> formats, long rows, List<String> faults) {}
