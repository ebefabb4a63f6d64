package org.kernelscope.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Update rules against steps worked by hand. */
final class UpdateRuleTest {
    private static final double G = 0.5;
    private static final double RATE = 0.1;

    static List<UpdateRule> rules() {
        return List.of(
                new UpdateRule.Sgd(),
                new UpdateRule.Momentum(0.9),
                new UpdateRule.Nesterov(0.9),
                UpdateRule.Adam.USUAL,
                UpdateRule.RmsProp.USUAL,
                UpdateRule.AdaGrad.USUAL,
                new UpdateRule.LevenbergMarquardt(0.02));
    }

    @Test
    void gradientDescent() {
        assertSteps(new UpdateRule.Sgd(), 0.05, 0.05);
    }

    /** v = 0.05, then 0.9·0.05 + 0.05. */
    @Test
    void momentumGathersSpeed() {
        assertSteps(new UpdateRule.Momentum(0.9), 0.05, 0.095);
    }

    /** v = −0.05, then −0.045 − 0.05 = −0.095; the steps are 1.9·0.05 and −0.045 + 1.9·0.095. */
    @Test
    void nesterovLooksAhead() {
        assertSteps(new UpdateRule.Nesterov(0.9), 0.095, 0.1355);
    }

    /** Equal gradients: mean and root of the mean square are equal, so each step is η. */
    @Test
    void adamStepsByTheRateWhileTheGradientStays() {
        assertSteps(UpdateRule.Adam.USUAL, 0.1, 0.1);
        double[] memory = {0, 0};
        assertThat(UpdateRule.Adam.USUAL.step(G, memory, RATE, 1)).isCloseTo(0.1, within(1e-6));
        assertThat(memory[0]).isCloseTo(0.05, within(1e-12));
        assertThat(memory[1]).isCloseTo(0.00025, within(1e-12));
    }

    /** v = 0.05·0.25 = 0.0125, then 0.95·0.0125 + 0.0125 = 0.024375. */
    @Test
    void rmsPropDividesByTheRoot() {
        assertSteps(UpdateRule.RmsProp.USUAL, 0.05 / Math.sqrt(0.0125), 0.05 / Math.sqrt(0.024375));
    }

    /** v = 0.25, then 0.5. */
    @Test
    void adaGradSlowsDown() {
        assertSteps(UpdateRule.AdaGrad.USUAL, 0.1, 0.05 / Math.sqrt(0.5));
    }

    @Test
    void levenbergMarquardtStepsFarWhereTheLossIsFlat() {
        UpdateRule rule = new UpdateRule.LevenbergMarquardt(0.02);
        double[] steep = {1.98};
        double[] flat = {0};
        assertThat(rule.step(G, steep, RATE, 1)).isCloseTo(0.025, within(1e-12));
        assertThat(rule.step(G, flat, RATE, 1)).isCloseTo(2.5, within(1e-12));
        assertThat(steep).containsExactly(1.98);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theTraceEndsWithTheStepAndChangesNothing(UpdateRule rule) {
        double[] memory = new double[rule.memoryNames().size()];
        java.util.Arrays.fill(memory, rule.initialMemory());
        double[] before = memory.clone();
        UpdateRule.Trace trace = rule.trace(G, memory, RATE, 3);
        assertThat(memory).containsExactly(before);
        double step = rule.step(G, memory, RATE, 3);
        assertThat(trace.step()).isEqualTo(step);
        assertThat(trace.terms().get(0).value()).isEqualTo(G);
        assertThat(trace.terms().get(trace.terms().size() - 1).value()).isEqualTo(step);
        assertThat(trace.memory())
                .containsExactlyElementsOf(java.util.Arrays.stream(memory).boxed().toList());
    }

    private static void assertSteps(UpdateRule rule, double... expected) {
        double[] memory = new double[rule.memoryNames().size()];
        java.util.Arrays.fill(memory, rule.initialMemory());
        for (int t = 1; t <= expected.length; t++) {
            assertThat(rule.step(G, memory, RATE, t))
                    .as("%s, step %d", rule, t)
                    .isCloseTo(expected[t - 1], within(1e-5));
        }
    }
}
