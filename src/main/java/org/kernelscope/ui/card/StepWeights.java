package org.kernelscope.ui.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kernelscope.analysis.TrainingStep;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Kernels;
import org.kernelscope.network.Layer;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.state.StepCourse;
import org.kernelscope.ui.state.StepCourse.Moment;
import org.kernelscope.ui.state.StepCourse.Phase;

/**
 * The weights that a moment of a training step is about: the old ones before the layer's update,
 * the new ones after it, and what is between while it lasts. Immutable; any thread.
 *
 * @param layer the layer of the moment, or the last one before it that has weights
 * @param kernels true for kernels, false for units, whose weights are the rows of one image
 * @param now the first of them, each {@code 1 × row × column}
 * @param change the difference from the weights before the step
 * @param count the number of kernels or units of the layer
 * @param largest the largest magnitude of the weights of the layer, before and after
 * @param most the largest change of a weight of the layer in the whole step
 */
record StepWeights(
        Layer layer,
        boolean kernels,
        List<Tensor> now,
        List<Tensor> change,
        int count,
        double largest,
        double most) {
    /** So many inputs of a unit are shown. */
    private static final int INPUTS = 120;

    StepWeights {
        now = List.copyOf(now);
        change = List.copyOf(change);
    }

    /**
     * The weights at {@code time} of the course.
     *
     * @param kernels at most so many kernels
     * @param units at most so many units
     */
    static StepWeights of(
            TrainingStep step, StepCourse course, double time, int kernels, int units) {
        Layer layer = layer(step.before().architecture(), course, time);
        List<Tensor> before = shown(layer, step.before().weights(), kernels, units);
        List<Tensor> after = shown(layer, step.after().weights(), kernels, units);
        double share = share(course, layer, time);
        List<Tensor> now = new ArrayList<>();
        List<Tensor> change = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            float[] values = before.get(i).toArray();
            float[] changes = new float[values.length];
            for (int j = 0; j < values.length; j++) {
                changes[j] = (float) (share * (after.get(i).get(j) - values[j]));
                values[j] += changes[j];
            }
            now.add(Tensor.takeOver(before.get(i).shape(), values));
            change.add(Tensor.takeOver(before.get(i).shape(), changes));
        }
        Optional<Kernels> bank = bank(layer, step.before().weights());
        String name = weight(layer).name();
        Tensor old = step.before().weights().get(name);
        Tensor young = step.after().weights().get(name);
        double most = 0;
        for (int i = 0; i < old.size(); i++) {
            most = Math.max(most, Math.abs(young.get(i) - (double) old.get(i)));
        }
        return new StepWeights(
                layer,
                bank.isPresent(),
                now,
                change,
                bank.map(Kernels::count).orElse(weight(layer).shape().extent(0)),
                Math.max(old.absMax(), young.absMax()),
                most);
    }

    private static Layer layer(Architecture architecture, StepCourse course, double time) {
        int at = course.at(time).layer();
        List<Layer> trained =
                architecture.layers().stream().filter(each -> each.parameterCount() > 0).toList();
        return trained.stream()
                .filter(each -> each.index() <= at)
                .reduce((first, second) -> second)
                .orElse(trained.get(0));
    }

    /** 0 before the update of the layer, 1 after it. */
    private static double share(StepCourse course, Layer layer, double time) {
        int update = course.moments().indexOf(new Moment(Phase.UPDATE, layer.index()));
        return Math.max(0, Math.min(1, time - update));
    }

    private static ParameterSpec weight(Layer layer) {
        return layer.parameters().get(0);
    }

    /** The kernels; empty for weights without a window. */
    private static Optional<Kernels> bank(Layer layer, Weights weights) {
        return Kernels.of(layer, weights).filter(all -> all.rows() * all.columns() > 1);
    }

    private static List<Tensor> shown(Layer layer, Weights weights, int most, int units) {
        Kernels bank = bank(layer, weights).orElse(null);
        if (bank == null) {
            return List.of(matrix(weights.get(weight(layer).name()), units));
        }
        List<Tensor> kernels = new ArrayList<>();
        for (int map = 0; map < bank.maps(); map++) {
            for (int input = 0; input < bank.inputs() && kernels.size() < most; input++) {
                bank.kernel(map, input).ifPresent(kernels::add);
            }
        }
        return kernels;
    }

    /** The first units, a row each, and their first weights. */
    private static Tensor matrix(Tensor weights, int units) {
        int count = weights.shape().extent(0);
        int inputs = weights.size() / count;
        int rows = Math.min(units, count);
        int columns = Math.min(INPUTS, inputs);
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = weights.get(i / columns * inputs + i % columns);
        }
        return Tensor.takeOver(Shape.of(1, rows, columns), values);
    }
}
