/** Which replica drives the lane of which theatre: leases with fencing numbers, in the database that all replicas share. */
@NullMarked
package org.faultline.pipeline.ownership;

import org.jspecify.annotations.NullMarked;
