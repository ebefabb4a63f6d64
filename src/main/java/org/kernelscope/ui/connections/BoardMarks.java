package org.kernelscope.ui.connections;

import org.jspecify.annotations.Nullable;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.connections.BoardLayout.Place;
import org.kernelscope.ui.paint.chart.ChartText;
import org.kernelscope.ui.paint.chart.ChartText.Align;

/**
 * Draws what changes on a connection board while one points at it: the names of the maps, of which
 * two stand out, and a frame. JavaFX thread.
 */
final class BoardMarks {
    private static final double FRAME = 2.5;

    private final ChartText easel;
    private final Texts texts;

    BoardMarks(ChartText easel, Texts texts) {
        this.easel = easel;
        this.texts = texts;
    }

    /**
     * @param layer the name of the layer
     * @param below the name of the layer below
     * @param shown the square that one points at or has chosen
     */
    void paint(String layer, String below, BoardLayout board, @Nullable Place shown) {
        double em = easel.em();
        easel.caption(texts.get("connections.columns", layer), board.x(), 0.75 * em, Align.LEFT);
        easel.caption(below, board.x() - 2.2 * em, board.y() - 0.8 * em, Align.RIGHT);
        int step = (int) Math.ceil(1.5 * em / board.cell());
        for (int map = 0; map < board.maps(); map += step) {
            name(
                    Integer.toString(map + 1),
                    board.left(map) + board.cell() / 2,
                    board.y() - 0.8 * em,
                    Align.CENTER,
                    shown != null && shown.map() == map);
        }
        int rows = (int) Math.ceil(1.2 * em / board.cell());
        for (int input = 0; input < board.inputs(); input += rows) {
            name(
                    texts.get("connections.row", input + 1),
                    board.x() - 0.6 * em,
                    board.top(input) + board.cell() / 2,
                    Align.RIGHT,
                    shown != null && shown.input() == input);
        }
        if (shown != null) {
            easel.frame(
                    board.left(shown.map()) + board.gap(),
                    board.top(shown.input()) + board.gap(),
                    board.cell() - 2 * board.gap(),
                    board.cell() - 2 * board.gap(),
                    FRAME,
                    easel.look().stage().emphasis());
        }
    }

    private void name(String name, double x, double y, Align align, boolean lit) {
        int colour = lit ? easel.look().stage().emphasis() : easel.look().stage().quiet();
        easel.words(name, x, y, align, lit ? 1 : 0.86, colour);
    }
}
