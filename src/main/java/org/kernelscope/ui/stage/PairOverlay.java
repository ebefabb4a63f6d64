package org.kernelscope.ui.stage;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import org.kernelscope.ui.control.CanvasView;
import org.kernelscope.ui.paint.LayerBox;
import org.kernelscope.ui.paint.StageLayout;
import org.kernelscope.ui.paint.StageLook;
import org.kernelscope.ui.paint.chart.ChartLook;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.MapPair;
import org.kernelscope.ui.state.Selection;

/**
 * Two maps that are pointed out elsewhere: frames around both, and a band from the one to the other
 * if they are connected. JavaFX thread.
 */
final class PairOverlay {
    private static final double FRAME = 3;
    private static final double BAND = 0.22;

    private final Display display;
    private final Selection selection;
    private final CanvasView canvas = new CanvasView((graphics, width, height) -> paint(graphics));
    private @Nullable StageLayout layout;
    private double unit = 1;

    PairOverlay(Display display, Selection selection) {
        this.display = display;
        this.selection = selection;
        canvas.setMouseTransparent(true);
        selection.pairProperty().subscribe(pair -> canvas.repaint());
        display.themeProperty().subscribe(theme -> canvas.repaint());
    }

    CanvasView node() {
        return canvas;
    }

    void show(@Nullable StageLayout newLayout, double newUnit) {
        layout = newLayout;
        unit = newUnit;
        canvas.repaint();
    }

    private void paint(GraphicsContext graphics) {
        MapPair pair = selection.pairProperty().get();
        StageLayout stage = layout;
        boolean exists =
                pair != null
                        && stage != null
                        && pair.layer() + 1 < stage.boxes().size()
                        && pair.map() < stage.box(pair.layer()).shape().channels()
                        && pair.input() < stage.box(pair.layer() - 1).shape().channels();
        if (pair == null || stage == null || !exists) {
            return;
        }
        StageLook look =
                StageLook.of(display.paletteProperty().get(), display.themeProperty().get());
        LayerBox from = stage.box(pair.layer() - 1);
        LayerBox to = stage.box(pair.layer());
        graphics.save();
        graphics.scale(1 / unit, 1 / unit);
        if (pair.connected()) {
            band(graphics, from, pair.input(), to, pair.map(), look);
            graphics.setLineDashes();
        } else {
            graphics.setLineDashes(4 * unit, 4 * unit);
        }
        frame(graphics, from, pair.input(), look);
        frame(graphics, to, pair.map(), look);
        graphics.restore();
    }

    private void band(
            GraphicsContext graphics,
            LayerBox from,
            int input,
            LayerBox to,
            int map,
            StageLook look) {
        double left = from.tileX(input) + from.tileWidth();
        double right = to.tileX(map);
        double[] xs = {left, right, right, left};
        double[] ys = {
            from.tileY(input),
            to.tileY(map),
            to.tileY(map) + to.tileHeight(),
            from.tileY(input) + from.tileHeight()
        };
        graphics.setFill(ChartLook.colour(look.quiet(), BAND));
        graphics.fillPolygon(xs, ys, xs.length);
    }

    private void frame(GraphicsContext graphics, LayerBox box, int channel, StageLook look) {
        double line = FRAME * unit;
        Color colour = ChartLook.colour(look.emphasis());
        graphics.setStroke(colour);
        graphics.setLineWidth(line);
        graphics.strokeRect(
                box.tileX(channel) - line / 2,
                box.tileY(channel) - line / 2,
                box.tileWidth() + line,
                box.tileHeight() + line);
    }
}
