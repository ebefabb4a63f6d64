package org.kernelscope.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Architecture;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.text.UserFacingException;

/** The experiments show what their sentences say, with the seed that ships. */
final class ExperimentRunTest {
    @Test
    void kernelsThatStartEqualStayEqual() throws Exception {
        List<ArmResult> twins = run(Experiment.TWINS, 12);
        assertThat(twins.get(0).kernelSpread()).isCloseTo(0, within(1e-6));
        assertThat(twins.get(1).kernelSpread()).isGreaterThan(0.1);
        assertThat(twins.get(0).measurements()).isNotEmpty();
        assertThat(twins.get(0).last().step()).isEqualTo(12);
    }

    /** The network in its file sees a plain image as it did in the training. */
    @Test
    void theOrderOfTheShuffledPixelsIsKeptInTheFile(@TempDir Path folder) throws Exception {
        ArmResult shuffled = run(Experiment.SHUFFLED, 2).get(3);
        Architecture architecture = shuffled.arm().architecture();
        Path file = folder.resolve("shuffled.safetensors");
        ModelFile.write(file, new Model(architecture, shuffled.weights(), Map.of()));
        Model read = ModelFile.read(file);
        assertThat(read.architecture().input().order())
                .isNotNull()
                .isEqualTo(architecture.input().order());
        Mnist mnist = Mnist.inside();
        try (Network network = new Dl4jEngine().open(read.architecture(), read.weights())) {
            int right = 0;
            // As the experiment does: every tenth of the first hundred.
            for (int i = 0; i < 100; i += 10) {
                Tensor input = read.architecture().input().encode(mnist.test().ink(i));
                int found = network.forward(input).probabilities().argMax();
                right += found == mnist.test().label(i) ? 1 : 0;
            }
            assertThat(right).isEqualTo(shuffled.last().test().correct());
        }
    }

    @Test
    void sigmoidsPassLessGradientToTheFirstLayer() throws Exception {
        List<ArmResult> results = run(Experiment.VANISHING, 2);
        double sigmoid = Finding.firstGradient(results.get(0));
        double relu = Finding.firstGradient(results.get(1));
        assertThat(sigmoid).isPositive().isLessThan(relu / 10);
    }

    /** Every sentence of an experiment, with the seed that ships. */
    @ParameterizedTest
    @MethodSource("experiments")
    @Tag("experiments")
    void showsWhatItsSentenceSays(Experiment experiment) throws Exception {
        List<ArmResult> results = run(experiment, 0);
        assertThat(Finding.of(experiment, results).holds())
                .as(ExperimentWords.found(Texts.in(Language.ENGLISH), experiment, results))
                .isTrue();
    }

    static List<Experiment> experiments() {
        return Experiment.all();
    }

    /** Runs an experiment; with fewer steps and digits if {@code steps} is not 0. */
    private static List<ArmResult> run(Experiment experiment, int steps)
            throws UserFacingException, InterruptedException {
        Mnist mnist = Mnist.inside();
        Dataset test = steps == 0 ? mnist.test() : mnist.test().range(0, 100);
        List<ArmResult> results = new ArrayList<>();
        for (Experiment.Arm arm : experiment.arms()) {
            results.add(
                    Objects.requireNonNull(
                            ExperimentRun.of(
                                    new Dl4jEngine(),
                                    steps == 0 ? arm : arm.lasting(steps),
                                    -1 - results.size(),
                                    mnist.train(),
                                    test,
                                    ExperimentRun.NOBODY)));
        }
        return results;
    }
}
