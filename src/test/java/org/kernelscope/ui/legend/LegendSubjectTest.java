package org.kernelscope.ui.legend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.DrawingPreparation;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.dl4j.OpNetwork;
import org.kernelscope.engine.dl4j.RandomTensors;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Weights;
import org.kernelscope.text.Texts;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.ScaleMode;
import org.kernelscope.ui.state.InferenceResult;

/** The legend counts the values that wear its colours, and names the value of the strongest one. */
final class LegendSubjectTest {
    private static final Architecture LENET = Presets.LENET5_MODERN;
    private static final Texts TEXTS = Texts.in(Language.ENGLISH);
    private static final Cell IN_C1 = new Cell(0, 2, 5, 6);

    private final InferenceResult inference = inference();

    @Test
    void aMapHasItsOwnScale() {
        LegendSubject map = subject(ScaleMode.MAP, IN_C1);
        float limit = inference.activations().output(0).channel(2).absMax();
        assertThat(map.high()).isEqualTo("+" + Numbers.value(limit));
        assertThat(map.low()).isEqualTo("−" + Numbers.value(limit));
        assertThat(counted(map)).isEqualTo(28 * 28);
        assertThat(map.name()).contains("C1").contains("3");
    }

    @Test
    void aLayerAndTheNetworkCountAllOfTheirs() {
        assertThat(counted(subject(ScaleMode.LAYER, IN_C1))).isEqualTo(6 * 28 * 28);
        LegendSubject network = subject(ScaleMode.NETWORK, null);
        assertThat(counted(network))
                .isEqualTo(
                        LENET.layers().stream()
                                .mapToInt(layer -> layer.outputShape().size())
                                .sum());
    }

    @Test
    void whereEveryMapHasItsOwnScaleTheLegendSpeaksOfShares() {
        LegendSubject shares = subject(ScaleMode.MAP, null);
        assertThat(shares.high()).isEqualTo("+largest");
        // Every map that is not all zero reaches the end of its scale.
        int[] counts = shares.histogram().counts();
        assertThat(counts[0] + counts[counts.length - 1]).isGreaterThan(20);
    }

    @Test
    void theInputIsInkFromItsBackgroundToFull() {
        LegendSubject ink = subject(ScaleMode.MAP, new Cell(Cell.INPUT, 0, 3, 3));
        assertThat(ink.signed()).isFalse();
        assertThat(ink.low()).isEqualTo("0");
        assertThat(ink.high()).isEqualTo(Numbers.value(1));
        assertThat(counted(ink)).isEqualTo(32 * 32);
    }

    private LegendSubject subject(ScaleMode mode, @Nullable Cell cell) {
        return LegendSubject.of(TEXTS, inference, mode, cell);
    }

    private static int counted(LegendSubject subject) {
        return Arrays.stream(subject.histogram().counts()).sum();
    }

    private static InferenceResult inference() {
        Random random = new Random(3);
        Weights weights = RandomTensors.weights(random, LENET);
        Activations activations =
                OpNetwork.forward(
                        LENET, weights, RandomTensors.uniform(random, LENET.input().shape()));
        return new InferenceResult(
                Drawing.EMPTY,
                new DrawingPreparation().prepare(Drawing.EMPTY),
                new Model(LENET, weights, Map.of()),
                activations);
    }
}
