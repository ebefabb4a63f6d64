package org.kernelscope.ui.paint.chart;

import org.kernelscope.network.Kernels;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.MapPainter;
import org.kernelscope.ui.paint.Raster;

/**
 * All kernels of a layer in one image: a row for each input map, a column for each output map. A
 * missing connection leaves a gap. The kernels of a layer with a single input map are wrapped into
 * as many rows as make them largest. Immutable.
 *
 * @param columns kernels in a row
 * @param rows rows of kernels
 * @param cell side of one weight, in pixels
 * @param step distance from one kernel to the next, in pixels
 */
public record KernelSheet(int columns, int rows, int cell, int step) {
    private static final int MOST_CELL = 40;

    /**
     * The largest sheet in {@code width} × {@code height} pixels. If weights would be smaller than
     * {@code least} pixels, the sheet has only the first kernels.
     *
     * @param maps output maps
     * @param inputs input maps
     * @param side weights in a row of a kernel
     * @param gap distance between two kernels, in pixels
     */
    public static KernelSheet fitting(
            int maps, int inputs, int side, int width, int height, int least, int gap) {
        int best = maps;
        int cell = 0;
        for (int across = maps; across >= 1; across--) {
            int down = inputs == 1 ? (maps + across - 1) / across : inputs;
            int fits = Math.min((width / across - gap) / side, (height / down - gap) / side);
            if (fits > cell) {
                cell = fits;
                best = across;
            }
            if (inputs > 1) {
                break;
            }
        }
        cell = Math.max(least, Math.min(MOST_CELL, cell));
        int step = cell * side + gap;
        int columns = Math.max(1, Math.min(best, width / step));
        int rows = inputs == 1 ? (maps + columns - 1) / columns : inputs;
        return new KernelSheet(columns, Math.max(1, Math.min(rows, height / step)), cell, step);
    }

    /** Width in pixels. */
    public int width() {
        return columns * step;
    }

    /** Height in pixels. */
    public int height() {
        return rows * step;
    }

    /** The largest magnitude of a weight in {@code kernels}. */
    public static float limit(Kernels kernels) {
        float limit = 0;
        for (int map = 0; map < kernels.maps(); map++) {
            for (int input = 0; input < kernels.inputs(); input++) {
                Tensor kernel = kernels.kernel(map, input).orElse(null);
                for (int i = 0; kernel != null && i < kernel.size(); i++) {
                    limit = Math.max(limit, Math.abs(kernel.get(i)));
                }
            }
        }
        return limit;
    }

    /**
     * Paints the sheet with its upper left corner at {@code x, y}.
     *
     * @param limit the weight with the strongest colour
     * @param line thickness of frames
     */
    public void paint(
            Raster raster, Kernels kernels, int x, int y, float limit, Look look, int line) {
        boolean wrapped = kernels.inputs() == 1;
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                int map = wrapped ? row * columns + column : column;
                int input = wrapped ? 0 : row;
                Tensor kernel =
                        map < kernels.maps() ? kernels.kernel(map, input).orElse(null) : null;
                int left = x + column * step + line;
                int top = y + row * step + line;
                if (kernel != null) {
                    MapPainter.signed(
                            raster,
                            kernel,
                            0,
                            left,
                            top,
                            cell,
                            limit,
                            look.palette(),
                            look.theme());
                    int side = cell * kernels.rows();
                    raster.frame(left, top, side, side, line, look.tileFrame());
                }
            }
        }
    }
}
