package org.kernelscope.training.inspection;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Activations;
import org.kernelscope.network.Layer;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.op.Activation;
import org.kernelscope.tensor.Tensor;

/**
 * Sees how the layers of a network are doing.
 *
 * <p>A unit (a map, in a convolution) is <em>dead</em> if its activation is flat wherever the probe
 * examples take it: f'(z) = 0 for all of them, so that no gradient ever reaches its weights again.
 * It is <em>saturated</em> if its activation, which bends, is nearly flat for nearly all: f'(z) is
 * below a twentieth of its greatest.
 */
final class LayerExamination {
    private static final int BINS = 61;
    private static final double FLAT = 0.05;

    /** A weighted sum out where an activation that flattens has done so. */
    private static final double FAR = 25;

    private static final double NEARLY_ALL = 0.95;

    private LayerExamination() {}

    static Diagnostics of(LiveSnapshot observation, List<Activations> probe) {
        List<Diagnostics.OfLayer> layers = new ArrayList<>();
        for (Layer layer : observation.architecture().layers()) {
            layers.add(of(observation, layer, probe));
        }
        return new Diagnostics(observation.checkpoint().step(), observation.steps(), layers);
    }

    private static Diagnostics.OfLayer of(
            LiveSnapshot observation, Layer layer, List<Activations> probe) {
        float @Nullable [] weights = joined(layer, observation.checkpoint().weights().asMap());
        float @Nullable [] gradients = joined(layer, observation.gradients());
        float @Nullable [] updates = joined(layer, observation.updates());
        ValueDistribution ofWeights = weights == null ? null : ValueDistribution.of(weights, BINS);
        double ratio = Double.NaN;
        if (ofWeights != null && updates != null) {
            double step = ValueDistribution.of(updates, BINS).deviation();
            ratio = Math.log10(step / ofWeights.deviation());
        }
        BitSet dead = new BitSet();
        BitSet saturated = new BitSet();
        markFlat(layer, probe, dead, saturated);
        return new Diagnostics.OfLayer(
                layer.name(),
                ofWeights,
                gradients == null ? null : ValueDistribution.of(gradients, BINS),
                ValueDistribution.of(outputs(layer, probe), BINS),
                ratio,
                layer.outputShape().channels(),
                dead,
                saturated);
    }

    /** All weights of a layer in a row, without biases; null if it has none. */
    private static float @Nullable [] joined(Layer layer, Map<String, Tensor> tensors) {
        List<Tensor> weights = new ArrayList<>();
        int size = 0;
        for (ParameterSpec parameter : layer.parameters()) {
            Tensor tensor = tensors.get(parameter.name());
            if (tensor != null && !parameter.isBias()) {
                weights.add(tensor);
                size += tensor.size();
            }
        }
        if (size == 0) {
            return null;
        }
        float[] all = new float[size];
        int at = 0;
        for (Tensor tensor : weights) {
            tensor.copyTo(all, at);
            at += tensor.size();
        }
        return all;
    }

    private static float[] outputs(Layer layer, List<Activations> probe) {
        int size = layer.outputShape().size();
        float[] all = new float[size * probe.size()];
        for (int i = 0; i < probe.size(); i++) {
            probe.get(i).output(layer.index()).copyTo(all, i * size);
        }
        return all;
    }

    private static void markFlat(
            Layer layer, List<Activations> probe, BitSet dead, BitSet saturated) {
        Activation activation = layer.spec().activation();
        double steepest = activation.derivative(0);
        boolean cuts = activation.derivative(-FAR) == 0 && activation.derivative(FAR) > 0;
        boolean bends =
                activation.derivative(-FAR) < FLAT * steepest
                        && activation.derivative(FAR) < FLAT * steepest;
        if (!cuts && !bends) {
            return;
        }
        int plane = layer.outputShape().plane();
        for (int unit = 0; unit < layer.outputShape().channels(); unit++) {
            int flat = 0;
            int cells = 0;
            for (Activations seen : probe) {
                Tensor sums = seen.layers().get(layer.index()).sums().orElse(null);
                if (sums == null) {
                    return;
                }
                for (int i = unit * plane; i < (unit + 1) * plane; i++) {
                    double slope = activation.derivative(sums.get(i));
                    flat += bends ? (slope < FLAT * steepest ? 1 : 0) : (slope == 0 ? 1 : 0);
                    cells++;
                }
            }
            dead.set(unit, !bends && flat == cells);
            saturated.set(unit, bends && flat >= NEARLY_ALL * cells);
        }
    }
}
