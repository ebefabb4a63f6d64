package org.kernelscope.ui.paint.chart;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.kernelscope.ui.paint.Palette;

/**
 * Draws a confusion matrix: in each row the digits of one class, in each column what they were
 * taken for. The diagonal, what was read correctly, wears the hue of one sign, the mistakes that of
 * the other, the stronger the more; so a good network shows a clean diagonal, and what it confuses
 * springs to the eye. The number is written in every cell that is not 0. JavaFX thread.
 */
public final class ConfusionPainter {
    private static final double HEAD = 1.3;

    private final GraphicsContext graphics;
    private final ChartLook look;
    private final double side;

    /** Draws on {@code graphics} a square of {@code side} logical pixels. */
    public ConfusionPainter(GraphicsContext graphics, ChartLook look, double side) {
        this.graphics = graphics;
        this.look = look;
        this.side = side;
    }

    /** The side of a cell of a matrix of {@code classes}, in logical pixels. */
    public double cell(int classes) {
        return (side - HEAD * look.em()) / classes;
    }

    /** The class of the row or column at {@code point} along the side; −1 for none. */
    public int classAt(double point, int classes) {
        double place = (point - HEAD * look.em()) / cell(classes);
        return place >= 0 && place < classes ? (int) place : -1;
    }

    /** The middle of the cells of class {@code index} along the side. */
    public double middle(int index, int classes) {
        return HEAD * look.em() + (index + 0.5) * cell(classes);
    }

    /**
     * Draws everything.
     *
     * @param counts {@code actual × predicted}
     * @param row the row to frame, or −1
     * @param column the column to frame
     */
    public void paint(int[][] counts, int row, int column) {
        graphics.clearRect(0, 0, side, side);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setTextAlign(TextAlignment.CENTER);
        int classes = counts.length;
        graphics.setFont(look.numberFont());
        graphics.setFill(ChartLook.colour(look.stage().quiet()));
        for (int i = 0; i < classes; i++) {
            graphics.fillText(Integer.toString(i), middle(i, classes), 0.5 * HEAD * look.em());
            graphics.fillText(Integer.toString(i), 0.5 * HEAD * look.em(), middle(i, classes));
        }
        int most = mostMistaken(counts);
        for (int actual = 0; actual < classes; actual++) {
            for (int predicted = 0; predicted < classes; predicted++) {
                cell(counts, actual, predicted, most);
            }
        }
        if (row >= 0 && row < classes && column >= 0 && column < classes) {
            graphics.setStroke(ChartLook.colour(look.stage().emphasis()));
            graphics.setLineWidth(2);
            double cell = cell(classes);
            graphics.strokeRect(
                    middle(column, classes) - cell / 2,
                    middle(row, classes) - cell / 2,
                    cell,
                    cell);
        }
    }

    private void cell(int[][] counts, int actual, int predicted, int most) {
        int classes = counts.length;
        double cell = cell(classes);
        double x = middle(predicted, classes) - cell / 2;
        double y = middle(actual, classes) - cell / 2;
        int count = counts[actual][predicted];
        Color fill = ChartLook.colour(colour(counts, actual, predicted, most));
        graphics.setFill(fill);
        graphics.fillRect(x, y, cell - 1, cell - 1);
        if (count > 0) {
            boolean bright = fill.grayscale().getBrightness() > 0.55;
            graphics.setFill(bright ? Color.BLACK : Color.WHITE);
            double size = Math.min(0.8 * look.em(), 0.42 * cell);
            graphics.setFont(javafx.scene.text.Font.font(look.numberFace(), size));
            graphics.fillText(Integer.toString(count), x + (cell - 1) / 2, y + (cell - 1) / 2);
        }
    }

    private int colour(int[][] counts, int actual, int predicted, int most) {
        Palette palette = look.stage().palette();
        int count = counts[actual][predicted];
        if (count == 0) {
            return look.paper();
        }
        if (actual == predicted) {
            int all = java.util.Arrays.stream(counts[actual]).sum();
            return palette.signed(look.stage().theme(), -0.75f * count / Math.max(1, all));
        }
        float share = (float) Math.sqrt(count / (double) most);
        return palette.signed(look.stage().theme(), 0.15f + 0.75f * share);
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
