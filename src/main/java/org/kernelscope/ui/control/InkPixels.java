package org.kernelscope.ui.control;

import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.paint.Theme;

/** Converts ink to JavaFX images. Shrinking works on any thread. */
public final class InkPixels {
    private InkPixels() {}

    /**
     * An image with one pixel for each value.
     *
     * @param ink ink between 0 and 1, {@code 1 × rows × columns}
     */
    public static WritableImage image(Tensor ink, Theme theme) {
        WritableImage image = new WritableImage(ink.shape().columns(), ink.shape().rows());
        paint(ink, theme, image);
        return image;
    }

    /** Paints {@code ink} over {@code image}, which has one pixel for each value. */
    static void paint(Tensor ink, Theme theme, WritableImage image) {
        int columns = ink.shape().columns();
        int rows = ink.shape().rows();
        int[] pixels = new int[rows * columns];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = Palette.ink(theme, ink.get(i));
        }
        image.getPixelWriter()
                .setPixels(
                        0, 0, columns, rows, PixelFormat.getIntArgbInstance(), pixels, 0, columns);
    }

    /**
     * Shrinks an image to sides of at most {@code longest}, keeping the aspect ratio. Each pixel is
     * the mean of the area that it covers, so that thin lines stay visible. A smaller image is
     * returned as it is.
     */
    public static Tensor shrink(Tensor ink, int longest) {
        int rows = ink.shape().rows();
        int columns = ink.shape().columns();
        if (Math.max(rows, columns) <= longest) {
            return ink;
        }
        double scale = longest / (double) Math.max(rows, columns);
        int newRows = (int) Math.max(1, Math.round(rows * scale));
        int newColumns = (int) Math.max(1, Math.round(columns * scale));
        float[] narrow = narrow(ink.toArray(), rows, columns, newColumns);
        float[] turned = transpose(narrow, rows, newColumns);
        float[] small = narrow(turned, newColumns, rows, newRows);
        return Tensor.takeOver(
                Shape.of(1, newRows, newColumns), transpose(small, newColumns, newRows));
    }

    /** The image with a square of {@code times} × {@code times} pixels for each of its own. */
    static Tensor enlarge(Tensor ink, int times) {
        int rows = ink.shape().rows() * times;
        int columns = ink.shape().columns() * times;
        float[] large = new float[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                large[row * columns + column] = ink.at(0, row / times, column / times);
            }
        }
        return Tensor.takeOver(Shape.of(1, rows, columns), large);
    }

    private static float[] narrow(float[] ink, int rows, int columns, int newColumns) {
        double width = columns / (double) newColumns;
        float[] narrow = new float[rows * newColumns];
        for (int row = 0; row < rows; row++) {
            for (int part = 0; part < newColumns; part++) {
                double start = part * width;
                double end = Math.min(columns, start + width);
                double sum = 0;
                for (int column = (int) start; column < end; column++) {
                    double covered = Math.min(column + 1.0, end) - Math.max(column, start);
                    sum += covered * ink[row * columns + column];
                }
                narrow[row * newColumns + part] = (float) (sum / width);
            }
        }
        return narrow;
    }

    private static float[] transpose(float[] ink, int rows, int columns) {
        float[] turned = new float[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                turned[column * rows + row] = ink[row * columns + column];
            }
        }
        return turned;
    }
}
