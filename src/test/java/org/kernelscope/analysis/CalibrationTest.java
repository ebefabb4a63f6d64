package org.kernelscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Presets;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.text.UserFacingException;

final class CalibrationTest {
    /** Two predictions of 0.9, one right, and one of 0.65, right: |0.9 − 0.5| · 2/3 + 0.35 / 3. */
    private static final float[] SURE = {0.9f, 0.1f, 0.9f, 0.1f, 0.35f, 0.65f};

    private static final int[] LABELS = {0, 1, 1};

    @Test
    void theExpectedErrorByHand() {
        Calibration calibration = Calibration.of(SURE, LABELS);
        assertThat(calibration.count()).isEqualTo(3);
        assertThat(calibration.accuracy()).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(calibration.confidence()).isCloseTo(2.45 / 3, within(1e-6));
        assertThat(calibration.error()).isCloseTo(1.15 / 3, within(1e-6));
        assertThat(calibration.loss())
                .isCloseTo(-(Math.log(0.9) + Math.log(0.1) + Math.log(0.65)) / 3, within(1e-6));
        assertThat(calibration.bins()).hasSize(15);
        assertThat(calibration.bins().get(13).count()).isEqualTo(2);
        assertThat(calibration.bins().get(9).count()).isEqualTo(1);
    }

    @Test
    void temperatureFlattensAndKeepsThePrediction() {
        assertThat(Calibration.soften(new float[] {0.9f, 0.1f}, 0, 2, 2)[0])
                .isCloseTo(0.75, within(1e-6));
        Calibration flat = Calibration.of(SURE, LABELS, 1e6);
        assertThat(flat.confidence()).isCloseTo(0.5, within(1e-3));
        assertThat(flat.accuracy()).isCloseTo(2 / 3.0, within(1e-9));
    }

    /** Three in four right at 0.9: the best temperature makes 0.9 to 0.75, which is 2. */
    @Test
    void theBestTemperatureMakesConfidenceEqualToAccuracy() {
        float[] sure = {0.9f, 0.1f, 0.9f, 0.1f, 0.9f, 0.1f, 0.9f, 0.1f};
        assertThat(Calibration.bestTemperature(sure, new int[] {0, 0, 0, 1}))
                .isCloseTo(2, within(1e-3));
    }

    @Test
    void rejectionByHand() {
        Rejection rejection = new Rejection(new double[] {3, 2, 1, 4}, new double[] {0, 2, 3.5});
        assertThat(rejection.digitsAccepted(2)).isEqualTo(0.75);
        assertThat(rejection.othersAccepted(2)).isCloseTo(2 / 3.0, within(1e-9));
        // Against 0: 4 of 4; against 2: 2 and a half; against 3.5: 1.
        assertThat(rejection.area()).isCloseTo((1 + 2.5 / 4 + 0.25) / 3, within(1e-9));
        double[][] curve = rejection.curve();
        assertThat(curve[0]).containsExactly(0, 0.25);
        assertThat(curve[curve.length - 1]).containsExactly(1, 1);
        assertThat(rejection.thresholdFor(0.75)).isEqualTo(2);
    }

    /** Measured, as the texts say: the distances of 1998 refuse more than its probabilities. */
    @Test
    void distancesRefuseWhatProbabilitiesAccept() throws UserFacingException {
        Model model = ModelFile.readBundled(Presets.LENET5_1998.id());
        try (Network network = new Dl4jEngine().open(model.architecture(), model.weights())) {
            CalibrationData data =
                    CalibrationData.measure(network, Mnist.inside().test().range(0, 500));
            assertThat(data.rbf()).isTrue();
            assertThat(data.byDistance().area()).isGreaterThan(data.byProbability(1).area());
            assertThat(data.calibration(1).accuracy()).isGreaterThan(0.95);
            assertThat(data.otherAnswers()).hasSameSizeAs(data.others());
        }
    }
}
