package org.kernelscope.ui.control;

import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.paint.Theme;

/** Converts ink and colour images to JavaFX images. Shrinking works on any thread. */
public final class InkPixels {
    private InkPixels() {}

    /**
     * An image with one pixel for each value.
     *
     * @param ink ink or colours between 0 and 1, {@code 1 or 3 × rows × columns}
     */
    public static WritableImage image(Tensor ink, Theme theme) {
        WritableImage image = new WritableImage(ink.shape().columns(), ink.shape().rows());
        paint(ink, theme, image);
        return image;
    }

    /**
     * White where there is ink, transparent where there is none.
     *
     * @param ink ink between 0 and 1, {@code 1 × rows × columns}
     */
    public static WritableImage white(Tensor ink) {
        int rows = ink.shape().rows();
        int columns = ink.shape().columns();
        int[] pixels = new int[rows * columns];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = Math.round(255 * ink.get(i)) << 24 | 0xffffff;
        }
        WritableImage image = new WritableImage(columns, rows);
        image.getPixelWriter()
                .setPixels(
                        0, 0, columns, rows, PixelFormat.getIntArgbInstance(), pixels, 0, columns);
        return image;
    }

    /** Paints {@code ink} over {@code image}, which has one pixel for each value. */
    static void paint(Tensor ink, Theme theme, WritableImage image) {
        int columns = ink.shape().columns();
        int rows = ink.shape().rows();
        int[] pixels = Palette.image(theme, ink);
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
        float[] all = new float[ink.shape().channels() * newRows * newColumns];
        for (int channel = 0; channel < ink.shape().channels(); channel++) {
            float[] plane = ink.channel(channel).toArray();
            float[] turned = transpose(narrow(plane, rows, columns, newColumns), rows, newColumns);
            float[] small = narrow(turned, newColumns, rows, newRows);
            System.arraycopy(
                    transpose(small, newColumns, newRows),
                    0,
                    all,
                    channel * small.length,
                    small.length);
        }
        return Tensor.takeOver(Shape.of(ink.shape().channels(), newRows, newColumns), all);
    }

    /** The image with a square of {@code times} × {@code times} pixels for each of its own. */
    static Tensor enlarge(Tensor ink, int times) {
        int rows = ink.shape().rows() * times;
        int columns = ink.shape().columns() * times;
        int channels = ink.shape().channels();
        float[] large = new float[channels * rows * columns];
        for (int i = 0; i < large.length; i++) {
            int row = i / columns % rows;
            large[i] = ink.at(i / (rows * columns), row / times, i % columns / times);
        }
        return Tensor.takeOver(Shape.of(channels, rows, columns), large);
    }

    private static float[] narrow(float[] ink, int rows, int columns, int newColumns) {
        double width = columns / (double) newColumns;
        float[] narrow = new float[rows * newColumns];
        for (int part = 0; part < newColumns; part++) {
            double start = part * width;
            double[] covered = covered(start, Math.min(columns, start + width));
            for (int row = 0; row < rows; row++) {
                int first = row * columns + (int) start;
                double sum = 0;
                for (int i = 0; i < covered.length; i++) {
                    sum += covered[i] * ink[first + i];
                }
                narrow[row * newColumns + part] = (float) (sum / width);
            }
        }
        return narrow;
    }

    /**
     * The share of each column that lies between {@code start} and {@code end}; the same in every
     * row.
     */
    private static double[] covered(double start, double end) {
        int first = (int) start;
        double[] covered = new double[(int) Math.ceil(end) - first];
        for (int i = 0; i < covered.length; i++) {
            covered[i] = Math.min(first + i + 1.0, end) - Math.max(first + i, start);
        }
        return covered;
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
