package org.faultline.knowledge.border;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.faultline.knowledge.border.LandBorders.Vertex;

/** A line with no more vertices than can be seen (Douglas and Peucker 1973), measured in degrees as a map without projection is. */
public final class SimplerLine {
    private SimplerLine() {}

    /** @param tolerance how many degrees a vertex that is left out may lie beside the line */
    public static List<Vertex> of(List<Vertex> line, double tolerance) {
        BitSet kept = new BitSet(line.size());
        Deque<int[]> parts = new ArrayDeque<>();
        kept.set(0, Math.min(1, line.size()));
        if (line.size() > 1) {
            kept.set(line.size() - 1);
            parts.push(new int[] {0, line.size() - 1});
        }
        while (!parts.isEmpty()) {
            int[] part = parts.pop();
            int farthest = farthest(line, part[0], part[1], tolerance);
            if (farthest > 0) {
                kept.set(farthest);
                parts.push(new int[] {part[0], farthest});
                parts.push(new int[] {farthest, part[1]});
            }
        }
        return IntStream.range(0, line.size())
                .filter(kept::get)
                .mapToObj(line::get)
                .toList();
    }

    /** The vertex between two others that lies farthest beside the way from one to the other; 0 where none is beyond the tolerance. */
    private static int farthest(List<Vertex> line, int first, int last, double tolerance) {
        int farthest = 0;
        double most = tolerance;
        for (int i = first + 1; i < last; i++) {
            double beside = beside(line.get(i), line.get(first), line.get(last));
            if (beside > most) {
                most = beside;
                farthest = i;
            }
        }
        return farthest;
    }

    private static double beside(Vertex p, Vertex a, Vertex b) {
        double east = b.lon() - a.lon();
        double north = b.lat() - a.lat();
        double length = east * east + north * north;
        double along = length == 0 ? 0 : ((p.lon() - a.lon()) * east + (p.lat() - a.lat()) * north) / length;
        double foot = Math.max(0, Math.min(1, along));
        return Math.hypot(p.lon() - a.lon() - foot * east, p.lat() - a.lat() - foot * north);
    }
}
