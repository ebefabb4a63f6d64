package org.kernelscope.ui.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Stroke;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Presets;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.InferenceWorker;

/** The answer of the LeNet-5 of 1998 in distances: the smallest wins. */
final class RbfPenaltiesTest {
    @Test
    void theNearestPictureWinsAndItsTermsAddUpToTheDistance() throws UserFacingException {
        RbfPenalties penalties =
                RbfPenalties.of(think(ModelFile.readBundled("lenet5-1998"))).orElseThrow();
        Tensor distances = penalties.distances();
        assertThat(distances.get(penalties.winner())).isEqualTo(distances.min());
        for (int digit = 0; digit < distances.size(); digit++) {
            if (digit != penalties.winner()) {
                assertThat(distances.get(digit))
                        .isGreaterThanOrEqualTo(distances.get(penalties.second()));
            }
            double sum = 0;
            for (float term : penalties.terms(digit).toArray()) {
                sum += term;
            }
            assertThat(sum).isCloseTo(distances.get(digit), within(1e-3));
        }
        assertThat(penalties.below()).isEqualTo("F6");
    }

    @Test
    void aSoftmaxHasNoDistances() throws UserFacingException {
        assertThat(RbfPenalties.of(think(Model.untrained(Presets.TINY, 1)))).isEmpty();
    }

    private static InferenceResult think(Model model) throws UserFacingException {
        try (InferenceWorker thinker = new InferenceWorker(new Dl4jEngine(), model)) {
            return thinker.think(
                    Drawing.EMPTY.plus(Stroke.at(0.5, 0.2, 0.1)).lastStrokeTo(0.5, 0.8));
        }
    }
}
