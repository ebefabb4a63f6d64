package org.kernelscope.ui.paint.chart;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.HPos;
import org.kernelscope.data.ClassNames;
import org.kernelscope.ui.paint.CanvasPen;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.Look;

/**
 * Draws a confusion matrix: a row for each actual class, a column for each predicted class. Correct
 * predictions, the diagonal, have the hue of negative values, the others that of positive ones, and
 * a stronger colour is a larger count. So the diagonal of a good network is clean and its
 * confusions stand out. Counts other than 0 are written into their cells.
 */
public final class ConfusionPainter {
    private final CanvasPen pen;
    private final Look look;
    private final Matrix matrix;

    /** Draws with {@code pen}. */
    public ConfusionPainter(CanvasPen pen, Matrix matrix) {
        this.pen = pen;
        this.look = pen.look();
        this.matrix = matrix;
    }

    /**
     * The geometry of a matrix. Lengths in logical pixels.
     *
     * @param side side of the square with the names of rows and columns
     * @param em size of text
     * @param classes number of classes
     * @param head room for the names, in em
     */
    public record Matrix(double side, double em, int classes, double head) {
        private static final double HEAD = 1.3;

        /** A column of names, in em: of a letter, and the most that one gets. */
        private static final double LETTER = 0.62;

        private static final int MOST = 8;

        /** The cells keep the rest of the side. */
        private static final double SHARE = 0.3;

        /** Beside the names of rows, between the names of columns, and a line of text, in em. */
        private static final double EDGES = 0.6;

        private static final double APART = 0.15;
        private static final double LINE = 0.9;

        /** Letters of a name that say more than … alone. */
        private static final int LEGIBLE = 4;

        /** The numbers of classes as their names. */
        public Matrix(double side, double em, int classes) {
            this(side, em, classes, HEAD);
        }

        /** With room for {@code names}. */
        public static Matrix of(double side, double em, List<String> names) {
            int longest =
                    names.stream()
                            .mapToInt(
                                    name ->
                                            IntStream.rangeClosed(1, MOST)
                                                    .filter(it -> cut(name, it).equals(name))
                                                    .findFirst()
                                                    .orElse(MOST))
                            .max()
                            .orElse(1);
            double head = Math.min(EDGES + LETTER * longest, SHARE * side / em);
            return new Matrix(side, em, names.size(), Math.max(HEAD, head));
        }

        private static String cut(String name, int columns) {
            return ClassNames.shortened(name, columns);
        }

        /** A name as a column of {@code width} has room for it. */
        String fitting(String name, double width) {
            return cut(name, (int) Math.max(1, Math.min(MOST, width / (LETTER * em))));
        }

        /** Every so many rows are named, so that no two names touch. */
        int everyRow() {
            return every(LINE);
        }

        /** The same for columns, whose names are beside each other and need more room. */
        int everyColumn() {
            return every(Math.max(LINE, Math.min(head - EDGES, LEGIBLE * LETTER) + APART));
        }

        private int every(double lengths) {
            return (int) Math.max(1, Math.ceil(lengths * em / cell()));
        }

        /** Side of a cell. */
        public double cell() {
            return (side - head * em) / classes;
        }

        /** The class of the row or column at a point along the side; −1 for none. */
        public int classAt(double point) {
            double place = (point - head * em) / cell();
            return place >= 0 && place < classes ? (int) place : -1;
        }

        /** The middle of the cells of a class along the side. */
        public double middle(int index) {
            return head * em + (index + 0.5) * cell();
        }
    }

    /**
     * Draws everything.
     *
     * @param counts {@code actual × predicted}
     * @param names of the classes
     * @param row the row of the cell to frame, or −1
     * @param column the column of the cell to frame
     */
    public void paint(int[][] counts, List<String> names, int row, int column) {
        double head = matrix.head() * matrix.em();
        for (int i = 0; i < matrix.classes(); i += matrix.everyRow()) {
            name(matrix.fitting(names.get(i), head), 0.5 * head, matrix.middle(i));
        }
        double room = matrix.everyColumn() * matrix.cell() - 0.1 * matrix.em();
        for (int i = 0; i < matrix.classes(); i += matrix.everyColumn()) {
            name(matrix.fitting(names.get(i), room), matrix.middle(i), 0.5 * head);
        }
        int most = mostMistaken(counts);
        for (int actual = 0; actual < counts.length; actual++) {
            for (int predicted = 0; predicted < counts.length; predicted++) {
                cell(counts, actual, predicted, most);
            }
        }
        if (row >= 0 && row < counts.length && column >= 0 && column < counts.length) {
            double inner = matrix.cell() - 2;
            pen.frame(
                    matrix.middle(column) - inner / 2,
                    matrix.middle(row) - inner / 2,
                    inner,
                    inner,
                    2,
                    look.emphasis());
        }
    }

    private void name(String name, double x, double y) {
        pen.write(name, x, y, Face.NUMBER, CanvasPen.NUMBER, look.quiet(), HPos.CENTER);
    }

    private void cell(int[][] counts, int actual, int predicted, int most) {
        double cell = matrix.cell();
        double x = matrix.middle(predicted) - cell / 2;
        double y = matrix.middle(actual) - cell / 2;
        int count = counts[actual][predicted];
        int fill = colour(counts, actual, predicted, most);
        pen.fill(x, y, cell - 1, cell - 1, fill);
        if (count > 0) {
            pen.write(
                    Integer.toString(count),
                    x + (cell - 1) / 2,
                    y + (cell - 1) / 2,
                    Face.NUMBER,
                    Math.min(0.8, 0.42 * cell / matrix.em()),
                    Look.readableOn(fill),
                    HPos.CENTER);
        }
    }

    private int colour(int[][] counts, int actual, int predicted, int most) {
        int count = counts[actual][predicted];
        if (count == 0) {
            return look.surface();
        }
        if (actual == predicted) {
            int all = Arrays.stream(counts[actual]).sum();
            return look.signed(-0.75 * count / Math.max(1, all));
        }
        return look.signed(0.15 + 0.75 * Math.sqrt(count / (double) most));
    }

    private static int mostMistaken(int[][] counts) {
        int most = 1;
        for (int actual = 0; actual < counts.length; actual++) {
            for (int predicted = 0; predicted < counts.length; predicted++) {
                most = actual == predicted ? most : Math.max(most, counts[actual][predicted]);
            }
        }
        return most;
    }
}
