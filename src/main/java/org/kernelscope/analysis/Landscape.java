package org.kernelscope.analysis;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.kernelscope.engine.LayerActivations;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.Layer;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * The loss over a plane in the space of all weights: {@code L(w + a·u + b·v)} for a and b from −1
 * to 1. Rows go from b = 1, above, to b = −1; columns from a = −1 to a = 1. Immutable; any thread.
 *
 * <p>Source of the idea: H. Li et al., Visualizing the loss landscape of neural nets, NeurIPS 2018.
 *
 * @param centre w
 * @param axes u and v
 * @param losses the mean loss at each point, {@code 1 × side × side}
 */
public record Landscape(Model centre, Axes axes, Tensor losses) {
    /** The numbers of points along an edge, the coarse first; each contains the one before. */
    public static final List<Integer> SIDES = List.of(16, 31, 61);

    /** Reach of the plane of directions, as a share of the norm of all weights. */
    private static final double REACH = 0.15;

    /**
     * Two directions.
     *
     * @param first u, by the parameters' names; parameters that are not named stay
     * @param second v
     */
    public record Axes(Map<String, Tensor> first, Map<String, Tensor> second) {
        public Axes {
            first = Map.copyOf(first);
            second = Map.copyOf(second);
        }

        /** The weights at {@code w + a·u + b·v}. */
        public Weights at(Weights w, double a, double b) throws ArchitectureException {
            Map<String, float[]> changed = new LinkedHashMap<>();
            add(changed, w, first, a);
            add(changed, w, second, b);
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            changed.forEach(
                    (name, values) ->
                            tensors.put(name, Tensor.takeOver(w.get(name).shape(), values)));
            return w.withAll(tensors);
        }

        private static void add(
                Map<String, float[]> changed, Weights w, Map<String, Tensor> by, double times) {
            by.forEach(
                    (name, direction) -> {
                        float[] values = changed.computeIfAbsent(name, key -> w.get(key).toArray());
                        for (int i = 0; i < values.length; i++) {
                            values[i] += (float) (times * direction.get(i));
                        }
                    });
        }

        /** a and b of the point nearest to {@code weights}; the directions are orthogonal. */
        public double[] place(Weights centre, Weights weights) {
            return new double[] {along(first, centre, weights), along(second, centre, weights)};
        }

        private static double along(Map<String, Tensor> direction, Weights from, Weights to) {
            double[] sums = new double[2];
            direction.forEach(
                    (name, each) -> {
                        Tensor before = from.get(name);
                        Tensor after = to.get(name);
                        for (int i = 0; i < each.size(); i++) {
                            double d = each.get(i);
                            sums[0] += d * (after.get(i) - (double) before.get(i));
                            sums[1] += d * d;
                        }
                    });
            return sums[1] > 0 ? sums[0] / sums[1] : 0;
        }
    }

    /**
     * Two weights.
     *
     * @param reach the largest change
     */
    public static Axes ofWeights(
            Model model, MapWeights.Place first, MapWeights.Place second, double reach) {
        return new Axes(single(model, first, reach), single(model, second, reach));
    }

    private static Map<String, Tensor> single(Model model, MapWeights.Place place, double reach) {
        String name = place.parameter().name();
        float[] values = new float[model.weights().get(name).size()];
        values[place.index()] = (float) reach;
        return Map.of(name, Tensor.takeOver(model.weights().get(name).shape(), values));
    }

    /** Against the gradient, and at random, orthogonal to it and as long. */
    public static Axes ofGradient(Model model, LayerGradients gradients, long seed) {
        Random random = new Random(seed);
        Map<String, double[]> down = new LinkedHashMap<>();
        Map<String, double[]> across = new LinkedHashMap<>();
        double norm = 0;
        for (ParameterSpec parameter : model.architecture().parameters()) {
            Tensor gradient = gradients.parameters().get(parameter.name());
            if (gradient != null) {
                double[] u = new double[gradient.size()];
                double[] v = new double[u.length];
                Tensor weights = model.weights().get(parameter.name());
                for (int i = 0; i < u.length; i++) {
                    u[i] = -gradient.get(i);
                    v[i] = random.nextGaussian();
                    norm += (double) weights.get(i) * weights.get(i);
                }
                down.put(parameter.name(), u);
                across.put(parameter.name(), v);
            }
        }
        double share = dot(down, across) / Math.max(1e-30, dot(down, down));
        across.forEach(
                (name, v) -> {
                    double[] u = java.util.Objects.requireNonNull(down.get(name));
                    for (int i = 0; i < v.length; i++) {
                        v[i] -= share * u[i];
                    }
                });
        double reach = REACH * Math.sqrt(norm);
        return new Axes(scaled(model, down, reach), scaled(model, across, reach));
    }

    private static double dot(Map<String, double[]> one, Map<String, double[]> other) {
        double sum = 0;
        for (Map.Entry<String, double[]> each : one.entrySet()) {
            double[] values = java.util.Objects.requireNonNull(other.get(each.getKey()));
            for (int i = 0; i < values.length; i++) {
                sum += each.getValue()[i] * values[i];
            }
        }
        return sum;
    }

