package org.kernelscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.dl4j.RandomTensors;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.KernelId;
import org.kernelscope.network.Layer;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

final class KernelImportanceTest {
    /** Without bends the first order is all there is: zeroing says the same. */
    @Test
    void isWhatZeroingDoesToTheScoreOfALinearNetwork() throws ArchitectureException {
        Architecture architecture =
                Architecture.of(
                        "linear",
                        new InputSpec(8, 0, 1),
                        List.of(
                                new ConvolutionSpec("C1", 2, Window.of(3), Activation.IDENTITY),
                                new ConvolutionSpec("C2", 3, Window.of(3), Activation.IDENTITY),
                                new OutputSpec("output", 3)));
        Model model =
                new Model(
                        architecture, RandomTensors.weights(new Random(7), architecture), Map.of());
        Tensor input = RandomTensors.uniform(new Random(8), architecture.input().shape());
        Activations seen = Backpropagation.forward(architecture, model.weights(), input);
        int winner = seen.probabilities().argMax();
        Layer layer = architecture.layers().get(1);
        KernelImportance importance = KernelImportance.of(model, seen, layer);
        for (int map = 0; map < 3; map++) {
            for (int from = 0; from < 2; from++) {
                KernelId id = new KernelId(1, map, from);
                Model without =
                        EditedNetwork.unedited(model)
                                .with(new WeightEdit.Replace(id, Tensor.zeros(Shape.of(1, 3, 3))))
                                .model();
                Activations then = Backpropagation.forward(architecture, without.weights(), input);
                double change = score(seen, winner) - score(then, winner);
                assertThat(importance.of(id)).isCloseTo(Math.abs(change), within(1e-4));
            }
        }
    }

    private static double score(Activations activations, int winner) {
        return activations.layers().get(2).sums().orElseThrow().get(winner);
    }
}
