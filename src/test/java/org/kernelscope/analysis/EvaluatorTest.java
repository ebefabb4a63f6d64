package org.kernelscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.HandMade;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.BandEngine;
import org.kernelscope.engine.Engine;
import org.kernelscope.engine.Network;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.PixelOrder;
import org.kernelscope.network.Presets;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

final class EvaluatorTest {
    private final Engine engine = new BandEngine();

    /** 10 bands of 32 columns; the digits of 28 columns stand at 2, so column 0 is in band 0. */
    @Test
    void eachDigitIsShownAndCounted() throws UserFacingException {
        Dataset digits = HandMade.columns(28, 28, new int[] {0, 1, 9, 3}, new int[] {0, 5, 27, 27});
        List<Integer> progress = new ArrayList<>();
        Evaluation evaluation =
                Evaluator.evaluate(open(Presets.LENET5_MODERN), digits, progress::add);
        assertThat(evaluation.classes()).isEqualTo(10);
        assertThat(evaluation.predicted(0)).isZero();
        assertThat(evaluation.predicted(1)).isEqualTo(2);
        assertThat(evaluation.predicted(2)).isEqualTo(9);
        assertThat(evaluation.predicted(3)).isEqualTo(9);
        assertThat(evaluation.correct()).isEqualTo(2);
        assertThat(evaluation.confusion(3, 9)).isOne();
        assertThat(progress).containsExactly(4);
    }

    @Test
    void manyDigitsGoThroughInBatches() throws UserFacingException {
        int[] labels = new int[601];
        int[] inked = new int[601];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i % 10;
            inked[i] = Math.min(27, Math.max(0, (int) Math.ceil(i % 10 * 3.2) - 2));
        }
        List<Integer> progress = new ArrayList<>();
        Evaluation evaluation =
                Evaluator.evaluate(
                        open(Presets.LENET5_MODERN),
                        HandMade.columns(28, 28, labels, inked),
                        progress::add);
        assertThat(evaluation.accuracy()).isEqualTo(1);
        assertThat(progress).containsExactly(250, 500, 601);
    }

    /** The short way writes the very numbers that the input's own encoding writes. */
    @Test
    void manyDigitsAreWrittenAsOneIs() throws UserFacingException {
        Dataset digits = Mnist.inside().test().range(0, 20);
        PixelOrder order = PixelOrder.draw(32 * 32, 5);
        for (InputSpec input :
                List.of(
                        new InputSpec(32, 0, 1),
                        new InputSpec(33, -0.1f, 1.175f),
                        new InputSpec(3, 32, 0, 1, order))) {
            Tensor many = new Evaluator.DigitEncoder(input, digits).encode(5, 10);
            int size = input.shape().size();
            for (int i = 0; i < 10; i++) {
                Tensor one = input.encode(digits.ink(5 + i));
                for (int cell = 0; cell < size; cell++) {
                    assertThat(many.get(i * size + cell)).isEqualTo(one.get(cell));
                }
            }
        }
    }

    @Test
    void digitsThatDoNotFitTheNetworkAreRefused() throws UserFacingException {
        Dataset wide = HandMade.columns(10, 40, new int[] {1}, new int[] {1});
        assertThatThrownBy(() -> Evaluator.evaluate(open(Presets.LENET5_MODERN), wide, done -> {}))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("40×10 pixels")
                .hasMessageContaining("32×32");
        Network three =
                open(
                        Architecture.of(
                                "three", new InputSpec(8, 0, 1), List.of(new OutputSpec("y", 3))));
        Dataset nine = HandMade.columns(8, 8, new int[] {1, 9}, new int[] {1, 1});
        assertThatThrownBy(() -> Evaluator.evaluate(three, nine, done -> {}))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("3 classes")
                .hasMessageContaining("a label 9");
    }

    private Network open(Architecture architecture) {
        return engine.open(architecture, engine.initialWeights(architecture, 1));
    }
}
