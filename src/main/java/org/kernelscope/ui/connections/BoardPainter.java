package org.kernelscope.ui.connections;

import java.util.Optional;
import javafx.geometry.HPos;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Kernels;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.connections.BoardLayout.Place;
import org.kernelscope.ui.paint.CanvasPen;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.MapPainter;
import org.kernelscope.ui.paint.Raster;

/**
 * Paints a connection board: the kernels as pixels, and over them the names and the frame that
 * follow the pointer. Pure functions of their arguments.
 */
final class BoardPainter {
    /** Smaller squares have no room for a frame, in device pixels. */
    private static final int FRAMED = 8;

    private static final double FRAME = 2.5;

    private final BoardLayout board;

    BoardPainter(BoardLayout board) {
        this.board = board;
    }

    /**
     * Paints the squares: each existing kernel as a map of its weights or, if the square is too
     * small, filled by its strength; a dot for a missing connection.
     *
     * @param unit device pixels in a logical pixel
     */
    void squares(Raster raster, Look look, Kernels kernels, double unit) {
        raster.clear(0);
        float limit = kernels.absMax();
        double strongest = limit * kernels.rows();
        int side = (int) Math.floor((board.cell() - 2 * board.gap()) * unit);
        int gap = (int) Math.round(board.gap() * unit);
        for (int map = 0; map < board.maps(); map++) {
            int left = (int) Math.round(board.left(map) * unit);
            for (int input = 0; input < board.inputs(); input++) {
                int top = (int) Math.round(board.top(input) * unit);
                Optional<Tensor> kernel = kernels.kernel(map, input);
                if (kernel.isEmpty()) {
                    missing(raster, look, left, top, unit);
                } else if (side < kernels.rows()) {
                    double strength = strongest > 0 ? kernels.norm(map, input) / strongest : 0;
                    raster.fill(left + gap, top + gap, side, side, look.signed(strength));
                } else {
                    weights(raster, look, kernel.get(), left + gap, top + gap, side, limit);
                }
            }
        }
    }

    private static void weights(
            Raster raster, Look look, Tensor kernel, int x, int y, int side, float limit) {
        int size = kernel.shape().rows();
        int cell = side / size;
        int inset = (side - size * cell) / 2;
        MapPainter.signed(
                raster, kernel, 0, x + inset, y + inset, cell, limit, look.palette(), look.theme());
        if (side >= FRAMED) {
            raster.frame(x + inset, y + inset, size * cell, size * cell, 1, look.tileFrame());
        }
    }

    private void missing(Raster raster, Look look, int left, int top, double unit) {
        int dot = (int) Math.max(1, Math.round(2 * unit));
        int middle = (int) Math.round(board.cell() * unit / 2) - dot / 2;
        raster.fill(left + middle, top + middle, dot, dot, look.tileFrame());
    }

    /**
     * Draws the names of the maps, those of the shown square emphasised, and its frame.
     *
     * @param layer the name of the layer
     * @param below the name of the layer below
     * @param shown the square under the pointer, or the selected one
     */
    void names(CanvasPen pen, Texts texts, String layer, String below, @Nullable Place shown) {
        double em = pen.em();
        String columns = texts.get("connections.columns", layer);
        pen.caption(columns, board.x(), 0.75 * em, HPos.LEFT);
        pen.caption(below, board.x() - 2.2 * em, board.y() - 0.8 * em, HPos.RIGHT);
        int step = (int) Math.ceil(1.5 * em / board.cell());
        for (int map = 0; map < board.maps(); map += step) {
            double x = board.left(map) + board.cell() / 2;
            boolean lit = shown != null && shown.map() == map;
            name(pen, Integer.toString(map + 1), x, board.y() - 0.8 * em, HPos.CENTER, lit);
        }
        int rows = (int) Math.ceil(1.2 * em / board.cell());
        for (int input = 0; input < board.inputs(); input += rows) {
            double y = board.top(input) + board.cell() / 2;
            boolean lit = shown != null && shown.input() == input;
            String name = texts.get("connections.row", input + 1);
            name(pen, name, board.x() - 0.6 * em, y, HPos.RIGHT, lit);
        }
        if (shown != null) {
            double side = board.cell() - 2 * board.gap();
            pen.frame(
                    board.left(shown.map()) + board.gap(),
                    board.top(shown.input()) + board.gap(),
                    side,
                    side,
                    FRAME,
                    pen.look().emphasis());
        }
    }

    private static void name(
            CanvasPen pen, String name, double x, double y, HPos align, boolean lit) {
        if (lit) {
            pen.write(name, x, y, Face.TEXT, 1, pen.look().emphasis(), align);
        } else {
            pen.caption(name, x, y, align);
        }
    }
}
