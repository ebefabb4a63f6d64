package org.kernelscope.ui.arithmetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import javafx.geometry.HPos;
import org.kernelscope.analysis.MapWeights;
import org.kernelscope.analysis.MapWeights.Place;
import org.kernelscope.analysis.TrainingStep;
import org.kernelscope.network.Cell;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.op.UpdateRule;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.arithmetic.TermLines.Line;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.Tile;
import org.kernelscope.ui.paint.ValueColours;
import org.kernelscope.ui.state.OpenLevel;

/**
 * One training step in slow motion, for the weights of a map: the gradient of one weight image by
 * image and their mean; the step of the optimizer, term by term; its new value; then all weights of
 * the map; and the loss before and after.
 */
final class StepFigure implements Figure {
    private static final double NAME = 1.4;

    private final GradientContext context;
    private final TrainingStep step;
    private final MapWeights weights;
    private final Cell cell;
    private final int marked;
    private final UpdateRule.Trace trace;
    private final List<Line> lines;
    private final int images;
    private final Tensor[] maps = new Tensor[4];
    private final MapGrid[] grids = new MapGrid[4];
    private final double below;

    StepFigure(GradientContext context, TrainingStep step, OpenLevel level) {
        this.context = context;
        this.step = step;
        this.cell = level.cell();
        Layer layer = context.layer(cell.layer());
        this.weights = MapWeights.of(layer, cell.channel());
        this.marked =
                level.depth() == OpenLevel.Depth.WEIGHT ? level.weight() : largest(weights, step);
        Place place = weights.at(marked);
        this.trace = step.trace(place);
        this.images = step.examples().size();
        this.lines = lines(place);
        List<ToDoubleFunction<Place>> each =
                List.of(
                        step::weight,
                        step::gradient,
                        at -> step.weight(at) - step.newWeight(at),
                        step::newWeight);
        Shape shape = shape(layer);
        double em = context.values().em();
        double wide = (context.values().width() - 6 * em) / 4;
        double tall = 0.36 * context.values().height() - NAME * em;
        MapGrid grid = MapGrid.in(0, NAME * em, wide, tall, shape, em);
        for (int i = 0; i < maps.length; i++) {
            float[] values = new float[shape.size()];
            for (int at = 0; at < values.length; at++) {
                values[at] = (float) each.get(i).applyAsDouble(weights.at(at));
            }
            maps[i] = Tensor.takeOver(shape, values);
            grids[i] = grid.at(i * (wide + 2 * em), NAME * em);
        }
        this.below = NAME * em + grid.height() + 1.8 * em;
    }

    /** The weight that the step changes most. */
    private static int largest(MapWeights weights, TrainingStep step) {
        int best = 0;
        double most = -1;
        for (int i = 0; i < weights.count(); i++) {
            double change = Math.abs(step.weight(weights.at(i)) - step.newWeight(weights.at(i)));
            if (change > most) {
                best = i;
                most = change;
            }
        }
        return best;
    }

    /** The weights without the bias, as maps; the few parameters of other maps in a column. */
    private Shape shape(Layer layer) {
        MapWeights.Block first = weights.blocks().get(0);
        if (first.parameter().role() != ParameterSpec.Role.WEIGHT) {
            return Shape.units(weights.count());
        }
        int size = layer.window().size();
        boolean kernels = layer.spec() instanceof ConvolutionSpec;
        return kernels ? Shape.of(first.count() / (size * size), size, size) : layer.inputShape();
    }

    private List<Line> lines(Place place) {
        List<Line> all = new ArrayList<>();
        for (UpdateRule.Term term : trace.terms()) {
            all.add(new Line(term.formula(), exact(term.value())));
        }
        double decay = step.decay(place);
        if (decay != 0) {
            all.add(new Line(context.texts().get("gradient.step.decay"), exact(decay)));
        }
        String old = exact(step.weight(place));
        double change = step.weight(place) - step.newWeight(place);
        all.add(
                new Line(
                        "w ← " + old + (change < 0 ? " + " : " − ") + exact(Math.abs(change)),
                        exact(step.newWeight(place))));
        return all;
    }

    private static String exact(double value) {
        return value == 0 || Math.abs(value) >= 1e-4
                ? String.format(Locale.ROOT, "%.6f", value).replace('-', '−')
                : Numbers.value(value);
    }

    /** The images, the terms of the rule, all weights of the map, and the loss. */
    @Override
    public int steps() {
        return images + lines.size() + maps[0].size() + 1;
    }

    private int imagesAt(double time) {
        return (int) Math.min(images, Math.floor(time) + 1);
    }

    private int linesAt(double time) {
        return (int) Math.max(0, Math.min(lines.size(), Math.floor(time) - images + 1));
    }

    private double weightsAt(double time) {
        return Math.max(0, Math.min(maps[0].size(), Math.floor(time) - images - lines.size() + 1));
    }

    private boolean isOver(double time) {
        return time >= steps();
    }

    @Override
    public void paint(RasterPen pen, double time) {
        double em = pen.em();
        maps(pen, time);
        double left = 0.42 * context.values().width();
        images(pen, time, left - 2 * em);
        double width = Math.min(context.values().width() - left, 30 * em);
        pen.caption(title(), left, below);
        TermLines.paint(pen, lines, left, below + 1.6 * em, width, linesAt(time));
        losses(pen, left, below + (1.6 + (lines.size() + 0.6) * TermLines.LINE) * em, width, time);
    }

