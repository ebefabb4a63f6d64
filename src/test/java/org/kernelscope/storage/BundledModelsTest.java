package org.kernelscope.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kernelscope.analysis.Evaluator;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Presets;
import org.kernelscope.text.UserFacingException;

/** The trained networks that travel with the program are what they say they are. */
final class BundledModelsTest {
    static java.util.List<Architecture> bundled() {
        return Presets.all().stream().filter(each -> ModelFile.isBundled(each.id())).toList();
    }

    @ParameterizedTest
    @MethodSource("bundled")
    void isThePresetAndSaysHowItWasTrained(Architecture preset) throws UserFacingException {
        Model model = ModelFile.readBundled(preset.id());
        assertThat(model.architecture()).isEqualTo(preset);
        assertThat(model.metadata())
                .containsKeys("train.seed", "train.rate", "train.loss", "accuracy.test");
    }

    @Test
    @Tag("slow")
    void theOneOf1998IsAsGoodAsThePaperSays() throws Exception {
        Model model = ModelFile.readBundled(Presets.LENET5_1998.id());
        assertThat(model.weights().get("C3.weight").size()).isEqualTo(1_500);
        try (Network network = new Dl4jEngine().open(model.architecture(), model.weights())) {
            double accuracy =
                    Evaluator.evaluate(network, Mnist.inside().test(), done -> {}).accuracy();
            assertThat(accuracy).isGreaterThanOrEqualTo(0.989);
            // Two classes that are equal but for rounding may change places in a few digits.
            String told = Objects.requireNonNull(model.metadata().get("accuracy.test"));
            assertThat(accuracy).isCloseTo(Double.parseDouble(told), within(3e-4));
        }
    }
}
