package org.kernelscope.ui.stage;

import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.CellConnections;
import org.kernelscope.network.DependencySet;
import org.kernelscope.network.KernelId;
import org.kernelscope.network.Kernels;
import org.kernelscope.network.Layer;
import org.kernelscope.ui.control.ScaledCanvas;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.fx.OncePerFrame;
import org.kernelscope.ui.paint.CanvasPen;
import org.kernelscope.ui.paint.StageLayout;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.KernelFocus;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Selection;

/**
 * The highlight of the shown cell: the cell, everything that it depends on in all layers below and
 * feeds in all layers above, and a line for every connection with its neighbours. If another view
 * points at a kernel or a pair of maps, those are highlighted instead. JavaFX thread.
 */
final class LinkOverlay extends Region {
    private static final double OWN_FRAME = 2.5;

    private final ScaledCanvas canvas = new ScaledCanvas();
    private final NetworkModel network;
    private final Display display;
    private final Selection selection;
    private final KernelFocus kernels;
    private final OncePerFrame repaint = new OncePerFrame(this::paint);
    private @Nullable StageLayout layout;
    private double unit = 1;

    LinkOverlay(NetworkModel network, Display display, Selection selection, KernelFocus kernels) {
        this.network = network;
        this.display = display;
        this.selection = selection;
        this.kernels = kernels;
        setMouseTransparent(true);
        getChildren().add(canvas);
        kernels.hoveredProperty().subscribe(spot -> repaint());
        selection.pairProperty().subscribe(pair -> repaint());
        visibleProperty().subscribe(now -> repaint());
    }

    void show(StageLayout newLayout, double newUnit) {
        layout = newLayout;
        unit = newUnit;
        repaint();
    }

    /** Shows nothing until there is a layout again. */
    void hide() {
        layout = null;
        repaint();
    }

    void repaint() {
        repaint.request();
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        canvas.setSize(getWidth(), getHeight());
        repaint();
    }

    private void paint() {
        if (!isVisible()) {
            // A map is open, and the clock goes from cell to cell.
            return;
        }
        Cell cell = selection.shownProperty().getValue();
        KernelFocus.Spot spot = kernels.hoveredProperty().get();
        Model model = network.modelProperty().get();
        StageLayout stage = layout;
        Selection.MapPair pair = selection.pairProperty().get();
        boolean nothing = cell == null && spot == null && pair == null;
        if (nothing || model == null || stage == null) {
            // Even an empty canvas is drawn, all over the stage.
            canvas.setVisible(false);
            return;
        }
        canvas.setVisible(true);
        canvas.draw(graphics -> paint(graphics, stage, model));
    }

    private void paint(GraphicsContext graphics, StageLayout stage, Model model) {
        Cell cell = selection.shownProperty().getValue();
        KernelFocus.Spot spot = kernels.hoveredProperty().get();
        Selection.MapPair pair = selection.pairProperty().get();
        graphics.save();
        graphics.scale(1 / unit, 1 / unit);
        CanvasPen pen = new CanvasPen(graphics, display.look(), TextSize.ofPainting(this) * unit);
        OverlayPen overlay = new OverlayPen(pen, stage, unit);
        double top = stage.frame().top();
        pen.clipped(
                0,
                top,
                getWidth() * unit,
                getHeight() * unit - top,
                () -> {
                    if (spot != null) {
                        paint(overlay, model, spot);
                    } else if (pair != null) {
                        paint(overlay, pair);
                    } else if (cell != null) {
                        paint(overlay, model, cell);
                    }
                });
        graphics.restore();
    }

    private static void paint(OverlayPen pen, Model model, KernelFocus.Spot spot) {
        List<Layer> layers = model.architecture().layers();
        KernelId id = spot.kernel();
        if (id.layer() < layers.size()) {
            // A kernel of a network that is gone joins nothing.
            Kernels.of(layers.get(id.layer()), model.weights())
                    .filter(all -> id.map() < all.maps() && id.input() < all.inputs())
                    .flatMap(all -> all.kernel(id.map(), id.input()))
                    .filter(kernel -> spot.row() < kernel.shape().rows())
                    .filter(kernel -> spot.column() < kernel.shape().columns())
                    .map(kernel -> kernel.at(0, spot.row(), spot.column()))
                    .ifPresent(
                            weight ->
                                    new UsePainter(pen, model.architecture(), spot).paint(weight));
        }
    }

    private static void paint(OverlayPen pen, Selection.MapPair pair) {
        PairPainter both = new PairPainter(pen, pair);
        if (both.exists()) {
            both.paint(pen.pen().look().quiet());
        }
    }

    private static void paint(OverlayPen pen, Model model, Cell cell) {
        Architecture architecture = model.architecture();
        ReachPainter reach =
                new ReachPainter(pen, architecture, DependencySet.of(architecture, cell));
        CellConnections links = new CellConnections(architecture, model.weights());
        LinkPainter lines = new LinkPainter(pen);
        reach.veil();
        lines.paint(links.into(cell));
        lines.paint(links.outOf(cell));
        reach.frames();
        pen.frame(cell, 1, 1, pen.pen().look().emphasis(), OWN_FRAME);
    }
}
