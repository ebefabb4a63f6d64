package org.kernelscope.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.Batch;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Optimizer;
import org.kernelscope.engine.Schedule;
import org.kernelscope.engine.TrainingRun;
import org.kernelscope.engine.TrainingSettings;
import org.kernelscope.engine.TrainingState;
import org.kernelscope.engine.dl4j.stock.StockConfigurations;
import org.kernelscope.engine.dl4j.updater.UpdaterConfigs;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Agreement;
import org.kernelscope.tensor.Tensor;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Training with our own layers and with Deeplearning4j's, step by step: both begin each step with
 * the same weights, on the same batch.
 *
 * <p>The two add the same products in different orders, so that their gradients differ by rounding,
 * about 10⁻⁷ relative to their size. Two trainings that each go their own way do not stay together:
 * sooner or later two cells of a max-pooling window are equal but for rounding, the gradient goes
 * to one cell here and to the other there, and from then on the weights differ by about 10⁻³. So
 * every step starts from common weights, and its digits are far from such {@linkplain Kinks kinks}.
 */
@Tag("slow")
final class StockComparisonTest {
    private static final int STEPS = 12;
    private static final int DIGITS = 8;
    private static final Architecture LENET = Presets.LENET5_MODERN;

    @Test
    void withGradientDescentEveryStepIsTheSame() throws Exception {
        double rate = 0.05;
        for (Step step : train(settings(Optimizer.SGD, rate))) {
            new Agreement(step).add(step.stock(), step.own()).assertWithin(rate * 1e-4, 1e-4);
        }
    }

    /**
     * Adam divides each gradient by its own size. Where a gradient is nothing but rounding its sign
     * may differ, and that weight takes a whole step in the other direction. Such weights are few,
     * so that the steps are compared as a whole.
     */
    @Test
    void withAdamEveryStepIsTheSameAsAWhole() throws Exception {
        double rate = 1e-3;
        for (Step step : train(settings(Optimizer.ADAM, rate))) {
            new Agreement(step).add(step.stock(), step.own()).assertWithin(3 * rate, 0.02);
        }
    }

    private static TrainingSettings settings(Optimizer optimizer, double rate) {
        return new TrainingSettings(
                optimizer, rate, Schedule.CONSTANT, 0, 0, Loss.CROSS_ENTROPY, 2);
    }

    /** What each took away from the weights in one step. */
    private record Step(int number, Map<String, Tensor> own, Map<String, Tensor> stock) {
        @Override
        public String toString() {
            return "step " + number;
        }
    }

    private static List<Step> train(TrainingSettings settings) throws Exception {
        List<Step> steps = new ArrayList<>();
        ClearDigits digits = new ClearDigits(LENET);
        Weights weights = InitialWeights.draw(LENET, 9);
        try (TrainingRun own = new Dl4jEngine().train(LENET, weights, settings);
                InputBuffers examples = new InputBuffers(LENET)) {
            MultiLayerNetwork stock =
                    new MultiLayerNetwork(
                            StockConfigurations.of(LENET, UpdaterConfigs.stock(settings)));
            stock.init();
            Parameters.load(LENET, stock, weights);
            for (int i = 0; i < STEPS; i++) {
                Batch batch = digits.next(weights, DIGITS);
                TrainingState state = own.snapshot();
                own.restore(new TrainingState(weights, state.optimizer(), i));
                double loss = own.step(batch).loss();
                INDArray x = examples.inputs(batch.count());
                INDArray labels = examples.labels(batch.count());
                examples.show(batch, x, labels);
                stock.fit(x.dup(), labels.dup());
                assertThat(loss).isCloseTo(stock.score(), Offset.offset(1e-5));
                Weights after = Parameters.read(LENET, stock);
                steps.add(new Step(i + 1, own.updates(), difference(weights, after)));
                weights = after;
            }
            StockNetworks.free(stock);
        }
        return steps;
    }

    private static Map<String, Tensor> difference(Weights before, Weights after) {
        Map<String, Tensor> taken = new HashMap<>();
        before.asMap()
                .forEach(
                        (name, tensor) -> {
                            float[] values = tensor.toArray();
                            for (int i = 0; i < values.length; i++) {
                                values[i] -= after.get(name).get(i);
                            }
                            taken.put(name, Tensor.takeOver(tensor.shape(), values));
                        });
        return taken;
    }
}
