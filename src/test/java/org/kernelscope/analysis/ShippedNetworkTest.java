package org.kernelscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kernelscope.data.Mnist;
import org.kernelscope.data.Preparation;
import org.kernelscope.data.Sample;
import org.kernelscope.data.Samples;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Presets;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/** The network that travels with the program is as good as its file says. */
final class ShippedNetworkTest {
    private static Model model;
    private static Network network;

    @BeforeAll
    static void open() throws UserFacingException {
        model = ModelFile.readBundled(Presets.LENET5_MODERN.id());
        network = new Dl4jEngine().open(model.architecture(), model.weights());
    }

    @AfterAll
    static void close() {
        network.close();
    }

    /** All 10,000 test digits, computed anew. */
    @Test
    @Tag("slow")
    void itsAccuracyIsWhatItsFileSays() throws UserFacingException {
        Evaluation evaluation = Evaluator.evaluate(network, Mnist.inside().test(), done -> {});
        assertThat(evaluation.count()).isEqualTo(10_000);
        assertThat(evaluation.accuracy()).isGreaterThanOrEqualTo(0.99);
        // Two classes that are equal but for rounding may change places in a few digits.
        String told = Objects.requireNonNull(model.metadata().get("accuracy.test"));
        assertThat(evaluation.accuracy()).isCloseTo(Double.parseDouble(told), within(3e-4));
    }

    /** What is well written, or drawn unlike anything in MNIST, is prepared so that it is read. */
    @ParameterizedTest
    @MethodSource("legibleSamples")
    void itReadsEveryLegibleSample(Sample sample) {
        Tensor digit = Preparation.prepare(Samples.ink(sample)).digit();
        Tensor probabilities =
                network.forward(model.architecture().input().encode(digit)).probabilities();
        assertThat(probabilities.argMax()).isEqualTo(sample.digit());
        assertThat(probabilities.max()).isGreaterThan(0.5f);
    }

    static java.util.stream.Stream<Sample> legibleSamples() {
        return Samples.all().stream()
                .filter(
                        sample ->
                                sample.kind() == Sample.Kind.CLEAN
                                        || sample.kind() == Sample.Kind.DRAWN);
    }
}
