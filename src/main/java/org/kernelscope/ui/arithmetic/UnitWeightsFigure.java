package org.kernelscope.ui.arithmetic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javafx.geometry.HPos;
import org.kernelscope.analysis.MapWeights;
import org.kernelscope.analysis.MapWeights.Place;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Layer;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.ValueColours;

/**
 * The gradients of the weights of a unit, {@code dL/dw = dL/dz · x}: the layer below times one
 * number; or of the few parameters of a map. The strongest are written out, the largest first.
 */
final class UnitWeightsFigure implements Figure {
    private static final double NAME = 1.4;
    private static final double LINE = 1.6;
    private static final int MOST = 14;
    private static final double NOTE = 3;

    private record Row(int weight, String name, double value, double gradient) {}

    private final GradientContext context;
    private final Layer layer;
    private final int channel;
    private final List<Row> rows = new ArrayList<>();
    private final List<MapGrid> grids = new ArrayList<>();
    private final Tensor below;
    private final Tensor gradients;
    private final double error;
    private final double top;

    UnitWeightsFigure(GradientContext context, Layer layer, int channel) {
        this.context = context;
        this.layer = layer;
        this.channel = channel;
        MapWeights weights = MapWeights.of(layer, channel);
        this.error = context.errors(layer.index()).channel(channel).get(0);
        this.below = context.values().activations().output(layer.index() - 1);
        boolean unit = weights.blocks().get(0).parameter().role() == ParameterSpec.Role.WEIGHT;
        List<Row> all = new ArrayList<>();
        for (int i = 0; i < weights.count(); i++) {
            Place place = weights.at(i);
            String name = place.parameter().name();
            double value = context.values().model().weights().get(name).get(place.index());
            double gradient =
                    Objects.requireNonNull(context.gradients().parameters().get(name))
                            .get(place.index());
            all.add(new Row(i, unit && i < below.size() ? from(i) : name, value, gradient));
        }
        double em = context.values().em();
        float[] slope = new float[below.size()];
        if (unit) {
            for (int i = 0; i < slope.length; i++) {
                slope[i] = (float) all.get(i).gradient();
            }
            double tall = 0.42 * context.values().height() - NAME * em;
            double wide = (context.values().width() - 10 * em) / 2;
            MapGrid grid = MapGrid.in(0, NAME * em, wide, tall, below.shape(), em);
            grids.add(grid);
            grids.add(grid.at(grid.width() + 9 * em, NAME * em));
        }
        this.gradients = Tensor.takeOver(below.shape(), slope);
        this.top = unit ? grids.get(0).y() + grids.get(0).height() + 1.4 * em : em;
        double room = context.values().height() - top - NOTE * em;
        int fitting = Math.max(1, Math.min(MOST, (int) (room / (LINE * em))));
        all.sort(Comparator.comparingDouble(row -> -Math.abs(row.gradient())));
        rows.addAll(all.subList(0, Math.min(fitting, all.size())));
    }

    private String from(int index) {
        Shape shape = below.shape();
        return context.values()
                .shortName(
                        new Cell(
                                layer.index() - 1,
                                index / shape.plane(),
                                index % shape.plane() / shape.columns(),
                                index % shape.columns()));
    }

    @Override
    public int steps() {
        return rows.size() - 1;
    }

    @Override
    public void paint(RasterPen pen, double time) {
        double em = pen.em();
        int current = index(time);
        if (!grids.isEmpty()) {
            maps(pen, rows.get(current).weight());
        }
        for (int i = 0; i <= current; i++) {
            row(pen, rows.get(i), i, i == current);
        }
        double y = context.values().height() - (NOTE - 0.9) * em;
        String note = grids.isEmpty() ? "gradient.note.perMap" : "gradient.note.unit";
        pen.paragraph(context.texts().get(note), 0, y, context.values().width());
    }

    private void maps(RasterPen pen, int current) {
        double em = pen.em();
        MapGrid first = grids.get(0);
        MapGrid second = grids.get(1);
        pen.caption(context.values().name(layer.index() - 1), 0, 0.7 * em);
        first.paint(
                pen,
                below,
                map -> context.values().colours(pen, layer.index() - 1, map),
                below.size());
        double middle = first.y() + first.height() / 2;
        double x = first.width() + 4.5 * em;
        pen.caption("× dL/dz", x - 2.6 * em, middle - 1.2 * em);
        pen.write(
                Numbers.signed(error),
                x,
                middle,
                Face.NUMBER,
                1.0,
                pen.look().emphasis(),
                HPos.CENTER);
        pen.write("=", x, middle + 1.3 * em, Face.TEXT, 1.2, pen.look().quiet(), HPos.CENTER);
        pen.caption("dL/dw", second.x(), 0.7 * em);
        ValueColours colours = GradientContext.signed(pen, gradients.absMax());
        second.paint(pen, gradients, map -> colours, gradients.size());
        if (current < below.size()) {
            first.mark(pen, current);
            second.mark(pen, current);
        }
    }

    private void row(RasterPen pen, Row row, int index, boolean current) {
        double em = pen.em();
        double y = top + (index + 0.5) * LINE * em;
        int ink = current ? pen.look().emphasis() : pen.look().quiet();
        pen.write(row.name(), 0, y, current ? Face.STRONG : Face.TEXT, 0.96, ink, HPos.LEFT);
        String value = "w = " + Numbers.value(row.value());
        pen.write(value, 19 * em, y, Face.NUMBER, 0.96, ink, HPos.RIGHT);
        String gradient = "dL/dw = " + Numbers.signed(row.gradient());
        pen.write(gradient, 33 * em, y, Face.NUMBER, 0.96, pen.look().emphasis(), HPos.RIGHT);
    }

    private int index(double time) {
        return Math.min(rows.size() - 1, (int) Math.floor(time));
    }

    private Row at(double time) {
        return rows.get(index(time));
    }

    @Override
    public int weightAt(double time) {
        return at(time).weight();
    }

    private Cell cell() {
        return new Cell(layer.index(), channel, 0, 0);
    }

    @Override
    public HitTarget at(double x, double y) {
        for (MapGrid grid : grids) {
            int index = grid.indexAt(x, y);
            if (index >= 0) {
                return HitTarget.weight(cell(), index, Double.NaN);
            }
        }
        int row = (int) Math.floor((y - top) / (LINE * context.values().em()));
        return row >= 0 && row < rows.size()
                ? HitTarget.weight(cell(), rows.get(row).weight(), row)
                : HitTarget.SOLID;
    }

    @Override
    public String caption(double time) {
        Row row = at(time);
        return row.name() + ": dL/dw = " + Numbers.signed(row.gradient());
    }

    @Override
    public String result() {
        return context.texts().get(grids.isEmpty() ? "gradient.note.perMap" : "gradient.note.unit");
    }
}
