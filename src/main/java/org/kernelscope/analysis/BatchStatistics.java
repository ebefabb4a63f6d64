package org.kernelscope.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kernelscope.engine.Engine;
import org.kernelscope.engine.Network;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.Layer;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.network.Weights;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.op.NormalisationOp;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * Batch normalisation by the mean and variance of the digits at hand, as in a training step, and by
 * the running averages, as in use (Ioffe and Szegedy 2015, algorithms 1 and 2).
 *
 * @param digits number of digits
 * @param batch digits in a batch
 * @param alone digits read correctly when each is normalised by its own statistics
 * @param together the same by the statistics of its batch
 * @param running the same by the running averages
 */
public record BatchStatistics(int digits, int batch, int alone, int together, int running) {
    /** True if a network has a layer with batch normalisation. */
    public static boolean suits(Architecture architecture) {
        return architecture.layers().stream().anyMatch(BatchStatistics::isBatch);
    }

    private static boolean isBatch(Layer layer) {
        return layer.spec() instanceof NormalisationSpec spec
                && spec.kind() == NormalisationKind.BATCH;
    }

    /**
     * Reads digits in three ways.
     *
     * @param inputs inputs of the network, {@code channel × row × column} each
     * @param labels their classes
     * @param batch digits in a batch; the last batch may be smaller
     */
    public static BatchStatistics of(
            Engine engine,
            Architecture architecture,
            Weights weights,
            List<Tensor> inputs,
            List<Integer> labels,
            int batch) {
        try (Network network = engine.open(architecture, weights)) {
            int running = correct(network, inputs, labels);
            int alone = 0;
            int together = 0;
            for (int from = 0; from < inputs.size(); from++) {
                measure(network, weights, inputs.subList(from, from + 1));
                alone +=
                        correct(
                                network,
                                inputs.subList(from, from + 1),
                                labels.subList(from, from + 1));
            }
            for (int from = 0; from < inputs.size(); from += batch) {
                int to = Math.min(inputs.size(), from + batch);
                measure(network, weights, inputs.subList(from, to));
                together += correct(network, inputs.subList(from, to), labels.subList(from, to));
            }
            return new BatchStatistics(inputs.size(), batch, alone, together, running);
        }
    }

    /**
     * Loads {@code weights} into {@code network} with the statistics of {@code inputs} in the place
     * of the running averages, layer by layer, since each depends on the ones before.
     */
    static void measure(Network network, Weights weights, List<Tensor> inputs) {
        Weights measured = weights;
        for (Layer layer : network.architecture().layers()) {
            if (isBatch(layer) && layer.spec() instanceof NormalisationSpec spec) {
                network.load(measured);
                List<Tensor> before = new ArrayList<>();
                for (Tensor input : inputs) {
                    before.add(network.forward(input).output(layer.index() - 1));
                }
                NormalisationOp.Statistics found = spec.operation().statistics(stacked(before));
                measured = with(measured, layer, found);
            }
        }
        network.load(measured);
    }

    private static Weights with(Weights weights, Layer layer, NormalisationOp.Statistics found) {
        try {
            return weights.withAll(
                    Map.of(
                            layer.name() + ".running_mean", found.mean(),
                            layer.name() + ".running_var", found.variance()));
        } catch (ArchitectureException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Tensor stacked(List<Tensor> maps) {
        Shape one = maps.get(0).shape();
        int size = maps.get(0).size();
        float[] all = new float[maps.size() * size];
        for (int i = 0; i < maps.size(); i++) {
            System.arraycopy(maps.get(i).toArray(), 0, all, i * size, size);
        }
        return Tensor.of(Shape.of(maps.size(), one.extent(0), one.extent(1), one.extent(2)), all);
    }

    private static int correct(Network network, List<Tensor> inputs, List<Integer> labels) {
        int correct = 0;
        for (int i = 0; i < inputs.size(); i++) {
            int found = network.forward(inputs.get(i)).probabilities().argMax();
            correct += found == labels.get(i) ? 1 : 0;
        }
        return correct;
    }
}
