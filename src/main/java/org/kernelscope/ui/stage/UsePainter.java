package org.kernelscope.ui.stage;

import javafx.scene.canvas.GraphicsContext;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.KernelId;
import org.kernelscope.network.Layer;
import org.kernelscope.network.Window;
import org.kernelscope.tensor.Shape;
import org.kernelscope.ui.paint.LayerBox;
import org.kernelscope.ui.state.KernelFocus;

/**
 * Where a kernel is used: the map that it looks at and the map that it makes are lit, all others
 * step back; and where one of its weights is used: every cell of the one map that the weight is
 * multiplied with, as its kernel slides. JavaFX thread.
 */
final class UsePainter {
    private static final double VEIL = 0.72;
    private static final double FRAME = 1.5;
    private static final double SPOT = 0.5;

    private final StagePen pen;
    private final Architecture architecture;
    private final KernelFocus.Spot spot;

    UsePainter(StagePen pen, Architecture architecture, KernelFocus.Spot spot) {
        this.pen = pen;
        this.architecture = architecture;
        this.spot = spot;
    }

    void paint(float weight) {
        KernelId kernel = spot.kernel();
        veil();
        joint(weight);
        whole(kernel.layer() - 1, kernel.input());
        whole(kernel.layer(), kernel.map());
        cells(weight);
    }

    private void veil() {
        KernelId kernel = spot.kernel();
        pen.graphics().setFill(pen.ground(VEIL));
        for (LayerBox box : pen.layout().boxes()) {
            for (int channel = 0; channel < box.shape().channels(); channel++) {
                boolean below = box.layer() == kernel.layer() - 1 && channel == kernel.input();
                boolean made = box.layer() == kernel.layer() && channel == kernel.map();
                if (!below && !made) {
                    pen.graphics()
                            .fillRect(
                                    box.tileX(channel),
                                    box.tileY(channel),
                                    box.tileWidth(),
                                    box.tileHeight());
                }
            }
        }
    }

    /** From the one map to the other, in the colour of the weight. */
    private void joint(float weight) {
        LayerBox from = pen.layout().box(spot.kernel().layer() - 1);
        LayerBox to = pen.layout().box(spot.kernel().layer());
        int input = spot.kernel().input();
        int map = spot.kernel().map();
        GraphicsContext graphics = pen.graphics();
        graphics.setStroke(pen.sign(weight, 0.9));
        graphics.setLineWidth(2.5 * pen.unit());
        graphics.strokeLine(
                from.tileX(input) + from.tileWidth(),
                from.tileY(input) + from.tileHeight() / 2.0,
                to.tileX(map),
                to.tileY(map) + to.tileHeight() / 2.0);
    }

    private void whole(int layer, int channel) {
        Shape shape = pen.layout().box(layer).shape();
        pen.frame(
                new Cell(layer, channel, 0, 0),
                shape.rows(),
                shape.columns(),
                pen.emphasis(),
                FRAME);
    }

    /** Every cell that the weight is multiplied with, a spot in each. */
    private void cells(float weight) {
        Layer layer = architecture.layers().get(spot.kernel().layer());
        LayerBox box = pen.layout().box(layer.index() - 1);
        Window window = layer.window();
        Shape made = layer.outputShape();
        Shape below = layer.inputShape();
        double size = Math.max(1, box.scale() * SPOT);
        double inset = (box.scale() - size) / 2;
        pen.graphics().setFill(pen.sign(weight, 0.85));
        for (int row = 0; row < made.rows(); row++) {
            int from = window.input(row, spot.row());
            for (int column = 0; column < made.columns(); column++) {
                int at = window.input(column, spot.column());
                boolean inside =
                        from >= 0 && from < below.rows() && at >= 0 && at < below.columns();
                if (inside) {
                    pen.graphics()
                            .fillRect(
                                    box.tileX(spot.kernel().input()) + at * box.scale() + inset,
                                    box.tileY(spot.kernel().input()) + from * box.scale() + inset,
                                    size,
                                    size);
                }
            }
        }
    }
}
