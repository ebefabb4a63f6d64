package org.kernelscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.engine.dl4j.RandomTensors;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Tensor;

/** The loss over two directions, with the real network. */
final class LandscapeTest {
    private final Architecture tiny = Presets.TINY;
    private final Model model = new Model(tiny, InitialWeights.draw(tiny, 3), Map.of());
    private final Tensor input = RandomTensors.uniform(new Random(4), tiny.input().shape());
    private final Example example = new Example(input, 2);

    @Test
    void theCoarseGridComesFirstAndItsMiddleIsTheLoss() throws ArchitectureException {
        Activations seen = Backpropagation.forward(tiny, model.weights(), input);
        LayerGradients gradients = Backpropagation.ofLoss(model, seen, 2, Loss.CROSS_ENTROPY);
        Landscape.Axes axes = Landscape.ofGradient(model, gradients, 1);
        List<Landscape> all = survey(axes, List.of(example));
        assertThat(all)
                .extracting(each -> each.losses().shape().rows())
                .containsExactly(16, 31, 61);
        Tensor fine = all.get(2).losses();
        Tensor coarse = all.get(1).losses();
        double here = Backpropagation.loss(model, seen, 2, Loss.CROSS_ENTROPY);
        assertThat((double) fine.at(0, 30, 30)).isCloseTo(here, within(1e-4));
        assertThat(fine.at(0, 20, 44)).isEqualTo(coarse.at(0, 10, 22));
        // A step against the gradient goes down; a is to the right.
        assertThat(fine.at(0, 30, 31)).isLessThan(fine.at(0, 30, 30));
        assertThat(axes.place(model.weights(), axes.at(model.weights(), 0.3, -0.2)))
                .containsExactly(new double[] {0.3, -0.2}, within(1e-3));
    }

    @Test
    void twoWeightsAndSeveralExamples() throws ArchitectureException {
        MapWeights weights = MapWeights.of(tiny.layers().get(0), 0);
        Landscape.Axes axes = Landscape.ofWeights(model, weights.at(2), weights.at(5), 0.8);
        Weights moved = axes.at(model.weights(), 0.5, -1);
        String name = weights.at(2).parameter().name();
        Tensor before = model.weights().get(name);
        Tensor after = moved.get(name);
        for (int i = 0; i < before.size(); i++) {
            float change = i == 2 ? 0.4f : i == 5 ? -0.8f : 0;
            assertThat(after.get(i)).isCloseTo(before.get(i) + change, within(1e-6f));
        }
        List<Example> two = List.of(example, new Example(input, 7));
        Landscape coarse = survey(axes, two).get(0);
        double sum = 0;
        for (Example each : two) {
            Activations seen =
                    Backpropagation.forward(tiny, axes.at(model.weights(), 1, 1), each.input());
            sum += Backpropagation.loss(model, seen, each.label(), Loss.CROSS_ENTROPY);
        }
        assertThat((double) coarse.losses().at(0, 0, 15)).isCloseTo(sum / 2, within(1e-4));
    }

    private List<Landscape> survey(Landscape.Axes axes, List<Example> examples)
            throws ArchitectureException {
        Landscape.Survey survey = new Landscape.Survey(model, axes, examples, Loss.CROSS_ENTROPY);
        List<Landscape> all = new ArrayList<>();
        try (Network network = new Dl4jEngine().open(tiny, model.weights())) {
            while (!survey.isOver()) {
                survey.step(network, 10_000_000).ifPresent(all::add);
            }
            assertThat(network.weights()).isEqualTo(model.weights());
        }
        return all;
    }
}
