package org.kernelscope.data;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/** The brightness of a large image, averaged over squares. No state; any thread. */
final class Brightness {
    private static final int FULL = 255;

    private Brightness() {}

    /**
     * The brightness of {@code image} on white, {@code 1 × rows × columns}, as {@link DecodedImage}
     * has it.
     *
     * @param side rows and columns at the most
     */
    static Tensor of(BufferedImage image, int side) {
        int longer = Math.max(image.getWidth(), image.getHeight());
        int block = (longer + side - 1) / side;
        int rows = Math.max(1, image.getHeight() / block);
        int columns = Math.max(1, image.getWidth() / block);
        float[] mean = new float[rows * columns];
        float[] line = new float[image.getWidth()];
        Lines lines = Lines.of(image);
        int down = Math.min(block, image.getHeight());
        int across = Math.min(block, image.getWidth());
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < down; i++) {
                lines.read(row * block + i, line);
                for (int column = 0; column < columns; column++) {
                    float sum = 0;
                    for (int j = 0; j < across; j++) {
                        sum += line[column * block + j];
                    }
                    mean[row * columns + column] += sum;
                }
            }
        }
        for (int i = 0; i < mean.length; i++) {
            mean[i] /= down * across;
        }
        return Tensor.takeOver(Shape.of(1, rows, columns), mean);
    }

    /** Reads one row of an image. */
    @FunctionalInterface
    private interface Lines {
        void read(int row, float[] line);

        static Lines of(BufferedImage image) {
            if (ImageDecoder.isGrey(image.getColorModel())) {
                return grey(image);
            }
            return image.getType() == BufferedImage.TYPE_3BYTE_BGR
                    ? bytes(image.getRaster())
                    : colours(image);
        }

        private static Lines grey(BufferedImage image) {
            Raster raster = image.getRaster();
            ColorModel model = image.getColorModel();
            int bands = raster.getNumBands();
            float full = (1 << model.getComponentSize(0)) - 1;
            int[] samples = new int[image.getWidth() * bands];
            return (row, line) -> {
                raster.getPixels(0, row, line.length, 1, samples);
                for (int i = 0; i < line.length; i++) {
                    float alpha = model.hasAlpha() ? samples[i * bands + bands - 1] / full : 1;
                    line[i] = 1 - alpha * (1 - samples[i * bands] / full);
                }
            };
        }

        /** Most photographs: four times as fast as one colour after the other. */
        private static Lines bytes(Raster raster) {
            byte[] samples = new byte[raster.getWidth() * 3];
            return (row, line) -> {
                raster.getDataElements(0, row, line.length, 1, samples);
                for (int i = 0; i < line.length; i++) {
                    line[i] =
                            DecodedImage.luma(
                                    samples[3 * i] & FULL,
                                    samples[3 * i + 1] & FULL,
                                    samples[3 * i + 2] & FULL);
                }
            };
        }

        private static Lines colours(BufferedImage image) {
            int[] argb = new int[image.getWidth()];
            return (row, line) -> {
                image.getRGB(0, row, line.length, 1, argb, 0, line.length);
                for (int i = 0; i < line.length; i++) {
                    float alpha = (argb[i] >>> 24) / (float) FULL;
                    float luma =
                            DecodedImage.luma(
                                    argb[i] >> 16 & FULL, argb[i] >> 8 & FULL, argb[i] & FULL);
                    line[i] = 1 - alpha * (1 - luma);
                }
            };
        }
    }
}
