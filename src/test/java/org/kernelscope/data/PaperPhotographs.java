package org.kernelscope.data;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.util.Arrays;
import java.util.Random;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * Draws digits as people photograph and scan them: a sheet on a desk, ruled paper, printed cells,
 * the dark edge of a scanner, uneven light, the noise of a camera. Every choice is made with the
 * random numbers that are handed in.
 */
public final class PaperPhotographs {
    /** The kinds of photographs. */
    public enum Kind {
        /** Nothing but paper, light and noise. */
        PLAIN,
        DESK,
        DESK_CORNER,
        DESK_LIGHT,
        DARK_RIM,
        THIN_PEN,
        BOXED,
        BOX_CROSSED,
        FRAMED_EDGE,
        GREY_BORDER,
        RULED_WEAK,
        RULED_STRONG,
        SQUARED,
        SCAN_SHADOW,
        SHADOW,
        PERSPECTIVE,
        /** Light ink on a dark board. */
        BOARD
    }

    /**
     * One photograph.
     *
     * @param image the pixels
     * @param jpeg true if it is a JPEG
     * @param ink the digit alone, as it should be found
     */
    public record Photograph(BufferedImage image, boolean jpeg, Tensor ink, int digit) {
        /** The file. */
        public byte[] file() {
            return jpeg ? ImageBytes.jpeg(image, 0.85f) : ImageBytes.encode(image, "png");
        }
    }

    private static final int GLYPH = 400;

    private static final String[][] SHAPES = {
        {"50,6 28,14 18,36 17,62 28,86 50,94 72,86 83,62 82,36 72,14 50,6"},
        {"34,22 52,6 52,94", "50,6 50,94", "58,6 48,94", "34,24 54,6 54,94|34,94 74,94"},
        {
            "22,28 28,12 46,6 66,10 76,24 72,42 18,94 82,94",
            "20,26 34,8 60,8 74,26 64,50 36,76 18,92|18,92 50,88 84,94"
        },
        {
            "22,22 36,8 56,6 74,18 74,36 62,46 46,48|46,48 66,52 80,68 74,86 54,94 32,92 18,80",
            "20,10 78,10 44,42 66,46 80,64 74,86 50,94 20,84"
        },
        {
            "62,6 14,66 86,66|62,6 62,94",
            "34,8 22,54 80,54|66,28 64,94",
            "60,6 16,64 88,64|62,36 62,94"
        },
        {
            "76,8 28,8 24,46 48,38 70,44 80,62 74,84 52,94 26,90 16,80",
            "78,8 30,8|30,8 26,44 52,38 76,52 78,74 62,92 34,94 18,82"
        },
        {
            "70,8 46,18 28,42 20,66 28,88 50,94 72,86 78,68 66,54 46,52 28,62 22,72",
            "64,6 36,30 22,62 32,90 58,94 78,78 70,58 46,54 26,68"
        },
        {"16,10 84,10 44,94", "18,12 82,10 60,48 44,94", "18,10 82,10 48,94|34,52 72,52"},
        {
            "50,48 28,36 28,16 50,6 72,16 72,36 50,48 24,62 20,82 50,95 80,82 76,62 50,48",
        },
        {
            "76,30 64,8 42,6 24,20 26,42 46,50 66,44 76,28|76,28 74,60 66,94",
            "74,26 54,6 30,14 26,38 44,50 66,40 74,26|74,26 70,94"
        }
    };

    private final Dataset digits;

    /** Photographs of hand-drawn shapes and of {@code digits}. */
    public PaperPhotographs(Dataset digits) {
        this.digits = digits;
    }

    /** A photograph of {@code kind}, with a seed of its own. */
    public Photograph draw(Kind kind, long seed) {
        Random random = new Random(seed * 1_000_003 + kind.name().hashCode());
        for (int i = 0; i < 10; i++) {
            random.nextDouble();
        }
        return new Scene(kind, random).photograph();
    }

