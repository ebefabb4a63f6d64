package org.kernelscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.BandEngine;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Presets;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.transform.ImageTransformer;
import org.kernelscope.transform.Quantity;
import org.kernelscope.transform.Sweep;
import org.kernelscope.transform.Transform;

final class RobustnessTest {
    private static final Architecture LENET = Presets.LENET5_MODERN;
    private static Network network;

    private final ImageTransformer transformer = new ImageTransformer(28);

    @BeforeAll
    static void open() throws UserFacingException {
        network = new Dl4jEngine().open(LENET, ModelFile.readBundled(LENET.id()).weights());
    }

    @AfterAll
    static void close() {
        network.close();
    }

    @Test
    void aPointIsWhatTheNetworkSaysOfThatImage() throws UserFacingException {
        Tensor digit = Mnist.inside().test().ink(4);
        Sweep turn = new Sweep(Quantity.TURN, -60, 60, 13);
        Sweep scale = new Sweep(Quantity.SCALE, 0.5, 2, 9);
        RobustnessSurface surface =
                RobustnessScan.compute(
                        network,
                        transform -> transformer.apply(digit, transform),
                        Transform.NONE.with(Quantity.DOWN, 1),
                        turn,
                        scale);
        int[][] points = {{0, 0}, {6, 3}, {12, 8}, {5, 2}, {3, 7}};
        for (int[] point : points) {
            Transform here =
                    Transform.NONE
                            .with(Quantity.DOWN, 1)
                            .with(Quantity.TURN, turn.at(point[0]))
                            .with(Quantity.SCALE, scale.at(point[1]));
            Tensor input = LENET.input().encode(transformer.apply(digit, here));
            Tensor expected = network.forward(input).probabilities();
            for (int label = 0; label < 10; label++) {
                assertThat(surface.probability(point[0], point[1], label))
                        .isCloseTo(expected.get(label), within(1e-4f));
            }
        }
    }

    @Test
    void aScanGoesFromCoarseToFine() throws UserFacingException {
        Network bands = new BandEngine().open(LENET, new BandEngine().initialWeights(LENET, 1));
        Tensor digit = Mnist.inside().test().ink(0);
        RobustnessScan scan =
                new RobustnessScan(
                        LENET,
                        transform -> transformer.apply(digit, transform),
                        Transform.NONE,
                        new Sweep(Quantity.RIGHT, -8, 8, 17),
                        new Sweep(Quantity.DOWN, -8, 8, 17));
        List<Integer> done = new ArrayList<>();
        while (!scan.isComplete()) {
            if (scan.step(bands)) {
                done.add(scan.done());
                RobustnessSurface surface = scan.surface();
                assertThat(surface.isComplete()).isEqualTo(scan.isComplete());
                assertThat(surface.probability(16, 16, 0)).isBetween(0f, 1f);
            }
        }
        assertThat(done).containsExactly(9, 25, 81, 289);
        assertThat(scan.step(bands)).isFalse();
    }

    @Test
    void theSameQuantityTwiceIsRefused() {
        Sweep turn = new Sweep(Quantity.TURN, -60, 60, 13);
        assertThatThrownBy(() -> RobustnessScan.check(turn, turn))
                .isInstanceOf(UserFacingException.class);
    }

    @Test
    void theCurveMeetsTheEvaluationWhereNothingIsMoved() throws Exception {
        Dataset digits = Mnist.inside().test().range(0, 300);
        Model model = ModelFile.readBundled(LENET.id());
        Sweep turn = new Sweep(Quantity.TURN, -90, 90, 3);
        RobustnessCurve curve = RobustnessCurve.compute(new Dl4jEngine(), model, digits, turn);
        assertThat(curve.accuracy()[1])
                .isCloseTo(
                        Evaluator.evaluate(network, digits, done -> {}).accuracy(), within(1e-9));
        assertThat(curve.accuracy()[0]).isLessThan(0.6);
        assertThat(curve.lower()[1]).isLessThanOrEqualTo(curve.upper()[1]);
        RobustnessCurve.Scan alone = new RobustnessCurve.Scan(LENET, digits, turn);
        while (!alone.isComplete()) {
            alone.step(network);
        }
        assertThat(alone.curve().accuracy()).as("by one network").isEqualTo(curve.accuracy());
        assertThat(alone.curve().mean()).isEqualTo(curve.mean());
        assertThat(alone.curve().upper()).isEqualTo(curve.upper());
    }

    @Test
    void sharesOfResponses() {
        assertThat(MovementReport.share(new float[] {1, 0, -2}, new float[] {1, 0, -2}))
                .isEqualTo(1);
        assertThat(MovementReport.share(new float[] {1, 0}, new float[] {0, 1})).isZero();
        assertThat(MovementReport.share(new float[] {2, 1}, new float[] {1, -1}))
                .isEqualTo(1 / 3.0);
        assertThat(MovementReport.share(new float[2], new float[2])).isEqualTo(1);
    }

    /** Four columns are two maps' columns after the pooling: C1 and S2 move along exactly. */
    @Test
    void aShiftMovesTheMapsAlong() throws UserFacingException {
        float[] square = new float[28 * 28];
        for (int row = 10; row < 18; row++) {
            for (int column = 10; column < 18; column++) {
                square[row * 28 + column] = 1;
            }
        }
        Tensor digit = Tensor.of(Shape.of(1, 28, 28), square);
        Transform shift = Transform.NONE.with(Quantity.RIGHT, -4);
        MovementReport report =
                MovementReport.of(
                        LENET,
                        look(Tensor.zeros(digit.shape()), Transform.NONE),
                        look(digit, Transform.NONE),
                        look(digit, shift),
                        shift);
        assertThat(report.inputs()).isEqualTo(1024);
        assertThat(report.darker()).isEqualTo(32);
        assertThat(report.lighter()).isEqualTo(32);
        assertThat(report.changed()).isEqualTo(64);
        assertThat(report.layers().get(0).equivariance()).isCloseTo(1, within(1e-4));
        assertThat(report.layers().get(1).equivariance()).isCloseTo(1, within(1e-4));
        assertThat(report.layers().get(0).invariance()).isLessThan(0.9);
        assertThat(report.layers().get(4).equivariance()).isNull();
        MovementReport still =
                MovementReport.of(
                        LENET,
                        look(Tensor.zeros(digit.shape()), Transform.NONE),
                        look(digit, Transform.NONE),
                        look(digit, Transform.NONE),
                        Transform.NONE);
        assertThat(still.changed()).isZero();
        assertThat(still.layers()).allMatch(stay -> stay.invariance() == 1);
    }

    private Activations look(Tensor digit, Transform transform) {
        return network.forward(LENET.input().encode(transformer.apply(digit, transform)));
    }
}
