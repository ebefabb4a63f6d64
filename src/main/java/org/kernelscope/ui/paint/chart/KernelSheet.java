package org.kernelscope.ui.paint.chart;

import org.kernelscope.network.Kernels;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.MapPainter;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.paint.StageLook;

/**
 * All kernels of a layer on one sheet: a row for each map that the layer is made from, a column for
 * each map that it makes, and where they meet the kernel between them. Where there is no connection
 * the place stays empty. A layer over a single map has as many rows as make its kernels large.
 * Immutable; any thread.
 *
 * @param columns kernels side by side
 * @param rows kernels one below the other
 * @param cell side of one weight, in pixels
 * @param step from one kernel to the next, in pixels
 */
public record KernelSheet(int columns, int rows, int cell, int step) {
    private static final int MOST_CELL = 40;

    /**
     * The sheet that fits into a room; as much of it as does, if a weight would become smaller than
     * {@code least} pixels. The kernels of a layer over a single map are laid out in several rows.
     *
     * @param gap between two kernels, in pixels
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

    /** Its width, in pixels. */
    public int width() {
        return columns * step;
    }

    /** Its height, in pixels. */
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
     * Paints it with its upper left at {@code x, y}.
     *
     * @param limit the weight of the strongest colour
     */
    public void paint(
            Raster raster, Kernels kernels, int x, int y, float limit, StageLook look, int line) {
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
