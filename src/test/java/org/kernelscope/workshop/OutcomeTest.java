package org.kernelscope.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kernelscope.op.PaddingMode;
import org.kernelscope.op.PaddingRule;
import org.kernelscope.op.SlidingAxis;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;

final class OutcomeTest {
    @Test
    void theTextbookExample() {
        Outcome outcome = Outcome.of(Setup.textbook());
        assertThat(outcome.refusal()).isNull();
        assertThat(outcome.output())
                .isEqualTo(Tensor.of(Shape.of(1, 3, 3), 4, 3, 4, 2, 4, 3, 2, 3, 4));
    }

    /** Any setting has an output or a sentence, never an exception. */
    @Test
    void everySettingHasAnAnswer() {
        Random random = new Random(5);
        int refused = 0;
        for (int i = 0; i < 3_000; i++) {
            Setup setup = drawn(random);
            Outcome outcome = Outcome.of(setup);
            assertThat(outcome.output() == null).isEqualTo(outcome.refusal() != null);
            if (outcome.refusal() != null) {
                refused++;
                for (Texts.Language language : Texts.Language.values()) {
                    assertThat(Texts.in(language).get(outcome.refusal())).doesNotContain("{");
                }
            } else {
                Shape shape = Outputs.of(outcome).shape();
                assertThat(shape.rows()).isEqualTo(outcome.rows().outputs());
                assertThat(shape.columns()).isEqualTo(outcome.columns().outputs());
            }
        }
        assertThat(refused).isBetween(300, 2_700);
    }

    static Setup drawn(Random random) {
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        PaddingRule[] rules = PaddingRule.values();
        PaddingMode[] modes = PaddingMode.values();
        PaddingMode mode = modes[random.nextInt(modes.length)];
        Shape in = Shape.of(1 + random.nextInt(4), 1 + random.nextInt(9), 1 + random.nextInt(9));
        return Setup.textbook()
                .withInput(GridPreset.RANDOM.grid(in, random.nextLong()))
                .withKernels(
                        Tensor.zeros(
                                Shape.of(
                                        1,
                                        in.channels(),
                                        1 + random.nextInt(4),
                                        1 + random.nextInt(4))))
                .withKind(kind)
                .withGroups(random.nextInt(4))
                .withOutputMaps(1 + random.nextInt(4))
                .withSliding(sliding(random, mode), sliding(random, mode))
                .withRule(rules[random.nextInt(rules.length)])
                .withExtra(random.nextInt(3))
                .withFactor(random.nextInt(3));
    }

    private static SlidingAxis sliding(Random random, PaddingMode mode) {
        return new SlidingAxis(
                random.nextInt(4),
                random.nextInt(4),
                random.nextInt(4) - random.nextInt(2),
                random.nextInt(3),
                mode);
    }

    @Test
    void kernelsFollowTheChannelsAndTheKind() {
        Setup setup = Setup.textbook().withInput(GridPreset.RAMP.grid(Shape.of(3, 5, 5), 1));
        assertThat(setup.kernels().shape()).isEqualTo(Shape.of(1, 3, 3, 3));
        Setup two = setup.withOutputMaps(2).withKind(Kind.TRANSPOSED);
        assertThat(two.kernels().shape()).isEqualTo(Shape.of(3, 2, 3, 3));
        assertThat(two.bias().size()).isEqualTo(2);
        Setup depthwise = setup.withOutputMaps(3).withGroups(3);
        assertThat(depthwise.kernels().shape()).isEqualTo(Shape.of(3, 1, 3, 3));
        assertThat(depthwise.inputsOf(2)).containsExactly(2);
        // The old weights are repeated.
        assertThat(depthwise.kernels().get(0)).isEqualTo(1);
        assertThat(Outputs.of(Outcome.of(depthwise)).shape()).isEqualTo(Shape.of(3, 3, 3));
    }

    /** The partial results and the bias add up to the output, also with a channel removed. */
    @Test
    void partialResultsAddUp() {
        Random random = new Random(6);
        int checked = 0;
        while (checked < 60) {
            Setup setup = drawn(random).withRemoved(random.nextInt(4));
            float[] weights = new float[setup.kernels().size()];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = random.nextInt(7) - 3;
            }
            setup = setup.withKernels(Tensor.takeOver(setup.kernels().shape(), weights));
            Outcome outcome = Outcome.of(setup);
            if (outcome.output() == null || !setup.kind().hasWeights()) {
                continue;
            }
            checked++;
            for (int map = 0; map < setup.outputMaps(); map++) {
                List<Tensor> partials = outcome.partials(map);
                assertThat(partials).hasSameSizeAs(setup.inputsOf(map));
                for (int i = 0; i < Outputs.of(outcome).shape().plane(); i++) {
                    double sum = setup.bias().get(map);
                    for (Tensor partial : partials) {
                        sum += partial.get(i);
                    }
                    assertThat((double) Outputs.of(outcome).channel(map).get(i)).isEqualTo(sum);
                }
            }
        }
    }

    @Test
    void aRemovedChannelIsTakenAsZeros() {
        Setup setup = Setup.textbook().withInput(GridPreset.RANDOM.grid(Shape.of(2, 5, 5), 1));
        Setup without = setup.withRemoved(2);
        assertThat(without.isRemoved(1)).isTrue();
        assertThat(without.heard().channel(1).absMax()).isZero();
        assertThat(Outcome.of(without).output()).isEqualTo(Outcome.of(without).partials(0).get(0));
    }

    @Test
    void sizesChangeAndWhatExistsStays() {
        Setup setup = Setup.textbook().withWindow(2, 4).withInputShape(Shape.of(2, 3, 6));
        assertThat(setup.kernels().shape()).isEqualTo(Shape.of(1, 2, 2, 4));
        assertThat(setup.kernel(1, 0).toArray()).containsExactly(1, 0, 1, 0, 0, 1, 0, 0);
        assertThat(setup.input().channel(1).toArray())
                .containsExactly(1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 0);
        assertThat(setup.withKernel(1, Tensor.zeros(Shape.of(1, 2, 4))).kernel(1, 0).absMax())
                .isZero();
    }
}
