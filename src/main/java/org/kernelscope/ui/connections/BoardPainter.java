package org.kernelscope.ui.connections;

import org.kernelscope.network.Kernels;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.MapPainter;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.paint.StageLook;

/**
 * Paints the squares of a connection board: each kernel that exists as a small picture of its
 * weights, or, where a picture has no room, as a square that is the darker the stronger the kernel
 * is; an empty place with a dot where there is none. A pure function of its arguments; any thread.
 */
final class BoardPainter {
    /** Smaller squares have no room for a frame, in device pixels. */
    private static final int FRAMED = 8;

    private final Raster raster;
    private final StageLook look;
    private final double unit;

    /**
     * @param unit device pixels in a logical pixel
     */
    BoardPainter(Raster raster, StageLook look, double unit) {
        this.raster = raster;
        this.look = look;
        this.unit = unit;
    }

    void paint(Kernels kernels, BoardLayout board) {
        raster.clear(0);
        float limit = kernels.absMax();
        double strongest = limit * kernels.rows();
        for (int map = 0; map < board.maps(); map++) {
            int left = (int) Math.round(board.left(map) * unit);
            for (int input = 0; input < board.inputs(); input++) {
                int top = (int) Math.round(board.top(input) * unit);
                int side = (int) Math.floor((board.cell() - 2 * board.gap()) * unit);
                int x = left + (int) Math.round(board.gap() * unit);
                int y = top + (int) Math.round(board.gap() * unit);
                var kernel = kernels.kernel(map, input);
                if (kernel.isEmpty()) {
                    missing(board, left, top);
                } else if (side < kernels.rows()) {
                    double strength = strongest > 0 ? kernels.norm(map, input) / strongest : 0;
                    raster.fill(
                            x,
                            y,
                            side,
                            side,
                            look.palette().signed(look.theme(), (float) strength));
                } else {
                    picture(kernel.get(), x, y, side, limit);
                }
            }
        }
    }

    private void picture(Tensor kernel, int x, int y, int side, float limit) {
        int size = kernel.shape().rows();
        int cell = side / size;
        int inset = (side - size * cell) / 2;
        MapPainter.signed(
                raster, kernel, 0, x + inset, y + inset, cell, limit, look.palette(), look.theme());
        if (side >= FRAMED) {
            raster.frame(x + inset, y + inset, size * cell, size * cell, 1, look.tileFrame());
        }
    }

    private void missing(BoardLayout board, int left, int top) {
        int dot = (int) Math.max(1, Math.round(2 * unit));
        int middle = (int) Math.round(board.cell() * unit / 2) - dot / 2;
        raster.fill(left + middle, top + middle, dot, dot, look.tileFrame());
    }
}