    private void maps(RasterPen pen, double time) {
        double em = pen.em();
        String[] names = {
            context.texts().get("gradient.step.old"),
            context.texts().get("gradient.step.gradient"),
            context.texts().get("gradient.step.change"),
            context.texts().get("gradient.step.new")
        };
        double limit = Math.max(maps[0].absMax(), maps[3].absMax());
        ValueColours values = pen.signedColours(limit);
        ValueColours[] colours = {
            values,
            GradientContext.signed(pen, maps[1].absMax()),
            GradientContext.signed(pen, maps[2].absMax()),
            values
        };
        boolean mean = time >= images - 1;
        double done = isOver(time) ? maps[0].size() : weightsAt(time);
        double[] counts = {maps[0].size(), mean ? maps[0].size() : 0, done, done};
        for (int i = 0; i < grids.length; i++) {
            pen.caption(names[i], grids[i].x(), 0.7 * em);
            ValueColours those = colours[i];
            grids[i].paint(pen, maps[i], map -> those, counts[i]);
            int now = done > 0 && done < maps[0].size() ? (int) done - 1 : marked;
            if (now < maps[0].size()) {
                grids[i].mark(pen, now);
            }
            if (i > 0) {
                String sign = i == 1 ? "" : i == 2 ? "→" : "";
                double y = grids[i].y() + grids[i].height() / 2;
                double x = grids[i].x() - em;
                pen.write(sign, x, y, Face.NUMBER, 1.1, pen.look().quiet(), HPos.CENTER);
            }
        }
    }

    private String title() {
        boolean remembers =
                !step.settings().optimizer().needsCurvature()
                        && step.memory().values().values().stream()
                                .anyMatch(kept -> !kept.isEmpty());
        boolean first = remembers && step.memory().steps() == 0;
        return context.texts()
                .get(
                        first ? "gradient.step.titleOfFirst" : "gradient.step.title",
                        Numbers.value(step.rate()),
                        Numbers.count(step.memory().steps() + 1));
    }

    /** The present image, and a bar for the gradient of each. */
    private void images(RasterPen pen, double time, double width) {
        double em = pen.em();
        Place place = weights.at(marked);
        int reached = imagesAt(time);
        int now = reached - 1;
        Tensor image = step.examples().get(now).input();
        String label = context.texts().get("gradient.step.image", now + 1, images);
        pen.caption(
                label + ", " + context.values().model().className(step.examples().get(now).label()),
                0,
                below);
        double room = context.values().height() - below - 2 * em;
        Tile tile = Tile.in(0, below + 1.2 * em, Math.min(0.4 * width, room), image.channel(0));
        pen.map(tile, image.channel(0), context.values().colours(pen, Cell.INPUT, 0));
        double left = tile.x() + tile.width() + 1.5 * em;
        double largest = 1e-12;
        double sum = 0;
        for (int i = 0; i < images; i++) {
            largest = Math.max(largest, Math.abs(step.gradient(i, place)));
        }
        double line = Math.min(1.5 * em, room / (images + 1.5));
        double half = (width - left) / 2;
        for (int i = 0; i < reached; i++) {
            double gradient = step.gradient(i, place);
            sum += gradient;
            bar(pen, left + half, tile.y() + (i + 0.5) * line, gradient / largest * half, line);
        }
        double y = tile.y() + (images + 0.8) * line;
        pen.fill(left, y - 0.3 * line, width - left, Math.max(1, em / 13), pen.look().quiet());
        bar(pen, left + half, y + 0.5 * line, sum / reached / largest * half, line);
        String mean = context.texts().get("gradient.step.mean", Numbers.signed(sum / reached));
        pen.caption(
                mean,
                0,
                Math.min(context.values().height() - 0.5 * em, tile.y() + tile.height() + em));
    }

    private static void bar(RasterPen pen, double zero, double y, double length, double line) {
        int colour = pen.look().ofGradients().signed(length < 0 ? -0.62 : 0.62);
        double tall = Math.max(1, 0.7 * line);
        pen.fill(
                Math.min(zero, zero + length),
                y - tall / 2,
                Math.max(1, Math.abs(length)),
                tall,
                colour);
    }

    private void losses(RasterPen pen, double x, double y, double width, double time) {
        double em = pen.em();
        double most = Math.max(1e-12, Math.max(step.lossBefore(), step.lossAfter()));
        double room = width - 17 * em;
        String[] names = {
            context.texts().get("gradient.step.lossBefore"),
            context.texts().get("gradient.step.lossAfter")
        };
        double[] values = {step.lossBefore(), step.lossAfter()};
        for (int i = 0; i < 2 && (i == 0 || isOver(time)); i++) {
            double line = y + i * TermLines.LINE * em;
            pen.caption(names[i], x, line);
            double bar = Math.max(1, values[i] / most * Math.max(em, room));
            int colour = i == 0 ? pen.look().quiet() : pen.look().emphasis();
            pen.fill(x + 10 * em, line - 0.4 * em, bar, 0.8 * em, colour);
            String number = exact(values[i]);
            pen.write(
                    number, x + width, line, Face.RESULT, 1.05, pen.look().emphasis(), HPos.RIGHT);
        }
    }

    @Override
    public HitTarget at(double x, double y) {
        for (MapGrid grid : grids) {
            int index = grid.indexAt(x, y);
            if (index >= 0) {
                return HitTarget.weight(cell, index, images + lines.size() + (double) index);
            }
        }
        return HitTarget.SOLID;
    }

    @Override
    public String caption(double time) {
        if (isOver(time)) {
            return result();
        }
        if (time < images) {
            return context.texts().get("gradient.step.image", imagesAt(time), images);
        }
        int line = linesAt(time) - 1;
        if (time < images + lines.size()) {
            return lines.get(line).term() + ": " + lines.get(line).value();
        }
        return context.texts().get("gradient.step.weight", (int) weightsAt(time), maps[0].size());
    }

    @Override
    public String result() {
        return context.texts()
                .get("gradient.step.result", exact(step.lossBefore()), exact(step.lossAfter()));
    }
}
