package org.kernelscope.ui.stage;

import java.util.Comparator;
import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Fields;
import org.kernelscope.network.Link;
import org.kernelscope.network.Links;
import org.kernelscope.ui.fx.OncePerFrame;
import org.kernelscope.ui.paint.LayerBox;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.paint.StageLayout;
import org.kernelscope.ui.paint.StageLook;
import org.kernelscope.ui.paint.Theme;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Selection;

/**
 * What lights up when a cell is shown: the cell, the patches it sees one layer below and, as a box,
 * in the input, the cells that it feeds one layer above, and a line for every connection in the
 * colour of its weight. JavaFX thread.
 */
final class LinkOverlay extends Region {
    /** More lines than this are a fog; the strongest are drawn. */
    private static final int MAX_LINES = 420;

    private final Canvas canvas = new Canvas();
    private final NetworkModel network;
    private final Display display;
    private final Selection selection;
    private final OncePerFrame repaint = new OncePerFrame(this::paint);
    private @Nullable StageLayout layout;
    private double unit = 1;
    private boolean blank = true;

    LinkOverlay(NetworkModel network, Display display, Selection selection) {
        this.network = network;
        this.display = display;
        this.selection = selection;
        setMouseTransparent(true);
        canvas.setManaged(false);
        getChildren().add(canvas);
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
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        blank = true;
        repaint();
    }

    private void paint() {
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        Cell cell = selection.shownProperty().getValue();
        Model model = network.modelProperty().get();
        StageLayout stage = layout;
        if (!blank) {
            graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
            blank = true;
        }
        if (cell == null || model == null || stage == null) {
            return;
        }
        blank = false;
        graphics.save();
        double top = stage.frame().top() / unit;
        graphics.beginPath();
        graphics.rect(0, top, canvas.getWidth(), canvas.getHeight() - top);
        graphics.clip();
        graphics.scale(1 / unit, 1 / unit);
        Links links = new Links(model.architecture(), model.weights());
        List<Link> below = links.into(cell);
        List<Link> above = links.outOf(cell);
        lines(graphics, stage, below);
        lines(graphics, stage, above);
        fields(graphics, stage, model.architecture(), cell, below);
        targets(graphics, stage, above);
        box(graphics, stage.box(cell.layer()), cell, 1, 1, emphasis(), 2.5);
        graphics.restore();
    }

    private void lines(GraphicsContext graphics, StageLayout stage, List<Link> links) {
        float strongest = 0;
        for (Link link : links) {
            strongest = Math.max(strongest, Math.abs(link.weight()));
        }
        List<Link> drawn =
                links.stream()
                        .sorted(Comparator.comparingDouble(link -> -Math.abs(link.weight())))
                        .limit(MAX_LINES)
                        .sorted(Comparator.comparingDouble(link -> Math.abs(link.weight())))
                        .toList();
        graphics.setLineWidth(Math.max(1, unit));
        for (Link link : drawn) {
            float share = strongest > 0 ? link.weight() / strongest : 0;
            graphics.setStroke(colour(share, 0.12 + 0.75 * Math.abs(share)));
            LayerBox from = stage.box(link.from().layer());
            LayerBox to = stage.box(link.to().layer());
            graphics.strokeLine(
                    from.cellX(link.from()) + from.cell() / 2.0,
                    from.cellY(link.from()) + from.cell() / 2.0,
                    to.cellX(link.to()) + to.cell() / 2.0,
                    to.cellY(link.to()) + to.cell() / 2.0);
        }
    }

    /**
     * The strongest colours only: a weak weight shows in the line being faint, not in its losing
     * its hue.
     */
    private Color colour(float share, double opacity) {
        Palette palette = display.paletteProperty().get();
        Theme theme = display.themeProperty().get();
        int argb = palette.signed(theme, share < 0 ? -0.62f : 0.62f);
        return Color.rgb((argb >> 16) & 0xff, (argb >> 8) & 0xff, argb & 0xff, opacity);
    }

    private Color emphasis() {
        int argb =
                StageLook.of(display.paletteProperty().get(), display.themeProperty().get())
                        .emphasis();
        return Color.rgb((argb >> 16) & 0xff, (argb >> 8) & 0xff, argb & 0xff);
    }

    private void fields(
            GraphicsContext graphics,
            StageLayout stage,
            Architecture architecture,
            Cell cell,
            List<Link> below) {
        if (cell.isInput()) {
            return;
        }
        Fields.Field field = Fields.seenBy(architecture, cell, cell.layer() - 1);
        LayerBox source = stage.box(cell.layer() - 1);
        int lastChannel = -1;
        for (Link link : below) {
            // A frame around every single unit would hide what is in them.
            boolean map = !source.shape().isUnits();
            if (map && link.from().channel() != lastChannel) {
                lastChannel = link.from().channel();
                field(graphics, source, lastChannel, field);
            }
        }
        if (cell.layer() > 0) {
            Fields.Field inInput = Fields.seenBy(architecture, cell, Cell.INPUT);
            field(graphics, stage.box(Cell.INPUT), 0, inInput);
        }
    }

    private void field(GraphicsContext graphics, LayerBox box, int channel, Fields.Field field) {
        Cell corner = new Cell(box.layer(), channel, field.rows().from(), field.columns().from());
        box(
                graphics,
                box,
                corner,
                field.rows().length(),
                field.columns().length(),
                emphasis(),
                1.25);
    }

    private void targets(GraphicsContext graphics, StageLayout stage, List<Link> above) {
        for (int first = 0; first < above.size(); ) {
            int last = first;
            int channel = above.get(first).to().channel();
            while (last + 1 < above.size() && above.get(last + 1).to().channel() == channel) {
                last++;
            }
            Cell from = above.get(first).to();
            Cell to = above.get(last).to();
            LayerBox box = stage.box(from.layer());
            if (!box.shape().isUnits()) {
                box(
                        graphics,
                        box,
                        from,
                        to.row() - from.row() + 1,
                        to.column() - from.column() + 1,
                        emphasis(),
                        1.25);
            }
            first = last + 1;
        }
    }

    /**
     * A frame around {@code rows} × {@code columns} cells from {@code corner} on, just outside of
     * them.
     */
    private void box(
            GraphicsContext graphics,
            LayerBox box,
            Cell corner,
            int rows,
            int columns,
            Color colour,
            double width) {
        double line = width * unit;
        graphics.setStroke(colour);
        graphics.setLineWidth(line);
        graphics.strokeRect(
                box.cellX(corner) - line / 2,
                box.cellY(corner) - line / 2,
                columns * (double) box.cell() + line,
                rows * (double) box.cell() + line);
    }
}
