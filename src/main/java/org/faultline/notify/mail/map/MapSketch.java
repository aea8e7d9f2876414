package org.faultline.notify.mail.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.faultline.notify.mail.words.ForeignText;
import org.faultline.rule.firing.Evidence;

/**
 * What a map shows and how much of the world: marks, and a box around them, north up. Places are projected onto a plane that touches the
 * earth at the middle of the box (equirectangular), where kilometres are true.
 *
 * @param lat with lon the middle, in degrees
 * @param height kilometres from its southern to its northern edge
 */
public record MapSketch(List<Mark> marks, double lat, double lon, double width, double height) {
    /**
     * A place, with every event there.
     *
     * @param precision UCDP where_prec
     */
    public record Mark(String name, double lat, double lon, int precision, int events) {
        /** Kilometres within which it lies, 0 where it is known exactly. */
        public double radius() {
            return Evidence.radiusKm(precision).orElseThrow();
        }
    }

    /** Kilometres of one degree of latitude, on the mean sphere. */
    static final double DEGREE_KM = 111.195;

    private static final double WIDTH_TO_HEIGHT = 2.0;
    private static final double LEAST_HEIGHT = 90;
    private static final double MARGIN = 1.5;
    private static final int MOST_MARKS = 40;
    private static final int NAME = 60;

    /** @return marks, none where no place has coordinates */
    public static MapSketch of(List<Evidence> evidence) {
        Map<String, Mark> marks = new LinkedHashMap<>();
        for (Evidence e : evidence) {
            Double lat = e.lat();
            Double lon = e.lon();
            if (lat != null
                    && lon != null
                    && Evidence.radiusKm(e.placePrecision()).isPresent()
                    && marks.size() < MOST_MARKS) {
                Mark mark = new Mark(ForeignText.clean(e.place(), NAME), lat, lon, Math.max(1, e.placePrecision()), 1);
                marks.merge(lat + " " + lon + " " + mark.precision, mark, MapSketch::together);
            }
        }
        return around(marks.values().stream()
                .sorted(Comparator.comparing(Mark::radius).reversed())
                .toList());
    }

    private static Mark together(Mark a, Mark b) {
        return new Mark(a.name, a.lat, a.lon, a.precision, a.events + b.events);
    }

    private static MapSketch around(List<Mark> marks) {
        if (marks.isEmpty()) {
            return new MapSketch(List.of(), 0, 0, 0, 0);
        }
        // measured from the first place, the shorter way round, so that the antimeridian is no edge
        double lon0 = marks.get(0).lon;
        double lat0 = marks.get(0).lat;
        List<double[]> at = new ArrayList<>();
        for (Mark m : marks) {
            double east = Math.IEEEremainder(m.lon - lon0, 360) * DEGREE_KM * Math.cos(Math.toRadians(lat0));
            at.add(new double[] {east, (m.lat - lat0) * DEGREE_KM, m.radius()});
        }
        double west = at.stream().mapToDouble(a -> a[0] - a[2]).min().orElse(0);
        double east = at.stream().mapToDouble(a -> a[0] + a[2]).max().orElse(0);
        double south = at.stream().mapToDouble(a -> a[1] - a[2]).min().orElse(0);
        double north = at.stream().mapToDouble(a -> a[1] + a[2]).max().orElse(0);
        double height = Math.max(LEAST_HEIGHT, MARGIN * Math.max(north - south, (east - west) / WIDTH_TO_HEIGHT));
        double lat = lat0 + (south + north) / 2 / DEGREE_KM;
        double lon = lon0 + (west + east) / 2 / (DEGREE_KM * Math.max(0.05, Math.cos(Math.toRadians(lat0))));
        return new MapSketch(marks, lat, lon, height * WIDTH_TO_HEIGHT, height);
    }

    /** Kilometres east of the middle. */
    double x(double lon) {
        return Math.IEEEremainder(lon - this.lon, 360) * DEGREE_KM * Math.cos(Math.toRadians(lat));
    }

    /** Kilometres north of the middle. */
    double y(double lat) {
        return (lat - this.lat) * DEGREE_KM;
    }

    public double south() {
        return Math.max(-90, lat - height / 2 / DEGREE_KM);
    }

    public double north() {
        return Math.min(90, lat + height / 2 / DEGREE_KM);
    }

    public double west() {
        return lon - halfWidth();
    }

    public double east() {
        return lon + halfWidth();
    }

    private double halfWidth() {
        return width / 2 / (DEGREE_KM * Math.max(0.05, Math.cos(Math.toRadians(lat))));
    }

    /** A round length of 1, 2 or 5 times a power of ten, about a fifth of the width, for the scale bar. */
    double scaleKm() {
        double most = width / 5;
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        return most >= 5 * power ? 5 * power : most >= 2 * power ? 2 * power : power;
    }
}
