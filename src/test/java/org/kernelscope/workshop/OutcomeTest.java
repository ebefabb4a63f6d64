package org.kernelscope.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kernelscope.op.PaddingMode;
import org.kernelscope.op.PaddingRule;
import org.kernelscope.op.Sliding;
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
                Shape shape = outcome.output().shape();
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
                                Shape.of(1, in.channels(), 1 + random.nextInt(4), 1 + random.nextInt(4))))
                .withKind(kind)
                .withGroups(random.nextInt(4))
                .withOutputMaps(1 + random.nextInt(4))
                .withSliding(sliding(random, mode), sliding(random, mode))
                .withRule(rules[random.nextInt(rules.length)])
                .withExtra(random.nextInt(3))
                .withFactor(random.nextInt(3));
    }

    private static Sliding sliding(Random random, PaddingMode mode) {
        return new Sliding(
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
        assertThat(depthwise.inputMap(2, 0)).isEqualTo(2);
        // The old weights are repeated.
        assertThat(depthwise.kernels().get(0)).isEqualTo(1);
        assertThat(Outcome.of(depthwise).output().shape()).isEqualTo(Shape.of(3, 3, 3));
    }
}
