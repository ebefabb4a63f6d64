package org.kernelscope.ui.stage;

import org.kernelscope.network.Cell;
import org.kernelscope.tensor.Shape;
import org.kernelscope.ui.paint.LayerBox;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.state.Selection;

/**
 * A map and a map below it that are pointed out elsewhere: both are framed, all others step back,
 * and a line joins them if the one is made from the other; if not, their frames are dashed. JavaFX
 * thread.
 */
final class PairPainter {
    private static final double VEIL = 0.72;
    private static final double FRAME = 1.5;
    private static final double LINE = 2.5;
    private static final double DASH = 4;

    private final OverlayPen pen;
    private final Selection.MapPair pair;

    PairPainter(OverlayPen pen, Selection.MapPair pair) {
        this.pen = pen;
        this.pair = pair;
    }

    /** True if the stage has these maps: between two networks it may have others. */
    boolean exists() {
        return pair.layer() + 1 < pen.layout().boxes().size()
                && pair.map() < pen.layout().box(pair.layer()).shape().channels()
                && pair.input() < pen.layout().box(pair.layer() - 1).shape().channels();
    }

    /**
     * Paints both.
     *
     * @param argb colour of the line that joins them
     */
    void paint(int argb) {
        veil();
        if (pair.connected()) {
            join(argb);
        } else {
            pen.pen().dashed(DASH * pen.unit(), DASH * pen.unit());
        }
        frame(pair.layer() - 1, pair.input());
        frame(pair.layer(), pair.map());
        pen.pen().solid();
    }

    private void veil() {
        int veil = Look.faded(pen.pen().look().ground(), VEIL);
        for (LayerBox box : pen.layout().boxes()) {
            for (int channel = 0; channel < box.shape().channels(); channel++) {
                boolean below = box.layer() == pair.layer() - 1 && channel == pair.input();
                boolean made = box.layer() == pair.layer() && channel == pair.map();
                if (!below && !made) {
                    pen.pen()
                            .fill(
                                    box.tileX(channel),
                                    box.tileY(channel),
                                    box.tileWidth(),
                                    box.tileHeight(),
                                    veil);
                }
            }
        }
    }

    private void join(int argb) {
        LayerBox from = pen.layout().box(pair.layer() - 1);
        LayerBox to = pen.layout().box(pair.layer());
        pen.pen()
                .line(
                        from.tileX(pair.input()) + from.tileWidth(),
                        from.tileY(pair.input()) + from.tileHeight() / 2.0,
                        to.tileX(pair.map()),
                        to.tileY(pair.map()) + to.tileHeight() / 2.0,
                        LINE * pen.unit(),
                        argb);
    }

    private void frame(int layer, int channel) {
        Shape shape = pen.layout().box(layer).shape();
        pen.frame(
                new Cell(layer, channel, 0, 0),
                shape.rows(),
                shape.columns(),
                pen.pen().look().emphasis(),
                FRAME);
    }
}
