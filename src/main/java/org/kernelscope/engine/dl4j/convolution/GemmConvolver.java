package org.kernelscope.engine.dl4j.convolution;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.kernelscope.engine.dl4j.array.Gemm;
import org.kernelscope.engine.dl4j.array.OffHeapMemory;
import org.kernelscope.engine.dl4j.elementwise.ElementwiseOps;
import org.kernelscope.network.Window;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution of single-precision numbers as matrix products: the cells under every window become
 * the columns of a matrix (im2col, K. Chellapilla, S. Puri, P. Simard, 2006), one example at a
 * time, so that the matrix stays in the processor's cache. Any stride, padding and dilation; needs
 * no oneDNN.
 */
final class GemmConvolver implements Convolver {
    private final Window window;
    private final ElementwiseOps arithmetic;
    private final int channels;
    private final int rows;
    private final int columns;
    private final int outRows;
    private final int outColumns;

    private final float[] map;
    private final float[] taps;
    private final INDArray tapsOutside;

    GemmConvolver(Window window, INDArray x, INDArray z, ElementwiseOps arithmetic) {
        this.window = window;
        this.arithmetic = arithmetic;
        channels = (int) x.size(1);
        rows = (int) x.size(2);
        columns = (int) x.size(3);
        outRows = (int) z.size(2);
        outColumns = (int) z.size(3);
        map = new float[channels * rows * columns];
        taps = new float[depth() * plane()];
        tapsOutside = OffHeapMemory.keep(DataType.FLOAT, depth(), plane());
    }

    @Override
    public void forward(INDArray x, INDArray weight, INDArray bias, INDArray z) {
        int out = (int) weight.size(0);
        arithmetic.spread(bias, z);
        for (int n = 0; n < x.size(0); n++) {
            spreadOut(x, n);
            Gemm.times(
                    DataType.FLOAT,
                    out,
                    plane(),
                    depth(),
                    OffHeapMemory.of(weight),
                    OffHeapMemory.of(tapsOutside),
                    1,
                    example(z, n, out * plane()));
        }
    }

    @Override
    public void weightGradient(INDArray x, INDArray weight, INDArray delta, INDArray gradient) {
        int out = (int) weight.size(0);
        for (int n = 0; n < x.size(0); n++) {
            spreadOut(x, n);
            Gemm.timesTransposed(
                    DataType.FLOAT,
                    out,
                    depth(),
                    plane(),
                    example(delta, n, out * plane()),
                    OffHeapMemory.of(tapsOutside),
                    n == 0 ? 0 : 1,
                    OffHeapMemory.of(gradient));
        }
    }

    @Override
    public void inputGradient(INDArray x, INDArray weight, INDArray delta, INDArray gradient) {
        int out = (int) weight.size(0);
        for (int n = 0; n < x.size(0); n++) {
            Gemm.transposedTimes(
                    DataType.FLOAT,
                    depth(),
                    plane(),
                    out,
                    OffHeapMemory.of(weight),
                    example(delta, n, out * plane()),
                    0,
                    OffHeapMemory.of(tapsOutside));
            OffHeapMemory.read(tapsOutside, taps, taps.length);
            gather();
            example(gradient, n, map.length).put(map, 0, map.length);
        }
    }

    /** im2col: every row of the matrix is one tap of one channel, for all windows. */
    private void spreadOut(INDArray x, int n) {
        example(x, n, map.length).get(map, 0, map.length);
        Arrays.fill(taps, 0);
        int to = 0;
        for (int channel = 0; channel < channels; channel++) {
            for (int u = 0; u < window.size(); u++) {
                for (int v = 0; v < window.size(); v++) {
                    for (int row = 0; row < outRows; row++, to += outColumns) {
                        int r = window.input(row, u);
                        if (r >= 0 && r < rows) {
                            spreadRow((channel * rows + r) * columns, v, to);
                        }
                    }
                }
            }
        }
        OffHeapMemory.write(taps, tapsOutside, taps.length);
    }

    private void spreadRow(int from, int tap, int to) {
        if (window.stride() == 1) {
            int shift = window.input(0, tap);
            int first = Math.max(0, -shift);
            int last = Math.min(outColumns, columns - shift);
            if (last > first) {
                System.arraycopy(map, from + shift + first, taps, to + first, last - first);
            }
            return;
        }
        for (int column = 0; column < outColumns; column++) {
            int c = window.input(column, tap);
            if (c >= 0 && c < columns) {
                taps[to + column] = map[from + c];
            }
        }
    }

    /** col2im: every cell gets the sum of its taps. */
    private void gather() {
        Arrays.fill(map, 0);
        int from = 0;
        for (int channel = 0; channel < channels; channel++) {
            for (int u = 0; u < window.size(); u++) {
                for (int v = 0; v < window.size(); v++) {
                    for (int row = 0; row < outRows; row++, from += outColumns) {
                        int r = window.input(row, u);
                        if (r >= 0 && r < rows) {
                            gatherRow(from, v, (channel * rows + r) * columns);
                        }
                    }
                }
            }
        }
    }

    private void gatherRow(int from, int tap, int to) {
        for (int column = 0; column < outColumns; column++) {
            int c = window.input(column, tap);
            if (c >= 0 && c < columns) {
                map[to + c] += taps[from + column];
            }
        }
    }

    private int depth() {
        return channels * window.size() * window.size();
    }

    private int plane() {
        return outRows * outColumns;
    }

    private static FloatPointer example(INDArray array, int n, int length) {
        return new FloatPointer(OffHeapMemory.of(array)).position((long) n * length);
    }

    @Override
    public void close() {
        tapsOutside.close();
    }
}
