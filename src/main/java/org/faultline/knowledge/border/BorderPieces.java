package org.faultline.knowledge.border;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.faultline.knowledge.border.LandBorders.Vertex;
import org.jspecify.annotations.Nullable;

/**
 * Border lines cut into pieces of at most {@value #LONGEST_DEGREES} degrees, as straight sticks in space, so that neither a pole
 * nor the antimeridian is a special case. Boxes around each line and around each run of pieces spare most of the work.
 */
final class BorderPieces {
    /** The point of border nearest to a place, in degrees, and the line's index. */
    record Foot(int line, double lat, double lon) {}

    /** A stick this long lies at most 20 m below the surface. */
    static final double LONGEST_DEGREES = 0.25;

    private static final int RUN = 16;

    /** WGS 84: half the equator's width in kilometres, and the squared eccentricity. */
    private static final double EQUATOR_KM = 6378.137;

    private static final double ECCENTRICITY_2 = 0.00669437999014;

    /** Points of one line and the boxes around its runs; lons go on past 180 rather than jump. */
    private static final class Strand {
        private final double[] lats;
        private final double[] lons;
        private final double[][] points;
        private final double[] box;
        private final List<double[]> runs = new ArrayList<>();

        Strand(List<Vertex> vertices) {
            List<Vertex> cut = cut(vertices);
            lats = cut.stream().mapToDouble(Vertex::lat).toArray();
            lons = cut.stream().mapToDouble(Vertex::lon).toArray();
            points = new double[cut.size()][];
            Arrays.setAll(points, i -> inSpace(lats[i], lons[i]));
            for (int i = 0; i < points.length - 1; i += RUN) {
                runs.add(box(points, i, Math.min(i + RUN, points.length - 1)));
            }
            box = box(points, 0, points.length - 1);
        }
    }

    private final List<Strand> strands = new ArrayList<>();

    BorderPieces(List<LandBorders.Line> lines) {
        lines.forEach(line -> strands.add(new Strand(line.vertices())));
    }

    private static List<Vertex> cut(List<Vertex> vertices) {
        List<Vertex> cut = new ArrayList<>();
        for (Vertex to : vertices) {
            Vertex from = cut.isEmpty() ? to : cut.get(cut.size() - 1);
            // the shorter way round
            double east = Math.IEEEremainder(to.lon() - from.lon(), 360);
            double north = to.lat() - from.lat();
            int steps = (int) Math.max(1, Math.ceil(Math.max(Math.abs(east), Math.abs(north)) / LONGEST_DEGREES));
            for (int i = 1; i <= steps; i++) {
                cut.add(new Vertex(from.lat() + north * i / steps, from.lon() + east * i / steps));
            }
        }
        return cut;
    }

    private static double[] inSpace(double lat, double lon) {
        double sin = Math.sin(Math.toRadians(lat));
        double cos = Math.cos(Math.toRadians(lat));
        double normal = EQUATOR_KM / Math.sqrt(1 - ECCENTRICITY_2 * sin * sin);
        return new double[] {
            normal * cos * Math.cos(Math.toRadians(lon)),
            normal * cos * Math.sin(Math.toRadians(lon)),
            normal * (1 - ECCENTRICITY_2) * sin
        };
    }

    /** Least and greatest x, y, z of the points first to last. */
    private static double[] box(double[][] points, int first, int last) {
        double[] box = {1e9, 1e9, 1e9, -1e9, -1e9, -1e9};
        for (int i = first; i <= last; i++) {
            for (int axis = 0; axis < 3; axis++) {
                box[axis] = Math.min(box[axis], points[i][axis]);
                box[axis + 3] = Math.max(box[axis + 3], points[i][axis]);
            }
        }
        return box;
    }

    @Nullable
    Foot nearest(double lat, double lon) {
        Search search = new Search(inSpace(lat, lon));
        double[] least = new double[strands.size()];
        int nearest = 0;
        for (int i = 0; i < least.length; i++) {
            least[i] = search.toBox(strands.get(i).box);
            nearest = least[i] < least[nearest] ? i : nearest;
        }
        if (least.length > 0) {
            search.look(strands.get(nearest), nearest);
        }
        for (int i = 0; i < least.length; i++) {
            if (i != nearest && least[i] < search.best) {
                search.look(strands.get(i), i);
            }
        }
        return search.foot();
    }

    /** One look for the nearest piece; all distances are squares of kilometres. */
    private final class Search {
        private final double[] from;
        private double best = Double.POSITIVE_INFINITY;
        private double along;
        private int piece;
        private int line = -1;

        Search(double[] from) {
            this.from = from;
        }

        double toBox(double[] box) {
            double sum = 0;
            for (int axis = 0; axis < 3; axis++) {
                double out = Math.max(0, Math.max(box[axis] - from[axis], from[axis] - box[axis + 3]));
                sum += out * out;
            }
            return sum;
        }

        void look(Strand strand, int index) {
            for (int run = 0; run < strand.runs.size(); run++) {
                if (toBox(strand.runs.get(run)) < best) {
                    int end = Math.min((run + 1) * RUN, strand.points.length - 1);
                    for (int i = run * RUN; i < end; i++) {
                        compare(strand.points[i], strand.points[i + 1], i, index);
                    }
                }
            }
        }

        private void compare(double[] a, double[] b, int at, int index) {
            double x = b[0] - a[0];
            double y = b[1] - a[1];
            double z = b[2] - a[2];
            double px = from[0] - a[0];
            double py = from[1] - a[1];
            double pz = from[2] - a[2];
            double length = x * x + y * y + z * z;
            double t = length == 0 ? 0 : Math.max(0, Math.min(1, (px * x + py * y + pz * z) / length));
            double dx = px - t * x;
            double dy = py - t * y;
            double dz = pz - t * z;
            double distance = dx * dx + dy * dy + dz * dz;
            if (distance < best) {
                best = distance;
                along = t;
                piece = at;
                line = index;
            }
        }

        @Nullable
        Foot foot() {
            if (line < 0) {
                return null;
            }
            Strand s = strands.get(line);
            return new Foot(
                    line,
                    s.lats[piece] + along * (s.lats[piece + 1] - s.lats[piece]),
                    s.lons[piece] + along * (s.lons[piece + 1] - s.lons[piece]));
        }
    }
}
