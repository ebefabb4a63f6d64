package org.kernelscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kernelscope.data.Augmentation;
import org.kernelscope.data.Batch;
import org.kernelscope.data.Batches;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.Loss;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ConnectionTable;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.DropoutSpec;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.RbfCodes;
import org.kernelscope.network.SubsamplingSpec;
import org.kernelscope.network.Weights;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.op.PoolKind;
import org.kernelscope.op.RbfOutput;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/** The curvature against slopes of slopes and squares of slopes, all taken by differences. */
final class CurvatureTest {
    private static final float STEP = 1e-2f;

    /** j of the MAP loss, so large that two codes can be near at the same time. */
    private static final double FAR = 40;

    @ParameterizedTest
    @EnumSource(Loss.class)
    void alongTheOutputItIsTheSlopeOfTheSlopeOfTheLoss(Loss loss) {
        boolean rbf = loss == Loss.MAP || loss == Loss.MLE;
        Random random = new Random(3);
        float[] values = new float[rbf ? RbfCodes.DIGITS.length() : 10];
        for (int i = 0; i < values.length; i++) {
            // Between the codes of 3 and 8, so that MAP does not know which it is.
            double code = rbf ? 0.5 * (RbfCodes.DIGITS.at(3, i) + RbfCodes.DIGITS.at(8, i)) : 0;
            values[i] = (float) (code + (rbf ? 0.02 : 1) * random.nextGaussian());
        }
        Tensor last = Tensor.takeOver(Shape.units(values.length), values);
        Tensor curvature =
                loss == Loss.MAP
                        ? RbfOutput.posteriorCurvature(last, RbfCodes.DIGITS.toTensor(), 3, FAR)
                        : new Curvature.OfOutput(loss).of(last, last, 3);
        double leftOut = loss == Loss.MAP ? 2 * wrongShares(last) : 0;
        if (loss == Loss.MAP) {
            assertThat(leftOut).as("both codes are near").isBetween(0.5, 1.5);
        }
        for (int i = 0; i < values.length; i++) {
            double expected =
                    loss == Loss.SQUARED_ERROR
                            ? gaussNewton(values, i)
                            : (loss(loss, values, i, 1e-3)
                                            - 2 * loss(loss, values, i, 0)
                                            + loss(loss, values, i, -1e-3))
                                    / 1e-6;
            assertThat((double) curvature.get(i))
                    .as("%s %d", loss, i)
                    .isCloseTo(expected + leftOut, Offset.offset(1e-3));
        }
        assertThat(curvature.min()).isNotNegative();
        assertThat(curvature.max()).isPositive();
    }

    /** The loss of a 3 in double precision. */
    private static double loss(Loss loss, float[] at, int moved, double by) {
        double[] x = new double[at.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = at[i] + (i == moved ? by : 0);
        }
        if (loss == Loss.CROSS_ENTROPY) {
            return Math.log(Arrays.stream(x).map(Math::exp).sum()) - x[3];
        }
        double[] penalties = new double[RbfCodes.DIGITS.classes()];
        double sum = Math.exp(-FAR);
        for (int k = 0; k < penalties.length; k++) {
            for (int i = 0; i < x.length; i++) {
                penalties[k] += Math.pow(x[i] - RbfCodes.DIGITS.at(k, i), 2);
            }
            sum += Math.exp(-penalties[k]);
        }
        return loss == Loss.MLE ? penalties[3] : penalties[3] + Math.log(sum);
    }

    /** How much of what the penalties of all classes make of x is not of the 3. */
    private static double wrongShares(Tensor x) {
        Tensor shares = RbfOutput.probabilities(RbfOutput.forward(x, RbfCodes.DIGITS.toTensor()));
        return 1 - shares.get(3);
    }

    /** 2·Σ (∂p/∂z)². */
    private static double gaussNewton(float[] z, int moved) {
        double sum = 0;
        for (int k = 0; k < z.length; k++) {
            double slope = (share(z, k, moved, 1e-4) - share(z, k, moved, -1e-4)) / 2e-4;
            sum += 2 * slope * slope;
        }
        return sum;
    }

    private static double share(float[] z, int of, int moved, double by) {
        double sum = 0;
        double own = 0;
        for (int i = 0; i < z.length; i++) {
            double e = Math.exp(z[i] + (i == moved ? by : 0));
            sum += e;
            own = i == of ? e : own;
        }
        return own / sum;
    }

    /** Every kind of layer, each weight used in one sum or in many. */
    private static Architecture everyKind() throws UserFacingException {
        ConnectionTable table = ConnectionTable.of(List.of(List.of(0), List.of(1), List.of(0, 1)));
        return Architecture.of(
                "every-kind",
                new InputSpec(28, -0.1f, 1.175f),
                List.of(
                        new ConvolutionSpec("C1", 2, new Window(4, 4, 0, 1), Activation.TANH),
                        new ConvolutionSpec(
                                "C2", 3, new Window(2, 1, 0, 1), table, Activation.SCALED_TANH),
                        new SubsamplingSpec("S3", new Window(2, 2, 0, 1), Activation.SCALED_TANH),
                        new PoolingSpec("S4", PoolKind.AVERAGE, new Window(2, 1, 1, 1)),
                        new PoolingSpec("S5", PoolKind.L2, new Window(2, 1, 0, 1)),
                        new PoolingSpec("S6", PoolKind.MAX, new Window(2, 1, 0, 1)),
                        new DropoutSpec("D7", 0.5),
                        new DenseSpec("F8", 6, Activation.SIGMOID),
                        new OutputSpec("output", 10)));
    }

