package org.faultline.notify.mail.map;

import java.util.List;

/** The land borders that a map shows. What is known of them belongs to others; a map only draws lines. */
@FunctionalInterface
public interface MapBorders {
    /** A point in degrees. */
    record Point(double lat, double lon) {}

    /**
     * One line between two countries.
     *
     * @param between their names, with a dash
     * @param disputed whether it is an agreed border, or not
     */
    record Line(String between, boolean disputed, List<Point> points) {}

    /** The lines of which a point lies in the box, given in degrees; east may lie beyond 180. */
    List<Line> in(double south, double west, double north, double east);
}