    private static Map<String, Tensor> scaled(
            Model model, Map<String, double[]> direction, double length) {
        double norm = Math.sqrt(Math.max(1e-60, dot(direction, direction)));
        Map<String, Tensor> scaled = new LinkedHashMap<>();
        direction.forEach(
                (name, values) -> {
                    float[] floats = new float[values.length];
                    for (int i = 0; i < floats.length; i++) {
                        floats[i] = (float) (values[i] / norm * length);
                    }
                    scaled.put(name, Tensor.takeOver(model.weights().get(name).shape(), floats));
                });
        return scaled;
    }

    /** a of a column, from −1 to 1. */
    public static double at(int index, int side) {
        return 2.0 * index / (side - 1) - 1;
    }

    /**
     * Computes the points of a landscape row by row, the coarse grid first. Belongs to the thread
     * of its network.
     */
    public static final class Survey {
        /** So many images are shown to the network at once. */
        private static final int BATCH = 64;

        private final Model centre;
        private final Axes axes;
        private final List<Example> examples;
        private final Tensor inputs;
        private final LossArithmetic loss;
        private final int points;
        private int level;
        private int row;
        private int column;
        private double rowPlace = Double.NaN;
        private float[] known = new float[0];
        private float[] grid;

        /**
         * @param examples at least one
         */
        public Survey(Model centre, Axes axes, List<Example> examples, Loss loss) {
            List<Layer> layers = centre.architecture().layers();
            this.centre = centre;
            this.axes = axes;
            this.examples = List.copyOf(examples);
            this.inputs = inputs(examples);
            this.loss = new LossArithmetic(loss, layers.get(layers.size() - 1), centre.weights());
            this.points = Math.max(1, BATCH / examples.size());
            this.grid = new float[SIDES.get(0) * SIDES.get(0)];
        }

        private static Tensor inputs(List<Example> examples) {
            Shape image = examples.get(0).input().shape();
            float[] all = new float[examples.size() * image.size()];
            for (int n = 0; n < examples.size(); n++) {
                examples.get(n).input().copyTo(all, n * image.size());
            }
            return Tensor.takeOver(
                    Shape.of(examples.size(), image.channels(), image.rows(), image.columns()),
                    all);
        }

        /** True if the finest grid is complete. */
        public boolean isOver() {
            return level == SIDES.size();
        }

        /**
         * Computes some points, at most up to the end of a grid.
         *
         * @param network of the architecture; its weights are those of the centre again afterwards
         * @param nanos the time after which it stops, in nanoseconds
         * @return the landscape, if a grid is complete
         */
        public Optional<Landscape> step(Network network, long nanos) throws ArchitectureException {
            Optional<Landscape> complete = Optional.empty();
            long end = System.nanoTime() + nanos;
            while (!isOver() && complete.isEmpty() && System.nanoTime() < end) {
                int side = SIDES.get(level);
                int[] columns = nextColumns(side);
                compute(network, side, columns);
                if (column == side) {
                    column = 0;
                    row++;
                }
                if (row == side) {
                    Tensor losses = Tensor.takeOver(Shape.of(1, side, side), grid);
                    complete = Optional.of(new Landscape(centre, axes, losses));
                    nextLevel();
                }
            }
            rowPlace = Double.NaN;
            network.load(centre.weights());
            return complete;
        }

        /** The next columns of the row whose losses are not known from the coarser grid. */
        private int[] nextColumns(int side) {
            int[] columns = new int[Math.min(points, side)];
            int count = 0;
            for (; column < side && count < columns.length; column++) {
                if (level > 0 && row % 2 == 0 && column % 2 == 0) {
                    grid[row * side + column] = known[row / 2 * SIDES.get(level - 1) + column / 2];
                } else {
                    columns[count++] = column;
                }
            }
            return Arrays.copyOf(columns, count);
        }

        private void nextLevel() {
            known = grid;
            row = 0;
            level++;
            if (!isOver()) {
                grid = new float[SIDES.get(level) * SIDES.get(level)];
            }
        }

        private void compute(Network network, int side, int[] columns)
                throws ArchitectureException {
            double b = -at(row, side);
            List<LayerActivations> outputs = List.of();
            if (points > 1 && columns.length > 0) {
                if (b != rowPlace) {
                    network.load(axes.at(centre.weights(), 0, b));
                    rowPlace = b;
                }
                float[] steps = new float[columns.length];
                for (int i = 0; i < steps.length; i++) {
                    steps[i] = (float) at(columns[i], side);
                }
                outputs = network.alongLine(axes.first(), steps, inputs);
            } else if (columns.length > 0) {
                // One point fills a batch: new weights cost less than a second forward pass.
                network.load(axes.at(centre.weights(), at(columns[0], side), b));
                outputs = network.alongLine(Map.of(), new float[1], inputs);
            }
            for (int i = 0; i < columns.length; i++) {
                grid[row * side + columns[i]] =
                        (float)
                                mean(
                                        outputs.subList(
                                                i * examples.size(), (i + 1) * examples.size()));
            }
        }

        private double mean(List<LayerActivations> outputs) {
            double sum = 0;
            for (int n = 0; n < outputs.size(); n++) {
                sum += loss.value(outputs.get(n), examples.get(n).label());
            }
            return sum / outputs.size();
        }
    }
}
