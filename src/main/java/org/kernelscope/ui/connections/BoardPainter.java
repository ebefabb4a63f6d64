package org.kernelscope.ui.connections;

import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Kernels;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.connections.BoardLayout.Place;
import org.kernelscope.ui.paint.chart.Easel;
import org.kernelscope.ui.paint.chart.Easel.Align;

/**
 * Draws a connection board: each kernel that exists as a small picture of its weights, an empty
 * place with a dot where there is none. JavaFX thread.
 */
final class BoardPainter {
    private final Easel easel;
    private final Texts texts;

    BoardPainter(Easel easel, Texts texts) {
        this.easel = easel;
        this.texts = texts;
    }

    /**
     * @param below the name of the layer below
     * @param shown the square that one points at or has chosen
     */
    void paint(Kernels kernels, String below, BoardLayout board, @Nullable Place shown) {
        names(kernels, below, board, shown);
        float limit = limit(kernels);
        for (int map = 0; map < board.maps(); map++) {
            for (int input = 0; input < board.inputs(); input++) {
                square(kernels, board, input, map, limit);
            }
        }
        if (shown != null) {
            double gap = gap(board);
            easel.frame(
                    board.left(shown.map()) + gap,
                    board.top(shown.input()) + gap,
                    board.cell() - 2 * gap,
                    board.cell() - 2 * gap,
                    2.5,
                    easel.look().stage().emphasis());
        }
    }

    private void names(Kernels kernels, String below, BoardLayout board, @Nullable Place shown) {
        double em = easel.em();
        int quiet = easel.look().stage().quiet();
        int strong = easel.look().stage().emphasis();
        easel.caption(
                texts.get("connections.columns", kernels.layer().name()),
                board.x(),
                0.75 * em,
                Align.LEFT);
        easel.caption(below, board.x() - 2.2 * em, board.y() - 0.8 * em, Align.RIGHT);
        int step = (int) Math.ceil(1.5 * em / board.cell());
        for (int map = 0; map < board.maps(); map += step) {
            boolean lit = shown != null && shown.map() == map;
            easel.words(
                    Integer.toString(map + 1),
                    board.left(map) + board.cell() / 2,
                    board.y() - 0.8 * em,
                    Align.CENTER,
                    lit ? 1 : 0.86,
                    lit ? strong : quiet);
        }
        int rows = (int) Math.ceil(1.2 * em / board.cell());
        for (int input = 0; input < board.inputs(); input += rows) {
            boolean lit = shown != null && shown.input() == input;
            easel.words(
                    texts.get("connections.row", input + 1),
                    board.x() - 0.6 * em,
                    board.top(input) + board.cell() / 2,
                    Align.RIGHT,
                    lit ? 1 : 0.86,
                    lit ? strong : quiet);
        }
    }

    private void square(Kernels kernels, BoardLayout board, int input, int map, float limit) {
        double x = board.left(map);
        double y = board.top(input);
        double gap = gap(board);
        double side = board.cell() - 2 * gap;
        var kernel = kernels.kernel(map, input);
        if (kernel.isPresent()) {
            int size = Math.max(1, kernels.rows());
            easel.map(kernel.get(), x + gap, y + gap, side / size, limit, false);
            easel.frame(x + gap, y + gap, side, side, 1, easel.look().stage().tileFrame());
        } else {
            double middle = board.cell() / 2;
            easel.disc(
                    x + middle,
                    y + middle,
                    Math.max(1, 0.05 * board.cell()),
                    easel.look().stage().tileFrame());
        }
    }

    private static double gap(BoardLayout board) {
        return board.cell() < 8 ? 0 : Math.max(1, Math.round(0.07 * board.cell()));
    }

    private static float limit(Kernels kernels) {
        float limit = 0;
        for (int map = 0; map < kernels.maps(); map++) {
            for (int input = 0; input < kernels.inputs(); input++) {
                limit = Math.max(limit, kernels.kernel(map, input).map(Tensor::absMax).orElse(0f));
            }
        }
        return limit;
    }
}
