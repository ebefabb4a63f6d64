package org.kernelscope.ui.paint.chart;

import org.kernelscope.network.Kernels;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.MapPainter;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.paint.StageLook;

/**
 * All kernels of a layer on one sheet: a row for each map that the layer is made from, a column for
 * each map that it makes, and where they meet the kernel between them. Where there is no connection
 * the place stays empty. Immutable; any thread.
 *
 * @param columns maps that are made and shown
 * @param rows maps that they are made from and shown
 * @param cell side of one weight, in pixels
 * @param step from one kernel to the next, in pixels
 */
public record KernelSheet(int columns, int rows, int cell, int step) {
    private static final int MOST_CELL = 40;

    /**
     * The sheet of {@code kernels} that fits into a room; as much of it as does, if the weights
     * would become smaller than {@code least} pixels.
     */
    public static KernelSheet fitting(
            int maps, int inputs, int kernelSide, int width, int height, int least) {
        int gap = 2;
        int acrossCell = (width / Math.max(1, maps) - gap) / kernelSide;
        int downCell = (height / Math.max(1, inputs) - gap) / kernelSide;
        int cell = Math.max(least, Math.min(MOST_CELL, Math.min(acrossCell, downCell)));
        int step = cell * kernelSide + Math.max(gap, cell / 2);
        return new KernelSheet(
                Math.max(1, Math.min(maps, width / step)),
                Math.max(1, Math.min(inputs, height / step)),
                cell,
                step);
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
        for (int map = 0; map < columns; map++) {
            for (int input = 0; input < rows; input++) {
                Tensor kernel = kernels.kernel(map, input).orElse(null);
                int left = x + map * step + line;
                int top = y + input * step + line;
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
