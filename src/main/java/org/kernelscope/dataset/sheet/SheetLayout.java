package org.kernelscope.dataset.sheet;

import java.util.ArrayList;
import java.util.List;

/**
 * The places of all that is on a printed sheet for a number of classes, in millimetres from the
 * upper left corner of an A4 page. The printer and the reader use the same one. Immutable; any
 * thread.
 *
 * <p>Up to 20 classes share 10×10 cells of 16 mm, more share 12×12 cells of 13 mm. A class has one
 * or more rows, or a block in a row, under its name.
 *
 * @param classes {@value #LEAST} to {@value #MOST}
 */
public record SheetLayout(int classes) {
    /** Classes at the least. */
    public static final int LEAST = 2;

    /** Classes at the most. */
    public static final int MOST = 62;

    /** Width of the page. */
    public static final double WIDTH = 210;

    /** Height of the page. */
    public static final double HEIGHT = 297;

    /** Side of a corner mark: nine modules. */
    static final double MARK = 13.5;

    /** Distance of the marks from the edges: no printer prints closer than 6.4 mm. */
    static final double MARGIN = 10;

    /** Thickness of the lines around a cell. */
    static final double LINE = 0.35;

    private static final int FEW_CLASSES = 20;
    private static final int FEW = 10;
    private static final int MANY = 12;
    private static final double LEFT = 15;
    private static final double TOP = 30;
    private static final double CELLS_WIDTH = 180;
    private static final double CELLS_HEIGHT = 240;
    private static final double GAP = 2;
    private static final double GAP_BELOW = 2.5;
    private static final double BIT = 2.25;
    private static final double CODE_TOP = 19.5;
    private static final double CODE_HEIGHT = 4;

    /** A rectangle on the page. */
    public record Box(double x, double y, double width, double height) {
        /** Its middle. */
        Point middle() {
            return new Point(x + width / 2, y + height / 2);
        }

        /** The same, smaller by {@code by} on each side. */
        Box inset(double by) {
            return new Box(x + by, y + by, width - 2 * by, height - 2 * by);
        }
    }

    /** A place. */
    record Point(double x, double y) {
        double distance(Point other) {
            return Math.hypot(x - other.x, y - other.y);
        }
    }

    /**
     * A cell to write in.
     *
     * @param label its class
     * @param row its row, from 0
     * @param column its place in the row, from 0
     */
    public record Cell(int label, int row, int column, Box box) {}

    /**
     * The place of the name of a class, above its cells.
     *
     * @param label the class
     */
    public record Label(int label, Box box) {}

    public SheetLayout {
        if (classes < LEAST || classes > MOST) {
            throw new IllegalArgumentException("classes: " + classes);
        }
    }

    /** Rows of cells, and cells in a row. */
    int grid() {
        return classes <= FEW_CLASSES ? FEW : MANY;
    }

    /** Classes that share a row; 1 if a class has at least one row. */
    private int blocks() {
        return (classes + grid() - 1) / grid();
    }

    /** Rows of a class that has its rows for itself. */
    private int rowsOfClass() {
        return Math.max(1, grid() / classes);
    }

    /** Cells of a class in one row. */
    private int cellsOfBlock() {
        return grid() / blocks();
    }

    /** The class of block {@code block} in row {@code row}; −1 if there is none. */
    private int label(int row, int block) {
        int label = blocks() == 1 ? row / rowsOfClass() : row * blocks() + block;
        return label < classes ? label : -1;
    }

    private double pitchAcross() {
        return CELLS_WIDTH / grid();
    }

    private double pitchDown() {
        return CELLS_HEIGHT / grid();
    }

    private double side() {
        return pitchAcross() - GAP;
    }

    /** All cells, row by row. */
    public List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (int row = 0; row < grid(); row++) {
            for (int column = 0; column < blocks() * cellsOfBlock(); column++) {
                int label = label(row, column / cellsOfBlock());
                if (label >= 0) {
                    double x = LEFT + column * pitchAcross() + GAP / 2;
                    double y = TOP + (row + 1) * pitchDown() - GAP_BELOW - side();
                    cells.add(new Cell(label, row, column, new Box(x, y, side(), side())));
                }
            }
        }
        return cells;
    }

    /** The places of the names, row by row. */
    public List<Label> labels() {
        List<Label> labels = new ArrayList<>();
        for (int row = 0; row < grid(); row++) {
            for (int block = 0; block < blocks(); block++) {
                int label = label(row, block);
                if (label >= 0) {
                    double x = LEFT + block * cellsOfBlock() * pitchAcross() + GAP / 2;
                    double width = cellsOfBlock() * pitchAcross() - GAP;
                    double height = pitchDown() - GAP_BELOW - side();
                    Box box = new Box(x, TOP + row * pitchDown(), width, height);
                    labels.add(new Label(label, box));
                }
            }
        }
        return labels;
    }

    /**
     * The corner marks: upper left, upper right, lower right, lower left. The first is the one with
     * a hollow middle.
     */
    static List<Box> marks() {
        double right = WIDTH - MARGIN - MARK;
        double below = HEIGHT - MARGIN - MARK;
        return List.of(
                new Box(MARGIN, MARGIN, MARK, MARK),
                new Box(right, MARGIN, MARK, MARK),
                new Box(right, below, MARK, MARK),
                new Box(MARGIN, below, MARK, MARK));
    }

    /** The two halves of bit {@code bit} of the code: the left one is black for 1. */
    static Box codeHalf(int bit, boolean right) {
        double left = (WIDTH - 2 * BIT * SheetCode.BITS) / 2;
        return new Box(left + (2 * bit + (right ? 1 : 0)) * BIT, CODE_TOP, BIT, CODE_HEIGHT);
    }
}
