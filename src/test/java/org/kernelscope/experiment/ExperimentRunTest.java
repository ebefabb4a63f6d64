package org.kernelscope.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.text.UserFacingException;

/** The experiments show what their sentences say, with the seed that ships. */
final class ExperimentRunTest {
    @Test
    void aPermutationIsOneToOneAndTheSameForTheSameSeed() {
        int[] order = Permutation.draw(784, 3).order();
        assertThat(order).isNotEqualTo(IntStream.range(0, 784).toArray());
        assertThat(Arrays.stream(order).sorted().toArray())
                .isEqualTo(IntStream.range(0, 784).toArray());
        assertThat(Permutation.draw(784, 3).order()).isEqualTo(order);
        assertThat(Permutation.draw(784, 4).order()).isNotEqualTo(order);
    }

    @Test
    void shuffledDigitsHaveTheSamePixelsInAnotherOrder() throws UserFacingException {
        Dataset digits = Mnist.inside().test().range(0, 3);
        int[] order = Permutation.draw(784, 1).order();
        Dataset shuffled = digits.permuted(order);
        for (int i = 0; i < 784; i++) {
            assertThat(shuffled.ink(2).get(i)).isEqualTo(digits.ink(2).get(order[i]));
        }
        assertThat(shuffled.label(2)).isEqualTo(digits.label(2));
        order[0] = order[1];
        assertThatThrownBy(() -> digits.permuted(order))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void kernelsThatStartEqualStayEqual() throws Exception {
        List<ExperimentRun.Result> twins = run(Experiment.TWINS, 12);
        assertThat(twins.get(0).kernelSpread()).isCloseTo(0, within(1e-6));
        assertThat(twins.get(1).kernelSpread()).isGreaterThan(0.1);
        assertThat(twins.get(0).measurements()).isNotEmpty();
        assertThat(twins.get(0).last().step()).isEqualTo(12);
    }

    @Test
    void sigmoidsPassLessGradientToTheFirstLayer() throws Exception {
        List<ExperimentRun.Result> results = run(Experiment.VANISHING, 2);
        double sigmoid = gradient(results.get(0));
        double relu = gradient(results.get(1));
        assertThat(sigmoid).isPositive().isLessThan(relu / 10);
    }

    @Test
    @Tag("experiments")
    void vanishing() throws Exception {
        List<ExperimentRun.Result> results = run(Experiment.VANISHING, 0);
        assertThat(test(results, 0)).isLessThan(0.3);
        assertThat(test(results, 1)).isGreaterThan(0.8);
    }

    @Test
    @Tag("experiments")
    void overfitting() throws Exception {
        List<ExperimentRun.Result> results = run(Experiment.OVERFITTING, 0);
        double few = results.get(0).last().train().accuracy() - test(results, 0);
        double many = results.get(1).last().train().accuracy() - test(results, 1);
        assertThat(results.get(0).last().train().accuracy()).isGreaterThan(0.98);
        assertThat(few).isGreaterThan(0.15);
        assertThat(Math.abs(many)).isLessThan(0.05);
    }

    @Test
    @Tag("experiments")
    void shuffled() throws Exception {
        List<ExperimentRun.Result> results = run(Experiment.SHUFFLED, 0);
        assertThat(test(results, 0) - test(results, 1)).isGreaterThan(0.04);
        assertThat(Math.abs(test(results, 2) - test(results, 3))).isLessThan(0.03);
    }

    @Test
    @Tag("experiments")
    void distortions() throws Exception {
        List<ExperimentRun.Result> results = run(Experiment.DISTORTIONS, 0);
        assertThat(test(results, 1)).isGreaterThan(test(results, 0) + 0.01);
    }

    @Test
    @Tag("experiments")
    void batch() throws Exception {
        List<ExperimentRun.Result> results = run(Experiment.BATCH, 0);
        assertThat(test(results, 0)).isGreaterThan(test(results, 2) + 0.1);
        assertThat(test(results, 1)).isGreaterThan(test(results, 2) + 0.1);
    }

    @Test
    @Tag("experiments")
    void pooling() throws Exception {
        List<ExperimentRun.Result> results = run(Experiment.POOLING, 0);
        assertThat(test(results, 0)).isGreaterThan(0.85);
        assertThat(test(results, 1)).isGreaterThan(0.85);
        assertThat(Math.abs(test(results, 0) - test(results, 1))).isLessThan(0.06);
    }

    private static double gradient(ExperimentRun.Result result) {
        return Objects.requireNonNull(result.measurements().get(0).gradients().get("C1"));
    }

    private static double test(List<ExperimentRun.Result> results, int arm) {
        return results.get(arm).last().test().accuracy();
    }

    /** Runs an experiment; with fewer steps and digits if {@code steps} is not 0. */
    private static List<ExperimentRun.Result> run(Experiment experiment, int steps)
            throws UserFacingException, InterruptedException {
        Mnist mnist = Mnist.inside();
        Experiment shown =
                steps == 0
                        ? experiment
                        : new Experiment(
                                experiment.id(),
                                experiment.arms().stream().map(arm -> arm.lasting(steps)).toList());
        Dataset test = steps == 0 ? mnist.test() : mnist.test().range(0, 100);
        return ExperimentRun.run(new Dl4jEngine(), shown, mnist.train(), test, result -> {});
    }
}
