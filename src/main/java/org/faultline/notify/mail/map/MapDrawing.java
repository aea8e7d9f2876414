package org.faultline.notify.mail.map;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.faultline.notify.mail.words.ForeignText;

/** Draws a map: borders, dashed where disputed, places, a scale and north; twice as fine as it is shown, for dense screens. */
public final class MapDrawing {
    static final int WIDTH = 592;
    static final int HEIGHT = 296;

    private static final int FINENESS = 2;
    private static final Color PAPER = new Color(0xf3efe4);
    private static final Color GRID = new Color(0xe2dccb);
    private static final Color BORDER = new Color(0x6b6255);
    private static final Color SOFT = new Color(0x5c564b);
    private static final Color INK = new Color(0x1a1f24);
    private static final Color MARK = new Color(0xb23c0a);
    private static final Color AREA = new Color(0x22b23c0a, true);
    private static final Color[] INKS = {GRID, BORDER, SOFT, INK, MARK};
    private static final int SHADES = 8;
    private static final IndexColorModel PALETTE = palette();
    private static final int LABEL = 26;

    private final MapSketch sketch;
    private final BufferedImage picture =
            new BufferedImage(WIDTH * FINENESS, HEIGHT * FINENESS, BufferedImage.TYPE_INT_RGB);
    private final Graphics2D g = picture.createGraphics();
    private final List<Rectangle2D> taken = new ArrayList<>();

    private MapDrawing(MapSketch sketch) {
        this.sketch = sketch;
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.scale(FINENESS, FINENESS);
    }

    public static byte[] png(MapSketch sketch, List<MapBorders.Line> borders) {
        MapDrawing drawing = new MapDrawing(sketch);
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            drawing.draw(borders);
            ImageIO.write(drawing.inFewColours(), "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("could not write a map as PNG", e);
        } finally {
            drawing.g.dispose();
        }
    }

    /** The shades of each ink on paper and on an area: a picture in these has half the bytes of one that may have any colour. */
    private static IndexColorModel palette() {
        int rows = 2 * INKS.length;
        BufferedImage shades = new BufferedImage(SHADES, rows, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = shades.createGraphics();
        g.setColor(PAPER);
        g.fillRect(0, 0, SHADES, rows);
        g.setColor(AREA);
        g.fillRect(0, 0, SHADES, INKS.length);
        for (int i = 0; i < rows * SHADES; i++) {
            Color ink = INKS[i / SHADES % INKS.length];
            g.setColor(new Color(ink.getRed(), ink.getGreen(), ink.getBlue(), i % SHADES * 255 / (SHADES - 1)));
            g.fillRect(i % SHADES, i / SHADES, 1, 1);
        }
        g.dispose();
        int[] all = shades.getRGB(0, 0, SHADES, rows, null, 0, SHADES);
        return new IndexColorModel(8, all.length, all, 0, false, -1, DataBuffer.TYPE_BYTE);
    }

    /** Each dot in the nearest colour; to draw one picture into the other would sprinkle dots instead, which take more bytes. */
    private BufferedImage inFewColours() {
        int width = picture.getWidth();
        int height = picture.getHeight();
        BufferedImage few = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, PALETTE);
        few.setRGB(0, 0, width, height, picture.getRGB(0, 0, width, height, null, 0, width), 0, width);
        return few;
    }

    private void draw(List<MapBorders.Line> borders) {
        g.setColor(PAPER);
        g.fill(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
        grid();
        borders.forEach(this::border);
        sketch.marks().forEach(this::mark);
        scale();
        north();
        sketch.marks().forEach(this::name);
        Set<String> named = new HashSet<>();
        borders.stream().filter(b -> named.add(b.between())).forEach(this::between);
    }

    private double perKm() {
        return HEIGHT / sketch.height();
    }

    private double px(double lon) {
        return WIDTH / 2.0 + sketch.x(lon) * perKm();
    }

    private double py(double lat) {
        return HEIGHT / 2.0 - sketch.y(lat) * perKm();
    }

    /** Whole degrees, or tens of them, so that the eye has something to hold on to where no border is near. */
    private void grid() {
        double step = sketch.height() > 2500 ? 10 : sketch.height() > 600 ? 5 : 1;
        g.setColor(GRID);
        g.setStroke(new BasicStroke(0.8f));
        for (double lat = Math.ceil(sketch.south() / step) * step; lat <= sketch.north(); lat += step) {
            g.draw(new Line2D.Double(0, py(lat), WIDTH, py(lat)));
        }
        for (double lon = Math.ceil(sketch.west() / step) * step; lon <= sketch.east(); lon += step) {
            g.draw(new Line2D.Double(px(lon), 0, px(lon), HEIGHT));
        }
    }

    private void border(MapBorders.Line line) {
        float[] dashes = line.disputed() ? new float[] {6, 4} : null;
        g.setColor(BORDER);
        g.setStroke(new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0));
        Path2D path = new Path2D.Double();
        double last = Double.NaN;
        for (MapBorders.Point p : line.points()) {
            double x = px(p.lon());
            // a line that passes the far side of the world would else be drawn right across
            if (Double.isNaN(last) || Math.abs(x - last) > WIDTH * 4) {
                path.moveTo(x, py(p.lat()));
            } else {
                path.lineTo(x, py(p.lat()));
            }
            last = x;
        }
        g.draw(path);
    }

