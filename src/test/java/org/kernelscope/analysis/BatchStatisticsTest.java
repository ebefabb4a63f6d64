package org.kernelscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.Network;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.experiment.Experiment;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Tensor;

/** A network normalises by the digits at hand as a training step does. */
final class BatchStatisticsTest {
    private final Architecture network = Experiment.NORMALISATION.arms().get(1).architecture();
    private final Weights weights = new Dl4jEngine().initialWeights(network, 3);
    private final List<Tensor> inputs = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();

    private void read(int count) throws Exception {
        Dataset test = Mnist.inside().test();
        for (int i = 0; i < count; i++) {
            inputs.add(network.input().encode(test.ink(i)));
            labels.add(test.label(i));
        }
    }

    /**
     * With fresh weights, gain 1 and shift 0: each map has mean 0 and variance 1 over the batch.
     */
    @Test
    void theFirstNormalisedMapsHaveMeanZeroAndVarianceOne() throws Exception {
        read(4);
        try (Network open = new Dl4jEngine().open(network, weights)) {
            BatchStatistics.measure(open, weights, inputs);
            Tensor mean = open.weights().get("N1.running_mean");
            Tensor variance = open.weights().get("N1.running_var");
            double sum = 0;
            double squares = 0;
            int count = 0;
            for (Tensor input : inputs) {
                Tensor before = open.forward(input).output(0);
                Tensor after = open.forward(input).output(1);
                for (int row = 0; row < before.shape().rows(); row++) {
                    for (int column = 0; column < before.shape().columns(); column++) {
                        double normal =
                                (before.at(2, row, column) - mean.get(2))
                                        / Math.sqrt(variance.get(2) + 1e-5);
                        sum += normal;
                        squares += normal * normal;
                        count++;
                        assertThat((double) after.at(2, row, column))
                                .isCloseTo(Math.max(0, normal), within(1e-3));
                    }
                }
            }
            assertThat(sum / count).isCloseTo(0, within(1e-3));
            assertThat(squares / count).isCloseTo(1, within(1e-2));
        }
    }

    @Test
    void aBatchOfOneDigitIsThatDigitAlone() throws Exception {
        read(6);
        BatchStatistics found =
                BatchStatistics.of(new Dl4jEngine(), network, weights, inputs, labels, 1);
        assertThat(found.together()).isEqualTo(found.alone());
        assertThat(found.digits()).isEqualTo(6);
        assertThat(BatchStatistics.suits(network)).isTrue();
        assertThat(BatchStatistics.suits(Experiment.NORMALISATION.arms().get(0).architecture()))
                .isFalse();
    }
}
