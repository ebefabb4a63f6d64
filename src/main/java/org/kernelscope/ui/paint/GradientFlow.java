package org.kernelscope.ui.paint;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.kernelscope.analysis.LayerGradients;
import org.kernelscope.network.Cell;
import org.kernelscope.tensor.Tensor;

/**
 * The size of the gradient from layer to layer, as pipes between them. A pipe loses a sixth of its
 * full width for each factor of 10, so that a vanishing gradient is seen. Immutable.
 *
 * @param sizes the root mean square of dL/dy of each layer, the input first
 */
public record GradientFlow(List<Double> sizes) {
    /** A gradient that is this many powers of ten below the largest has the thinnest pipe. */
    public static final int DECADES = 6;

    private static final double WIDEST = 0.16;
    private static final double OPACITY = 0.55;

    public GradientFlow {
        sizes = List.copyOf(sizes);
    }

    /** The flow of {@code gradients}. */
    public static GradientFlow of(LayerGradients gradients) {
        List<Double> sizes = new ArrayList<>();
        for (int layer = Cell.INPUT; layer < gradients.outputs().size(); layer++) {
            Tensor of = gradients.output(layer);
            double squares = 0;
            for (int i = 0; i < of.size(); i++) {
                squares += (double) of.get(i) * of.get(i);
            }
            sizes.add(Math.sqrt(squares / of.size()));
        }
        return new GradientFlow(sizes);
    }

    /** The largest size below the output; 0 if no gradient flows. */
    public double largest() {
        return sizes.subList(0, sizes.size() - 1).stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
    }

    /**
     * The width of the pipe below a layer, as a share of the widest: 1 for the largest gradient, 0
     * for none at all.
     *
     * @param index of the layer whose gradient it carries, the input being 0
     */
    public double share(int index) {
        double size = sizes.get(index);
        if (!(size > 0) || !(largest() > 0)) {
            return 0;
        }
        double decades = Math.log10(largest() / size);
        return Math.max(0.02, 1 - decades / DECADES);
    }

    /** Paints all pipes into the gaps between the layers; not while a level is open. */
    public void paint(Raster raster, StageLayout layout, Look look) {
        paint(raster, layout, look, layer -> true);
    }

    /**
     * Paints pipes into the gaps between the layers; not while a level is open.
     *
     * @param layers the layers whose gradient has come down to them; {@link Cell#INPUT} for the
     *     input
     */
    public void paint(Raster raster, StageLayout layout, Look look, IntPredicate layers) {
        if (layout.openness() > 0) {
            return;
        }
        List<LayerBox> boxes = layout.boxes();
        for (int i = 0; i + 1 < Math.min(boxes.size(), sizes.size()); i++) {
            LayerBox from = boxes.get(i);
            LayerBox to = boxes.get(i + 1);
            double most = WIDEST * layout.frame().height() * layout.zoom();
            int left = from.x() + from.width();
            int wide = (int) Math.round(share(i) * most);
            int middle = from.y() + from.height() / 2;
            int width = to.x() - left;
            if (wide > 0 && width > 0 && layers.test(from.layer())) {
                raster.overlay(left, middle - wide / 2, width, wide, look.quiet(), OPACITY);
            }
        }
    }
}
