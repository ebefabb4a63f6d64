package org.kernelscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.LayerActivations;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.dl4j.RandomTensors;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.Cell;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.op.PoolKind;
import org.kernelscope.tensor.Tensor;

/** Gradients with respect to what lies between the layers, against differences. */
final class BackpropagationTest {
    /** Smooth everywhere, so that differences of floats say what the slope is. */
    private static final float H = 0.01f;

    private static final double TOLERANCE = 2e-3;

    private final Random random = new Random(5);
    private final Model model = smooth();
    private final Tensor input =
            RandomTensors.uniform(random, model.architecture().input().shape());
    private final Activations seen =
            Backpropagation.forward(model.architecture(), model.weights(), input);

    @Test
    void ofACellReachesEveryLayerBelowItAndNoneAbove() {
        for (Layer layer : model.architecture().layers()) {
            Cell cell = new Cell(layer.index(), 1, 0, 0);
            LayerGradients gradients = Backpropagation.ofCell(model, seen, cell);
            assertThat(gradients.outputs()).hasSize(layer.index());
            for (int below = Cell.INPUT; below < layer.index(); below++) {
                for (int n = 0; n < 10; n++) {
                    int at = random.nextInt(seen.output(below).size());
                    double slope = (sum(below, at, H, cell) - sum(below, at, -H, cell)) / (2 * H);
                    assertThat((double) gradients.output(below).get(at))
                            .as("%s by %d of layer %d", cell, at, below)
                            .isCloseTo(slope, within(TOLERANCE));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Loss.class,
            names = {"CROSS_ENTROPY", "SQUARED_ERROR"})
    void ofTheLossReachesEveryLayer(Loss loss) {
        int label = 2;
        LayerGradients gradients = Backpropagation.ofLoss(model, seen, label, loss);
        int last = model.architecture().layers().size() - 1;
        for (int below = Cell.INPUT; below < last; below++) {
            for (int n = 0; n < 10; n++) {
                int at = random.nextInt(seen.output(below).size());
                double slope =
                        (loss(below, at, H, label, loss) - loss(below, at, -H, label, loss))
                                / (2 * H);
                assertThat((double) gradients.output(below).get(at))
                        .as("%d of layer %d", at, below)
                        .isCloseTo(slope, within(TOLERANCE));
            }
        }
        assertThat(gradients.output(last).get(label)).isNegative();
    }

    @Test
    void everyParameterOfTheLayersBelowHasAGradient() {
        LayerGradients all = Backpropagation.ofLoss(model, seen, 0, Loss.CROSS_ENTROPY);
        model.architecture()
                .parameters()
                .forEach(
                        parameter ->
                                assertThat(
                                                Objects.requireNonNull(
                                                                all.parameters()
                                                                        .get(parameter.name()))
                                                        .shape())
                                        .isEqualTo(parameter.shape()));
        LayerGradients first = Backpropagation.ofCell(model, seen, new Cell(0, 0, 0, 0));
        assertThat(first.parameters()).containsOnlyKeys("C1.weight", "C1.bias");
    }

    /** The weighted sum (or the value) of a cell, if a number below it were another. */
    private double sum(int below, int at, float by, Cell cell) {
        LayerActivations made = from(below, at, by, cell.layer());
        return made.sums().orElse(made.output()).at(cell.channel(), cell.row(), cell.column());
    }

    private double loss(int below, int at, float by, int label, Loss loss) {
        Tensor p = from(below, at, by, model.architecture().layers().size() - 1).output();
        double sum = 0;
        for (int i = 0; i < p.size(); i++) {
            double target = i == label ? 1 : 0;
            sum +=
                    loss == Loss.CROSS_ENTROPY
                            ? -target * Math.log(p.get(i))
                            : (p.get(i) - target) * (p.get(i) - target);
        }
        return sum;
    }

    private LayerActivations from(int below, int at, float by, int top) {
        float[] changed = seen.output(below).toArray();
        changed[at] += by;
        Tensor x = Tensor.takeOver(seen.output(below).shape(), changed);
        for (int index = below + 1; index < top; index++) {
            x = arithmetic(index).forward(x).output();
        }
        return arithmetic(top).forward(x);
    }

    private LayerArithmetic arithmetic(int index) {
        return LayerArithmetic.of(model.architecture().layers().get(index), model.weights());
    }

    private Model smooth() {
        try {
            Architecture architecture =
                    Architecture.of(
                            "smooth",
                            new InputSpec(11, 0, 1),
                            List.of(
                                    new ConvolutionSpec(
                                            "C1", 3, new Window(3, 1, 1, 2), Activation.TANH),
                                    new PoolingSpec("S2", PoolKind.AVERAGE, new Window(2, 2, 1, 1)),
                                    new ConvolutionSpec(
                                            "C3", 4, new Window(2, 2, 0, 1), Activation.SIGMOID),
                                    new DenseSpec("F4", 5, Activation.TANH),
                                    new OutputSpec("output", 3)));
            return new Model(architecture, RandomTensors.weights(random, architecture), Map.of());
        } catch (ArchitectureException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
