package org.faultline.notify.mail;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;

/** A map in the shades between its few inks and its paper: a third of the bytes of a picture that may have any colour. */
final class FewColours {
    private static final int SHADES = 16;
    private static final Color[] INKS = {
        MapDrawing.GRID, MapDrawing.BORDER, MapDrawing.SOFT, MapDrawing.INK, MapDrawing.MARK
    };
    private static final int[] PALETTE = palette();

    private FewColours() {}

    static BufferedImage of(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        IndexColorModel colours =
                new IndexColorModel(8, PALETTE.length, PALETTE, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE);
        BufferedImage few = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, colours);
        byte[] nearest = new byte[1 << 15];
        boolean[] known = new boolean[nearest.length];
        int[] row = new int[width];
        byte[] indexed = new byte[width];
        for (int y = 0; y < height; y++) {
            picture.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                // colours that agree in the upper five bits of each part look the same
                int at = ((row[x] >> 9) & 0x7C00) | ((row[x] >> 6) & 0x3E0) | ((row[x] >> 3) & 0x1F);
                if (!known[at]) {
                    nearest[at] = (byte) nearest(row[x]);
                    known[at] = true;
                }
                indexed[x] = nearest[at];
            }
            few.getRaster().setDataElements(0, y, width, 1, indexed);
        }
        return few;
    }

    private static int[] palette() {
        Color onArea = blend(MapDrawing.PAPER, MapDrawing.MARK, MapDrawing.AREA.getAlpha() / 255.0);
        int[] all = new int[INKS.length * SHADES * 2];
        for (int i = 0; i < all.length; i++) {
            Color ground = i % 2 == 0 ? MapDrawing.PAPER : onArea;
            all[i] = blend(ground, INKS[i / 2 / SHADES], (i / 2 % SHADES) / (SHADES - 1.0))
                    .getRGB();
        }
        return all;
    }

    private static int nearest(int rgb) {
        int best = 0;
        for (int i = 1; i < PALETTE.length; i++) {
            best = distance(PALETTE[i], rgb) < distance(PALETTE[best], rgb) ? i : best;
        }
        return best;
    }

    private static int distance(int a, int b) {
        int red = ((a >> 16) & 0xFF) - ((b >> 16) & 0xFF);
        int green = ((a >> 8) & 0xFF) - ((b >> 8) & 0xFF);
        int blue = (a & 0xFF) - (b & 0xFF);
        return red * red + green * green + blue * blue;
    }

    private static Color blend(Color from, Color to, double share) {
        return new Color(
                mix(from.getRed(), to.getRed(), share),
                mix(from.getGreen(), to.getGreen(), share),
                mix(from.getBlue(), to.getBlue(), share));
    }

    private static int mix(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }
}
