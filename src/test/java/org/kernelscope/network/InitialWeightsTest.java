package org.kernelscope.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kernelscope.op.Activation;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.tensor.Tensor;

/** What a network starts with. */
final class InitialWeightsTest {
    /**
     * The trained network that ships can be made again only as long as the same seed draws the same
     * numbers in the same order: He before a ReLU, Glorot before the softmax, biases not drawn.
     */
    @Test
    void theSeedOfTheShippedNetworkDrawsWhatItAlwaysDrew() {
        Random random = new Random(1);
        Weights weights = InitialWeights.draw(Presets.LENET5_MODERN, 1);
        for (String layer : List.of("C1 25", "C3 150", "C5 400", "F6 120", "output 84")) {
            String name = layer.substring(0, layer.indexOf(' '));
            int fan = Integer.parseInt(layer.substring(name.length() + 1));
            double limit = Math.sqrt(6.0 / (fan + (name.equals("output") ? 10 : 0)));
            Tensor weight = weights.get(name + ".weight");
            for (int i = 0; i < weight.size(); i++) {
                assertThat(weight.get(i))
                        .isEqualTo((float) ((2 * random.nextDouble() - 1) * limit));
            }
            assertThat(weights.get(name + ".bias").toArray()).containsOnly(0);
        }
    }

    /** 2.4/fan-in, which in C3 is another for maps of three, four and six inputs. */
    @Test
    void thatOf1998FollowsTheFanInOfEachMap() {
        Weights weights = InitialWeights.draw(Presets.LENET5_1998, 3);
        Tensor c3 = weights.get("C3.weight");
        assertThat(largest(c3, 0, 18 * 25)).isBetween(0.95 * 2.4 / 75, 2.4 / 75);
        assertThat(largest(c3, 18 * 25, 54 * 25)).isBetween(0.95 * 2.4 / 100, 2.4 / 100);
        assertThat(largest(c3, 54 * 25, 60 * 25)).isBetween(0.9 * 2.4 / 150, 2.4 / 150);
        assertThat(largest(weights.get("S4.coefficient"), 0, 16)).isBetween(0.2, 0.6);
        assertThat(weights.get("S4.bias").toArray()).containsOnly(0);
    }

    @Test
    void elsewhereASubsamplingBeginsAsAMeanAndANormalisationAsItself() throws Exception {
        Weights weights =
                InitialWeights.draw(
                        network(
                                Initialisation.AUTOMATIC,
                                new SubsamplingSpec("S", new Window(2, 2, 0, 1), Activation.TANH),
                                new NormalisationSpec(
                                        "N", NormalisationKind.BATCH, 1, Activation.RELU)),
                        1);
        assertThat(weights.get("S.coefficient").toArray()).containsOnly(0.25f);
        assertThat(weights.get("N.weight").toArray()).containsOnly(1);
        assertThat(weights.get("N.bias").toArray()).containsOnly(0);
        assertThat(weights.get("N.running_mean").toArray()).containsOnly(0);
        assertThat(weights.get("N.running_var").toArray()).containsOnly(1);
    }

    @Test
    void eachSchemeHasItsLimit() throws Exception {
        double fan = 784;
        assertThat(limit(Initialisation.AUTOMATIC)).isCloseTo(Math.sqrt(6 / (fan + 10)), near());
        assertThat(limit(Initialisation.GLOROT)).isCloseTo(Math.sqrt(6 / (fan + 10)), near());
        assertThat(limit(Initialisation.HE)).isCloseTo(Math.sqrt(6 / fan), near());
        assertThat(limit(Initialisation.LECUN_1998)).isCloseTo(2.4 / fan, near());
        assertThat(limit(Initialisation.ZERO)).isZero();
    }

    private static org.assertj.core.data.Percentage near() {
        return org.assertj.core.data.Percentage.withPercentage(0.1);
    }

    private static double limit(Initialisation initialisation) throws Exception {
        Tensor weight = InitialWeights.draw(network(initialisation), 1).get("output.weight");
        return largest(weight, 0, weight.size());
    }

    private static Architecture network(Initialisation initialisation, LayerSpec... below)
            throws Exception {
        List<LayerSpec> layers = new java.util.ArrayList<>(List.of(below));
        layers.add(new OutputSpec("output", 10));
        return Architecture.of("small", new InputSpec(28, 0, 1), initialisation, layers);
    }

    private static double largest(Tensor tensor, int from, int to) {
        double largest = 0;
        for (int i = from; i < to; i++) {
            largest = Math.max(largest, Math.abs(tensor.get(i)));
        }
        return largest;
    }
}
