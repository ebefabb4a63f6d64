package org.kernelscope.dataset.sheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kernelscope.dataset.sheet.SheetLayout.Box;
import org.kernelscope.dataset.sheet.SheetLayout.Cell;
import org.kernelscope.dataset.sheet.SheetLayout.Point;

/** Cuts the cells out of a straightened sheet. One thread. */
final class SheetCells {
    /** The shift of a cell is known if so many of the eight parts of its border are seen. */
    private static final int SOME = 5;

    /** A cell is seen if so many are: handwriting may run along one. */
    private static final int NEARLY_ALL = 7;

    /** A part is seen if it has this share of the strength that most parts have. */
    private static final double FAINT = 0.35;

    /** Nearly all borders are weaker than the strength at this share. */
    private static final double STRONG = 0.8;

    /** Cells whose middles are so many sides apart have shifts that belong together. */
    private static final double NEIGHBOUR = 3;

    /** On a sheet whose lines a scanner left out, the paper around a cell is at most so dark. */
    private static final double PAPER = 0.1;

    /** A cell is cut so far outside of its border, in millimetres. */
    private static final double OUTSIDE = 0.8;

    /** A dark place as near as this to the middle of a line may be the line. */
    private static final double NEAR_LINE = 0.75;

    /** Ink is this many times as dark as a line. */
    private static final double DARKER_THAN_LINE = 1.7;

    private static final double LEAST_LINE = 0.05;

    private final StraightSheet sheet;
    private final List<Cell> cells;
    private final @Nullable CellBorder[] borders;
    private double strength;

    private SheetCells(StraightSheet sheet, List<Cell> cells) {
        this.sheet = sheet;
        this.cells = cells;
        this.borders = new CellBorder[cells.size()];
    }

    /**
     * A cell without its printed lines, with what is just outside of them.
     *
     * @param side rows and columns
     * @param border distance of the lines from the edge, in pixels
     * @param dark how much darker than paper each pixel is, row by row
     */
    record Cut(Cell cell, int side, int border, float[] dark) {}

    /** Those of the cells {@code cells} that can be seen, in their order. */
    static List<Cut> cut(StraightSheet sheet, List<Cell> cells) {
        SheetCells cutter = new SheetCells(sheet, cells);
        cutter.findBorders();
        List<Cut> seen = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            Cut cut = cutter.cut(i);
            if (cut != null) {
                seen.add(cut);
            }
        }
        return seen;
    }

    /** From the corners inwards: the shift of a cell is nearly that of its neighbours. */
    private void findBorders() {
        List<Point> corners = SheetLayout.marks().stream().map(Box::middle).toList();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            order.add(i);
        }
        order.sort(
                Comparator.comparingDouble(
                        i ->
                                corners.stream()
                                        .mapToDouble(cells.get(i).box().middle()::distance)
                                        .min()
                                        .orElse(0)));
        double[] strengths = new double[cells.size() * CellBorder.PARTS];
        for (int i : order) {
            CellBorder border = CellBorder.find(sheet, cells.get(i).box(), expected(i));
            borders[i] = border;
            System.arraycopy(
                    border.strengths(), 0, strengths, i * CellBorder.PARTS, CellBorder.PARTS);
        }
        Arrays.sort(strengths);
        strength = strengths[(int) (STRONG * strengths.length)];
    }

    /** The border of a cell, from the borders found around it. */
    private Point expected(int index) {
        Box box = cells.get(index).box();
        LocalShift around = new LocalShift(box.middle(), NEIGHBOUR * box.width());
        for (int i = 0; i < cells.size(); i++) {
            CellBorder border = borders[i];
            if (border != null && border.parts(CellBorder.LEAST) >= SOME) {
                around.add(cells.get(i).box().middle(), border.shift());
            }
        }
        return around.shift();
    }

    private @Nullable Cut cut(int index) {
        CellBorder border = borders[index];
        if (border == null) {
            return null;
        }
        boolean lines = strength >= CellBorder.LEAST;
        Point shift = lines ? border.shift() : new Point(0, 0);
        Box printed = cells.get(index).box();
        Box box =
                new Box(
                        printed.x() + shift.x(),
                        printed.y() + shift.y(),
                        printed.width(),
                        printed.height());
        boolean seen = lines ? border.parts(FAINT * strength) >= NEARLY_ALL : isOnPaper(box);
        return seen ? cut(cells.get(index), box) : null;
    }

    /** True if there is paper around {@code box}. */
    private boolean isOnPaper(Box box) {
        Box outer = box.inset(-OUTSIDE);
        int steps = (int) (4 * outer.width());
        float[] samples = new float[4 * steps];
        for (int i = 0; i < steps; i++) {
            double along = outer.width() * i / steps;
            samples[4 * i] = sheet.at(outer.x() + along, outer.y());
            samples[4 * i + 1] = sheet.at(outer.x() + along, outer.y() + outer.height());
            samples[4 * i + 2] = sheet.at(outer.x(), outer.y() + along);
            samples[4 * i + 3] = sheet.at(outer.x() + outer.width(), outer.y() + along);
        }
        Arrays.sort(samples);
        return samples[samples.length / 2] < PAPER;
    }

    private Cut cut(Cell cell, Box box) {
        Box outer = box.inset(-OUTSIDE);
        int side = (int) Math.round(outer.width() * StraightSheet.SCALE);
        float[] dark = new float[side * side];
        for (int i = 0; i < dark.length; i++) {
            double x = outer.x() + (i % side + 0.5) / StraightSheet.SCALE;
            double y = outer.y() + (i / side + 0.5) / StraightSheet.SCALE;
            dark[i] = withoutLines(box, x, y);
        }
        int border = (int) Math.round(OUTSIDE * StraightSheet.SCALE);
        return new Cut(cell, side, border, dark);
    }

    /** The darkness of a place without the printed lines. */
    private float withoutLines(Box box, double x, double y) {
        float dark = sheet.at(x, y);
        double toLeft = x - box.x();
        double toTop = y - box.y();
        double across = nearer(toLeft, toLeft - box.width());
        double down = nearer(toTop, toTop - box.height());
        if (Math.abs(across) < NEAR_LINE) {
            dark =
                    bridged(
                            dark,
                            sheet.at(x - across - NEAR_LINE, y),
                            sheet.at(x - across + NEAR_LINE, y));
        }
        if (Math.abs(down) < NEAR_LINE) {
            dark =
                    bridged(
                            dark,
                            sheet.at(x, y - down - NEAR_LINE),
                            sheet.at(x, y - down + NEAR_LINE));
        }
        return dark;
    }

    /** Ink that crosses a line is darker than the line; the rest is as dark as both sides. */
    private float bridged(float dark, float before, float after) {
        float beside = Math.min(before, after);
        double line = Math.max(LEAST_LINE, DARKER_THAN_LINE * strength);
        return dark - beside < line ? Math.min(dark, (before + after) / 2) : dark;
    }

    private static double nearer(double one, double other) {
        return Math.abs(one) < Math.abs(other) ? one : other;
    }
}
