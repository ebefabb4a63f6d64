package org.kernelscope.ui.stage;

import org.kernelscope.network.Architecture;
import org.kernelscope.network.KernelId;
import org.kernelscope.network.Layer;
import org.kernelscope.network.Window;
import org.kernelscope.tensor.Shape;
import org.kernelscope.ui.paint.LayerBox;
import org.kernelscope.ui.state.KernelFocus;
import org.kernelscope.ui.state.Selection;

/**
 * Highlights the use of a kernel: the map below it and the map that it makes, with all others
 * dimmed; and the use of one of its weights: every cell that the weight is multiplied with while
 * the kernel slides. JavaFX thread.
 */
final class UsePainter {
    private static final double JOINT = 0.9;
    private static final double SPOT = 0.5;

    private final OverlayPen pen;
    private final Architecture architecture;
    private final KernelFocus.Spot spot;

    UsePainter(OverlayPen pen, Architecture architecture, KernelFocus.Spot spot) {
        this.pen = pen;
        this.architecture = architecture;
        this.spot = spot;
    }

    void paint(float weight) {
        KernelId kernel = spot.kernel();
        new PairPainter(
                        pen,
                        new Selection.MapPair(kernel.layer(), kernel.input(), kernel.map(), true))
                .paint(pen.sign(weight, JOINT));
        cells(weight);
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
        int argb = pen.sign(weight, 0.85);
        for (int row = 0; row < made.rows(); row++) {
            int from = window.input(row, spot.row());
            for (int column = 0; column < made.columns(); column++) {
                int at = window.input(column, spot.column());
                boolean inside =
                        from >= 0 && from < below.rows() && at >= 0 && at < below.columns();
                if (inside) {
                    pen.pen()
                            .fill(
                                    box.tileX(spot.kernel().input()) + at * box.scale() + inset,
                                    box.tileY(spot.kernel().input()) + from * box.scale() + inset,
                                    size,
                                    size,
                                    argb);
                }
            }
        }
    }
}
