package org.kernelscope.ui.paint.chart;

import java.util.Arrays;
import javafx.geometry.HPos;
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
     */
    public record Matrix(double side, double em, int classes) {
        private static final double HEAD = 1.3;

        /** Side of a cell. */
        public double cell() {
            return (side - HEAD * em) / classes;
        }

        /** The class of the row or column at a point along the side; −1 for none. */
        public int classAt(double point) {
            double place = (point - HEAD * em) / cell();
            return place >= 0 && place < classes ? (int) place : -1;
        }

        /** The middle of the cells of a class along the side. */
        public double middle(int index) {
            return HEAD * em + (index + 0.5) * cell();
        }
    }

    /**
     * Draws everything.
     *
     * @param counts {@code actual × predicted}
     * @param row the row of the cell to frame, or −1
     * @param column the column of the cell to frame
     */
    public void paint(int[][] counts, int row, int column) {
        double head = 0.5 * Matrix.HEAD * matrix.em();
        for (int i = 0; i < matrix.classes(); i++) {
            name(i, matrix.middle(i), head);
            name(i, head, matrix.middle(i));
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

    private void name(int index, double x, double y) {
        String name = Integer.toString(index);
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