    private static double between(Random random, double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** The digit on a square, {@value #GLYPH} cells a side, and its label. */
    private record Glyph(float[] cells, int digit) {
        float at(double u, double v) {
            double x = u * GLYPH - 0.5;
            double y = v * GLYPH - 0.5;
            int column = (int) Math.floor(x);
            int row = (int) Math.floor(y);
            if (column < 0 || row < 0 || column >= GLYPH - 1 || row >= GLYPH - 1) {
                return 0;
            }
            double right = x - column;
            double down = y - row;
            int i = row * GLYPH + column;
            return (float)
                    ((1 - down) * ((1 - right) * cells[i] + right * cells[i + 1])
                            + down
                                    * ((1 - right) * cells[i + GLYPH]
                                            + right * cells[i + GLYPH + 1]));
        }
    }

    private Glyph glyph(Random random, double pen) {
        return random.nextInt(3) > 0 ? drawn(random, pen) : mnist(random);
    }

    private static Glyph drawn(Random random, double pen) {
        int digit = random.nextInt(10);
        String[] variants = SHAPES[digit];
        String shape = variants[random.nextInt(variants.length)];
        BufferedImage image = new BufferedImage(GLYPH, GLYPH, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(Color.WHITE);
        g.setStroke(
                new BasicStroke(
                        (float) (pen * GLYPH), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        double slant = between(random, -0.15, 0.15);
        double wide = between(random, 0.6, 0.85);
        for (String line : shape.split("\\|")) {
            String[] points = line.split(" ");
            double[] xs = new double[points.length];
            double[] ys = new double[points.length];
            for (int i = 0; i < points.length; i++) {
                String[] place = points[i].split(",");
                double x = Integer.parseInt(place[0]) / 100.0 + between(random, -0.015, 0.015);
                double y = Integer.parseInt(place[1]) / 100.0 + between(random, -0.015, 0.015);
                xs[i] = GLYPH * (0.5 + (x - 0.5) * wide + slant * (0.5 - y));
                ys[i] = GLYPH * (0.5 + (y - 0.5) * 0.88);
            }
            Path2D path = new Path2D.Double();
            path.moveTo(xs[0], ys[0]);
            for (int i = 0; i + 1 < xs.length; i++) {
                // Corners stay corners; what bends gently is round.
                double[] before = tangent(xs, ys, i);
                double[] after = tangent(xs, ys, i + 1);
                path.curveTo(
                        xs[i] + before[0] / 3,
                        ys[i] + before[1] / 3,
                        xs[i + 1] - after[0] / 3,
                        ys[i + 1] - after[1] / 3,
                        xs[i + 1],
                        ys[i + 1]);
            }
            g.draw(path);
        }
        g.dispose();
        float[] cells = new float[GLYPH * GLYPH];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = image.getRaster().getSample(i % GLYPH, i / GLYPH, 0) / 255f;
        }
        return new Glyph(cells, digit);
    }

    private static double[] tangent(double[] xs, double[] ys, int i) {
        if (i == 0 || i == xs.length - 1) {
            return new double[] {0, 0};
        }
        double ax = xs[i] - xs[i - 1];
        double ay = ys[i] - ys[i - 1];
        double bx = xs[i + 1] - xs[i];
        double by = ys[i + 1] - ys[i];
        double cosine = (ax * bx + ay * by) / (Math.hypot(ax, ay) * Math.hypot(bx, by) + 1e-9);
        if (cosine < 0.2) {
            return new double[] {0, 0};
        }
        double length = Math.min(Math.hypot(ax, ay), Math.hypot(bx, by));
        double sum = Math.hypot(ax + bx, ay + by);
        return new double[] {length * (ax + bx) / sum, length * (ay + by) / sum};
    }

    private Glyph mnist(Random random) {
        int index = random.nextInt(digits.count());
        Tensor ink = digits.ink(index);
        BoundingBox box = BoundingBox.around(ink.toArray(), 28, 28, 0.1f);
        float[] cells = new float[GLYPH * GLYPH];
        double unit = box.longerSide() / 0.9 / GLYPH;
        double top = (box.top() + box.bottom()) / 2.0 - unit * GLYPH / 2;
        double left = (box.left() + box.right()) / 2.0 - unit * GLYPH / 2;
        for (int i = 0; i < cells.length; i++) {
            double row = top + unit * (i / GLYPH + 0.5) - 0.5;
            double column = left + unit * (i % GLYPH + 0.5) - 0.5;
            double level = cubic(ink, row, column);
            cells[i] = (float) Math.max(0, Math.min(1, 3 * (level - 0.4) + 0.5));
        }
        return new Glyph(cells, digits.label(index));
    }

    /** B-spline interpolation: smooth, so that a threshold gives a smooth edge. */
    private static double cubic(Tensor ink, double row, double column) {
        int top = (int) Math.floor(row);
        int left = (int) Math.floor(column);
        double sum = 0;
        for (int r = top - 1; r <= top + 2; r++) {
            for (int c = left - 1; c <= left + 2; c++) {
                if (r >= 0 && c >= 0 && r < 28 && c < 28) {
                    sum += ink.at(0, r, c) * spline(row - r) * spline(column - c);
                }
            }
        }
        return sum;
    }

    private static double spline(double x) {
        double t = Math.abs(x);
        return t < 1 ? 2 / 3.0 - t * t + t * t * t / 2 : t < 2 ? Math.pow(2 - t, 3) / 6 : 0;
    }

    /** One photograph in the making: the sheet is the square from 0 to 1, and more around it. */
    private final class Scene {
        private final Kind kind;
        private final Random random;
        private final Glyph glyph;
        private final int rows;
        private final int columns;
        private final boolean screen;
        private final double[] quad;
        private final double[] toSheet;
        private final double size;
        private final double left;
        private final double top;
        private final double[] paper;
        private final double[] pen;
        private final double[] desk;
        private final double sheetAspect;
        private final double line;
        private final double lineStrength;
        private final double spacing;
        private final double phase;
        private final double margin;
        private final double[] grain;
        private final double[] light;
        private final double shadowAngle;
        private final double shadowPlace;
        private final double shadowDepth;
        private final double shadowSoft;
        private final boolean[] sides;

        Scene(Kind kind, Random random) {
            this.kind = kind;
            this.random = random;
            double penWidth =
                    kind == Kind.THIN_PEN
                            ? between(random, 0.02, 0.035)
                            : between(random, 0.04, 0.11);
            this.glyph = kind == Kind.THIN_PEN ? drawn(random, penWidth) : glyph(random, penWidth);
            boolean onDesk =
                    kind == Kind.DESK
                            || kind == Kind.DESK_CORNER
                            || kind == Kind.DESK_LIGHT
                            || kind == Kind.DARK_RIM
                            || kind == Kind.THIN_PEN && random.nextBoolean();
            this.screen =
                    kind == Kind.FRAMED_EDGE
                            || kind == Kind.GREY_BORDER
                            || kind == Kind.SCAN_SHADOW
                            || (kind == Kind.BOXED || kind == Kind.BOX_CROSSED)
                                    && random.nextInt(3) > 0;
            int side = screen ? 240 + random.nextInt(600) : 500 + random.nextInt(700);
            boolean square = random.nextBoolean();
            double aspect = square ? 1 : between(random, 0.7, 1.4);
            this.rows = (int) Math.round(side * Math.sqrt(aspect));
            this.columns = (int) Math.round(side / Math.sqrt(aspect));
            this.quad = quad(onDesk);
            this.toSheet = inverse(quad);
            double across = Math.hypot(quad[2] - quad[0], quad[3] - quad[1]);
            double down = Math.hypot(quad[6] - quad[0], quad[7] - quad[1]);
            this.sheetAspect = down / across;
            double fit = Math.min(1, sheetAspect);
            double least = onDesk ? 0.32 : 0.3;
            this.size = fit * between(random, least, kind == Kind.BOX_CROSSED ? 0.6 : 0.72);
            double pad = kind == Kind.BOXED || kind == Kind.FRAMED_EDGE ? 0.2 : 0.14;
            double room = Math.max(0, 1 - size - 2 * pad);
            this.left = (1 - size) / 2 + room * between(random, -0.5, 0.5);
            double tall = size / sheetAspect;
            double roomDown = Math.max(0, 1 - tall - 2 * pad);
            this.top = (1 - tall) / 2 + roomDown * between(random, -0.5, 0.5);
            double bright = screen ? 1 : between(random, 0.78, 0.95);
            double warm = screen ? 0 : between(random, 0, 0.06);
            double[] pens = {0.03, 0.1, 0.25};
            double dark = screen ? 0 : pens[random.nextInt(3)] + between(random, 0, 0.1);
            double[] white = {bright, bright - warm / 2, bright - warm};
            double blue = screen ? 0 : between(random, 0, 0.25);
            double[] ink = {dark, dark, Math.min(0.6, dark + blue)};
            boolean board = kind == Kind.BOARD;
            this.paper = board ? new double[] {0.14, 0.25, 0.18} : white;
            this.pen = board ? new double[] {0.85, 0.85, 0.8} : ink;
            this.desk = deskColour();
            this.line = line();
            this.lineStrength =
                    switch (kind) {
                        case RULED_WEAK -> between(random, 0.08, 0.2);
                        case RULED_STRONG, SQUARED -> between(random, 0.35, 0.65);
                        case BOXED, BOX_CROSSED, FRAMED_EDGE -> between(random, 0.5, 1);
                        default -> 0;
                    };
            this.spacing = between(random, 0.06, 0.15);
            this.phase = between(random, 0, 1);
            this.margin =
                    kind == Kind.FRAMED_EDGE
                            ? random.nextBoolean() ? 0 : between(random, 0, 0.01)
                            : between(random, 0.03, 0.13);
            this.grain = random.doubles(40).toArray();
            double uneven = screen ? 0 : kind == Kind.SHADOW ? 0.3 : 0.18;
            this.light =
                    new double[] {
                        between(random, -uneven, uneven),
                        between(random, -uneven, uneven),
                        between(random, -uneven / 2, uneven / 4)
                    };
            this.shadowAngle = between(random, 0, 2 * Math.PI);
            this.shadowPlace = between(random, -0.5, 0.5);
            this.shadowDepth = kind == Kind.SHADOW ? between(random, 0.15, 0.4) : 0;
            this.shadowSoft = between(random, 0.06, 0.3);
            this.sides = sides();
        }

        private boolean[] sides() {
            boolean[] all = new boolean[4];
            boolean whole = kind == Kind.GREY_BORDER && random.nextInt(3) > 0;
            for (int i = 0; i < 4; i++) {
                all[i] = whole || random.nextBoolean();
            }
            if (!all[0] && !all[1] && !all[2] && !all[3]) {
                all[random.nextInt(4)] = true;
            }
            return all;
        }

        private double line() {
            return switch (kind) {
                case FRAMED_EDGE -> between(random, 0.006, 0.025);
                case BOXED, BOX_CROSSED -> between(random, 0.006, 0.018);
                case GREY_BORDER -> between(random, 0.01, 0.07);
                case SCAN_SHADOW -> between(random, 0.008, 0.05);
                default -> between(random, 0.003, 0.007);
            };
        }

        private double[] deskColour() {
            if (kind == Kind.DESK_LIGHT) {
                double bright = between(random, 0.55, 0.72);
                return new double[] {bright, bright * 0.82, bright * 0.6};
            }
            if (kind == Kind.DARK_RIM) {
                double grey = between(random, 0.05, 0.35);
                return new double[] {grey, grey, grey};
            }
            double bright = between(random, 0.15, 0.5);
            double hue = between(random, 0.4, 1);
            return new double[] {bright, bright * (0.5 + 0.5 * hue), bright * hue};
        }

        /** The corners of the sheet in pixels: left top, right top, right bottom, left bottom. */
        private double[] quad(boolean onDesk) {
            double l = -0.02;
            double t = -0.02;
            double r = 1.02;
            double b = 1.02;
            double bend = 0;
            double turn = 0;
            if (screen) {
                return new double[] {0, 0, columns, 0, columns, rows, 0, rows};
            }
            switch (kind) {
                case DESK, DESK_LIGHT -> {
                    l = between(random, 0.06, 0.28);
                    t = between(random, 0.06, 0.28);
                    r = 1 - between(random, 0.06, 0.28);
                    b = 1 - between(random, 0.06, 0.28);
                    bend = 0.03;
                    turn = between(random, -0.1, 0.1);
                }
                case THIN_PEN -> {
                    if (onDesk) {
                        l = t = between(random, 0.05, 0.2);
                        r = b = 1 - between(random, 0.05, 0.2);
                        turn = between(random, -0.06, 0.06);
                    }
                }
                case DESK_CORNER -> {
                    double across = between(random, 0.06, 0.25);
                    double down = between(random, 0.06, 0.25);
                    if (random.nextBoolean()) {
                        l = across;
                    } else {
                        r = 1 - across;
                    }
                    if (random.nextBoolean()) {
                        t = down;
                    } else {
                        b = 1 - down;
                    }
                    bend = 0.01;
                    turn = between(random, -0.02, 0.02);
                }
                case DARK_RIM -> {
                    double rim = between(random, 0.015, 0.07);
                    l = t = rim;
                    r = b = 1 - rim;
                }
                case PERSPECTIVE -> {
                    l = between(random, 0, 0.15);
                    t = between(random, 0, 0.15);
                    r = 1 - between(random, 0, 0.15);
                    b = 1 - between(random, 0, 0.15);
                    bend = 0.08;
                    turn = between(random, -0.15, 0.15);
                }
                case RULED_WEAK, RULED_STRONG, SQUARED -> turn = between(random, -0.05, 0.05);
                default -> {}
            }
            double[] corners = {l, t, r, t, r, b, l, b};
            for (int i = 0; i < 8; i++) {
                corners[i] += bend == 0 ? 0 : between(random, -bend, bend);
            }
            boolean fills = l < 0 && r > 1;
            double grow = fills ? 1 + 2.2 * Math.abs(turn) : 1;
            for (int i = 0; i < 8; i += 2) {
                double x = (corners[i] - 0.5) * columns * grow;
                double y = (corners[i + 1] - 0.5) * rows * grow;
                corners[i] = columns / 2.0 + x * Math.cos(turn) - y * Math.sin(turn);
                corners[i + 1] = rows / 2.0 + x * Math.sin(turn) + y * Math.cos(turn);
            }
            return corners;
        }

        Photograph photograph() {
            float[][] planes = new float[3][rows * columns];
            float[] ink = new float[rows * columns];
            double[] place = new double[2];
            double[] colour = new double[3];
            int over = screen ? 3 : 2;
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    int i = row * columns + column;
                    for (int s = 0; s < over * over; s++) {
                        double y = row + (s / over + 0.5) / over;
                        double x = column + (s % over + 0.5) / over;
                        project(toSheet, x, y, place);
                        ink[i] += sample(place[0], place[1], x, y, colour) / (over * over);
                        for (int band = 0; band < 3; band++) {
                            planes[band][i] += (float) (colour[band] / (over * over));
                        }
                    }
                }
            }
            boolean jpeg = !screen || random.nextInt(4) == 0;
            double noise = screen ? 0 : between(random, 0.004, 0.018);
            BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
            for (int i = 0; i < ink.length; i++) {
                double grey = noise * random.nextGaussian();
                int argb = 0;
                for (int band = 0; band < 3; band++) {
                    double level = planes[band][i] + grey;
                    level += screen ? 0 : noise / 3 * random.nextGaussian();
                    int value = (int) Math.round(255 * Math.max(0, Math.min(1, level)));
                    argb = argb << 8 | value;
                }
                image.setRGB(i % columns, i / columns, argb);
            }
            if (!screen && random.nextBoolean()) {
                image = blurred(image);
            }
            return new Photograph(
                    image, jpeg, Tensor.takeOver(Shape.of(1, rows, columns), ink), glyph.digit());
        }

        private BufferedImage blurred(BufferedImage image) {
            float[] kernel = {1, 2, 1, 2, 4, 2, 1, 2, 1};
            for (int i = 0; i < 9; i++) {
                kernel[i] /= 16;
            }
            return new ConvolveOp(new Kernel(3, 3, kernel), ConvolveOp.EDGE_NO_OP, null)
                    .filter(image, null);
        }

        /** Writes the colour at a place of the sheet into {@code colour}; returns the ink. */
        private double sample(double u, double v, double x, double y, double[] colour) {
            boolean onSheet = u >= 0 && v >= 0 && u < 1 && v < 1;
            double[] base = onSheet ? paper : desk;
            double wood = onSheet ? 0 : wood(x, y);
            double printed = onSheet ? printed(u, v) : 0;
            double ink = onSheet ? glyph.at((u - left) / size, (v - top) * sheetAspect / size) : 0;
            double lit = lit(x, y);
            double border = border(u, v);
            for (int band = 0; band < 3; band++) {
                double level = base[band] + wood;
                double lineColour = kind == Kind.BOXED || screen ? 0.1 : 0.25 + 0.25 * band;
                level += lineStrength * printed * (Math.min(level, lineColour) - level);
                level += ink * (pen[band] - level);
                level = border >= 0 ? border : level;
                colour[band] = level * lit;
            }
            return ink;
        }

        private double border(double u, double v) {
            double across = line;
            double down = line / sheetAspect;
            boolean inside =
                    !(sides[0] && u < across
                            || sides[1] && v < down
                            || sides[2] && u > 1 - across
                            || sides[3] && v > 1 - down);
            if (kind == Kind.GREY_BORDER) {
                return inside ? -1 : 0.25 + 0.6 * grain[0];
            }
            if (kind == Kind.SCAN_SHADOW) {
                return inside ? -1 : 0.02 + 0.4 * grain[0] + 0.1 * (u + v);
            }
            return -1;
        }

        private double wood(double x, double y) {
            double t = (x * grain[1] + y * (1 - grain[1])) / Math.max(rows, columns);
            double s = (y * grain[1] - x * (1 - grain[1])) / Math.max(rows, columns);
            double sum = 0;
            for (int i = 0; i < 5; i++) {
                double frequency = 6 + 40 * grain[5 + i];
                sum += Math.sin(frequency * t + 8 * grain[10 + i] * s + 7 * grain[15 + i]);
            }
            return 0.012 * sum * grain[2];
        }

        private double printed(double u, double v) {
            double y = v * sheetAspect;
            double half = line / 2;
            switch (kind) {
                case BOXED, FRAMED_EDGE, BOX_CROSSED -> {
                    double m =
                            kind == Kind.BOX_CROSSED ? Math.min(left, top * sheetAspect) : margin;
                    double near =
                            Math.min(
                                    Math.min(Math.abs(u - m - half), Math.abs(u - 1 + m + half)),
                                    Math.min(
                                            Math.abs(y - m - half),
                                            Math.abs(y - sheetAspect + m + half)));
                    boolean around = u >= m && u <= 1 - m && y >= m && y <= sheetAspect - m;
                    return around && near <= half ? 1 : 0;
                }
                case RULED_WEAK, RULED_STRONG -> {
                    double part = y / spacing + phase;
                    return Math.abs(part - Math.rint(part)) * spacing <= half ? 1 : 0;
                }
                case SQUARED -> {
                    double part = y / spacing + phase;
                    double other = u / spacing + phase;
                    return Math.abs(part - Math.rint(part)) * spacing <= half
                                    || Math.abs(other - Math.rint(other)) * spacing <= half
                            ? 1
                            : 0;
                }
                default -> {
                    return 0;
                }
            }
        }

        private double lit(double x, double y) {
            double a = 2 * x / columns - 1;
            double b = 2 * y / rows - 1;
            double lit = 1 - 0.1 + light[0] * a / 2 + light[1] * b / 2 + light[2] * (a * a + b * b);
            if (shadowDepth > 0) {
                double along = a * Math.cos(shadowAngle) + b * Math.sin(shadowAngle) - shadowPlace;
                lit *= 1 - shadowDepth / (1 + Math.exp(-along / shadowSoft * 4));
            }
            return screen ? 1 : lit;
        }
    }

    /** The projective map from the pixels of {@code quad} to the square, row by row. */
    private static double[] inverse(double[] quad) {
        double[][] equations = new double[8][9];
        double[] us = {0, 1, 1, 0};
        double[] vs = {0, 0, 1, 1};
        for (int i = 0; i < 4; i++) {
            double x = quad[2 * i];
            double y = quad[2 * i + 1];
            equations[2 * i] = new double[] {x, y, 1, 0, 0, 0, -us[i] * x, -us[i] * y, us[i]};
            equations[2 * i + 1] = new double[] {0, 0, 0, x, y, 1, -vs[i] * x, -vs[i] * y, vs[i]};
        }
        for (int i = 0; i < 8; i++) {
            int pivot = i;
            for (int row = i; row < 8; row++) {
                if (Math.abs(equations[row][i]) > Math.abs(equations[pivot][i])) {
                    pivot = row;
                }
            }
            double[] swap = equations[i];
            equations[i] = equations[pivot];
            equations[pivot] = swap;
            for (int row = 0; row < 8; row++) {
                double factor = row == i ? 0 : equations[row][i] / equations[i][i];
                for (int j = i; j < 9; j++) {
                    equations[row][j] -= factor * equations[i][j];
                }
            }
        }
        double[] map = new double[9];
        Arrays.setAll(map, i -> i < 8 ? equations[i][8] / equations[i][i] : 1);
        return map;
    }

    private static void project(double[] map, double x, double y, double[] place) {
        double w = map[6] * x + map[7] * y + map[8];
        place[0] = (map[0] * x + map[1] * y + map[2]) / w;
        place[1] = (map[3] * x + map[4] * y + map[5]) / w;
    }
}