    /**
     * With J = ∂(what a layer makes)/∂(what goes in) by differences, h in = Σ J²·h out, layer by
     * layer; for a weight that is used in several sums, J of each sum on its own.
     */
    @Test
    void layerByLayerItIsHandedBackBySquaresOfSlopes() throws UserFacingException {
        Architecture architecture = everyKind();
        Weights weights = InitialWeights.draw(architecture, 4);
        Batch batch = batch(1);
        Map<String, Tensor> curvature =
                Curvature.of(architecture, weights, Loss.CROSS_ENTROPY, batch);

        List<Tensor> given = new ArrayList<>();
        Tensor x = architecture.input().encode(batch.ink().reshape(Shape.of(1, 28, 28)));
        for (Layer layer : architecture.layers()) {
            given.add(x);
            LayerArithmetic own = LayerArithmetic.of(layer, weights);
            x = own.activate(own.sums(x));
        }
        int last = given.size() - 1;
        double[] handed = null;
        for (int i = last; i >= 0; i--) {
            Layer layer = architecture.layers().get(i);
            Tensor in = given.get(i);
            Tensor z = LayerArithmetic.of(layer, weights).sums(in);
            double[] bent = new double[z.size()];
            Tensor atOutput = new Curvature.OfOutput(Loss.CROSS_ENTROPY).of(in, z, batch.label(0));
            for (int k = 0; k < bent.length; k++) {
                Activation f = layer.spec().activation();
                double slope = (f.apply(z.get(k) + 1e-5) - f.apply(z.get(k) - 1e-5)) / 2e-5;
                bent[k] = handed == null ? atOutput.get(k) : slope * slope * handed[k];
            }
            for (ParameterSpec parameter : layer.parameters()) {
                Tensor own = Objects.requireNonNull(curvature.get(parameter.name()));
                Tensor values = weights.get(parameter.name());
                for (int k = 0; k < values.size(); k += 1 + values.size() / 40) {
                    Tensor up = sums(layer, changed(weights, parameter, k, STEP), in);
                    Tensor down = sums(layer, changed(weights, parameter, k, -STEP), in);
                    assertThat((double) own.get(k))
                            .as("%s[%d]", parameter.name(), k)
                            .isCloseTo(squares(up, down, bent), close(own));
                }
            }
            double[] below = new double[in.size()];
            // Below the first layer nothing learns.
            for (int k = 0; i > 0 && k < below.length; k++) {
                // Small, so that the largest cell of a window stays the largest.
                Tensor up = sums(layer, weights, moved(in, k, STEP / 10));
                Tensor down = sums(layer, weights, moved(in, k, -STEP / 10));
                below[k] = 100 * squares(up, down, bent);
            }
            handed = below;
        }
    }

    private static Offset<Double> close(Tensor own) {
        return Offset.offset(5e-3 * own.max() + 1e-9);
    }

    private static double squares(Tensor up, Tensor down, double[] bent) {
        double sum = 0;
        for (int k = 0; k < bent.length; k++) {
            double slope = (up.get(k) - down.get(k)) / (2.0 * STEP);
            sum += slope * slope * bent[k];
        }
        return sum;
    }

    private static Tensor sums(Layer layer, Weights weights, Tensor x) {
        return LayerArithmetic.of(layer, weights).sums(x);
    }

    private static Weights changed(Weights weights, ParameterSpec of, int index, float by)
            throws UserFacingException {
        return weights.withAll(Map.of(of.name(), moved(weights.get(of.name()), index, by)));
    }

    private static Tensor moved(Tensor values, int index, float by) {
        float[] all = values.toArray();
        all[index] += by;
        return Tensor.takeOver(values.shape(), all);
    }

    @Test
    void itIsTheMeanOverTheDigits() throws UserFacingException {
        Architecture architecture = everyKind();
        Weights weights = InitialWeights.draw(architecture, 4);
        Batches batches = batches();
        Map<String, Tensor> one =
                Curvature.of(architecture, weights, Loss.CROSS_ENTROPY, batches.at(0, 1));
        Map<String, Tensor> other =
                Curvature.of(architecture, weights, Loss.CROSS_ENTROPY, batches.at(1, 1));
        Curvature.of(architecture, weights, Loss.CROSS_ENTROPY, batches.at(0, 2))
                .forEach(
                        (name, both) -> {
                            Tensor first = Objects.requireNonNull(one.get(name));
                            Tensor second = Objects.requireNonNull(other.get(name));
                            assertThat(both.min()).isNotNegative();
                            for (int i = 0; i < both.size(); i++) {
                                assertThat(both.get(i))
                                        .isCloseTo(
                                                (first.get(i) + second.get(i)) / 2,
                                                Offset.offset(1e-6f * (1 + both.max())));
                            }
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"BATCH", "LAYER"})
    void aLayerThatNormalisesIsRefusedByName(NormalisationKind kind) throws UserFacingException {
        Architecture architecture =
                Architecture.of(
                        "normalised",
                        new InputSpec(28, 0, 1),
                        List.of(
                                new NormalisationSpec("N1", kind, 1, Activation.IDENTITY),
                                new OutputSpec("output", 10)));
        Weights weights = InitialWeights.draw(architecture, 1);
        assertThatThrownBy(() -> Curvature.of(architecture, weights, Loss.CROSS_ENTROPY, batch(1)))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("N1");
    }

    private static Batch batch(int count) throws UserFacingException {
        return batches().at(0, count);
    }

    private static Batches batches() throws UserFacingException {
        return new Batches(Mnist.inside().test().range(0, 20), 10, 1, Augmentation.NONE);
    }
}
