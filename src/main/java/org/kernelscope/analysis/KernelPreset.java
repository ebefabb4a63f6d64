package org.kernelscope.analysis;

import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.workshop.ClassicKernel;
import org.kernelscope.workshop.ClassicKernel.Parameters;

/**
 * Kernels that people made by hand before networks learned theirs, for any size from 2 on: so that
 * a learned kernel can be compared with one whose purpose is known. Any thread.
 */
public enum KernelPreset {
    /** Every pixel minus the mean of its surroundings. */
    EDGE {
        @Override
        double at(int size, int row, int column) {
            double others = size * size - 1;
            return isCentre(size, row, column) ? others : -1;
        }
    },
    /**
     * The change from left to right, smoothed from top to bottom (I. Sobel, G. Feldman, 1968; for
     * sizes above 3 with the binomial coefficients that follow).
     */
    SOBEL_COLUMNS {
        @Override
        double at(int size, int row, int column) {
            return ClassicKernel.SOBEL_COLUMNS.weight(size, size, row, column, Parameters.USUAL);
        }
    },
    /** The change from top to bottom, smoothed from left to right. */
    SOBEL_ROWS {
        @Override
        double at(int size, int row, int column) {
            return ClassicKernel.SOBEL_ROWS.weight(size, size, row, column, Parameters.USUAL);
        }
    },
    /** A weighted mean that forgets details: binomial coefficients, nearly a Gaussian. */
    BLUR {
        @Override
        double at(int size, int row, int column) {
            return ClassicKernel.binomial(size - 1, row)
                    * ClassicKernel.binomial(size - 1, column)
                    / Math.pow(4, (double) size - 1);
        }
    },
    /** Twice the image minus its blur: what the blur forgets is stressed. */
    SHARPEN {
        @Override
        double at(int size, int row, int column) {
            return (isCentre(size, row, column) ? 2 : 0) - BLUR.at(size, row, column);
        }
    },
    /** The image itself. */
    IDENTITY {
        @Override
        double at(int size, int row, int column) {
            return isCentre(size, row, column) ? 1 : 0;
        }
    };

    /** The smallest kernel in which all of them are different. */
    public static final int SMALLEST = 2;

    abstract double at(int size, int row, int column);

    /**
     * The kernel, as strong as another one, so that a comparison is one of patterns.
     *
     * @param size rows and columns, at least {@link #SMALLEST}
     * @param norm the square root of the sum of its squares
     * @return {@code 1 × size × size}
     */
    public Tensor kernel(int size, double norm) {
        if (size < SMALLEST) {
            throw new IllegalArgumentException("a kernel of size " + size);
        }
        double[] values = new double[size * size];
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = at(size, i / size, i % size);
            squares += values[i] * values[i];
        }
        float[] scaled = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = (float) (values[i] * norm / Math.sqrt(squares));
        }
        return Tensor.takeOver(Shape.of(1, size, size), scaled);
    }

    private static boolean isCentre(int size, int row, int column) {
        return row == size / 2 && column == size / 2;
    }
}
