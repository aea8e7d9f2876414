package org.faultline.pipeline.ownership;

/**
 * The right to commit what follows in a theatre.
 *
 * @param fence one higher each time the lease is taken; every commit of the lane names it, and is refused once another took the lease
 */
public record Lease(String theatre, long fence) {}