    private void mark(MapSketch.Mark m) {
        double x = px(m.lon());
        double y = py(m.lat());
        if (m.radius() > 0) {
            double r = m.radius() * perKm();
            Ellipse2D area = new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
            g.setColor(AREA);
            g.fill(area);
            g.setColor(MARK);
            g.setStroke(new BasicStroke(1.3f));
            g.draw(area);
        } else {
            double r = Math.min(9, 4 + Math.sqrt(m.events()));
            g.setColor(PAPER);
            g.fill(new Ellipse2D.Double(x - r - 1.5, y - r - 1.5, 2 * r + 3, 2 * r + 3));
            g.setColor(MARK);
            g.fill(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
            taken.add(new Rectangle2D.Double(x - r, y - r, 2 * r, 2 * r));
        }
    }

    private void name(MapSketch.Mark m) {
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 16));
        String name = ForeignText.clean(m.name(), LABEL);
        double gap = m.radius() > 0 ? 3 : 12;
        double width = g.getFontMetrics().stringWidth(name);
        double x = px(m.lon());
        double y = py(m.lat());
        double[][] spots = {
            {x + gap, y + 4}, {x - gap - width, y + 4}, {x - width / 2, y - gap - 2}, {x - width / 2, y + gap + 12}
        };
        for (double[] spot : spots) {
            if (written(name, spot[0], spot[1], INK)) {
                return;
            }
        }
    }

    /** In the middle of what is seen of the border. */
    private void between(MapBorders.Line line) {
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        List<MapBorders.Point> seen = line.points().stream()
                .filter(p ->
                        px(p.lon()) > 20 && px(p.lon()) < WIDTH - 20 && py(p.lat()) > 20 && py(p.lat()) < HEIGHT - 20)
                .toList();
        for (int at : new int[] {2, 3, 1}) {
            if (!seen.isEmpty()) {
                MapBorders.Point p = seen.get(Math.min(seen.size() - 1, seen.size() * at / 4));
                String name = ForeignText.clean(line.between(), 2 * LABEL);
                double width = g.getFontMetrics().stringWidth(name);
                if (written(name, px(p.lon()) + 7, py(p.lat()) - 5, SOFT)
                        || written(name, px(p.lon()) - width - 7, py(p.lat()) - 5, SOFT)) {
                    return;
                }
            }
        }
    }

    /** Writes with a rim of paper, unless that would run out of the picture or over another name. */
    private boolean written(String text, double x, double y, Color colour) {
        double width = g.getFontMetrics().stringWidth(text);
        Rectangle2D box = new Rectangle2D.Double(x - 2, y - 14, width + 4, 18);
        boolean inside =
                box.getMinX() > 2 && box.getMaxX() < WIDTH - 2 && box.getMinY() > 2 && box.getMaxY() < HEIGHT - 2;
        if (text.isEmpty() || !inside || taken.stream().anyMatch(box::intersects)) {
            return false;
        }
        taken.add(box);
        g.setColor(PAPER);
        for (int i = 0; i < 8; i++) {
            double angle = i * Math.PI / 4;
            g.drawString(text, (float) (x + 1.5 * Math.cos(angle)), (float) (y + 1.5 * Math.sin(angle)));
        }
        g.setColor(colour);
        g.drawString(text, (float) x, (float) y);
        return true;
    }

    private void scale() {
        double length = sketch.scaleKm() * perKm();
        double y = HEIGHT - 14;
        g.setColor(INK);
        g.setStroke(new BasicStroke(2));
        g.draw(new Line2D.Double(14, y, 14 + length, y));
        g.draw(new Line2D.Double(14, y - 4, 14, y + 4));
        g.draw(new Line2D.Double(14 + length, y - 4, 14 + length, y + 4));
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        String km = sketch.scaleKm() >= 1 ? String.valueOf((long) sketch.scaleKm()) : String.valueOf(sketch.scaleKm());
        written(km + " km", 14 + length + 6, y + 4, INK);
        taken.add(new Rectangle2D.Double(8, y - 8, length + 14, 18));
    }

    private void north() {
        double x = WIDTH - 20;
        Path2D arrow = new Path2D.Double();
        arrow.moveTo(x, 12);
        arrow.lineTo(x + 6, 30);
        arrow.lineTo(x, 26);
        arrow.lineTo(x - 6, 30);
        arrow.closePath();
        g.setColor(INK);
        g.fill(arrow);
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 14));
        written("N", x - 5, 46, INK);
        taken.add(new Rectangle2D.Double(x - 8, 8, 16, 42));
    }
}
