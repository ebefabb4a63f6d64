package org.kernelscope.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.Augmentation;
import org.kernelscope.data.Batch;
import org.kernelscope.data.BatchStream;
import org.kernelscope.data.Batches;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Optimizer;
import org.kernelscope.engine.Schedule;
import org.kernelscope.engine.TrainingRun;
import org.kernelscope.engine.TrainingSettings;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Weights;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Fifty steps of training from the same weights on the same batches, with our own layers and with
 * Deeplearning4j's.
 *
 * <p>The two add the same products in different orders, so that each gradient differs by a few
 * units in the last place of a float (about 10⁻⁷, relative). With plain gradient descent, whose
 * step is proportional to the gradient, the weights stay within 10⁻⁴ of each other after fifty
 * steps. Adam divides each gradient by its own size: where a gradient is all rounding error, its
 * sign may differ, and a weight may move by up to the learning rate in the other direction; so for
 * Adam it is the losses that are held together, to 10⁻².
 */
final class StockComparisonTest {
    private static final int STEPS = 50;
    private static final Architecture LENET = Presets.LENET5_MODERN;

    @Test
    void withGradientDescentTheWeightsStayTogether() throws Exception {
        TrainingSettings settings = settings(Optimizer.SGD, 0.05);
        Both both = train(settings);
        TrainingTest.assertClose(both.stock, both.own, 1e-4f);
        for (int i = 0; i < STEPS; i++) {
            assertThat(both.ownLoss.get(i)).isCloseTo(both.stockLoss.get(i), Offset.offset(1e-4));
        }
    }

    @Test
    void withAdamTheLossesStayTogether() throws Exception {
        Both both = train(settings(Optimizer.ADAM, 1e-3));
        for (int i = 0; i < STEPS; i++) {
            assertThat(both.ownLoss.get(i)).isCloseTo(both.stockLoss.get(i), Offset.offset(1e-2));
        }
    }

    private static TrainingSettings settings(Optimizer optimizer, double rate) {
        return new TrainingSettings(
                optimizer, rate, Schedule.CONSTANT, 0, 0, Loss.CROSS_ENTROPY, 2);
    }

    private record Both(Weights own, Weights stock, List<Double> ownLoss, List<Double> stockLoss) {}

    private static Both train(TrainingSettings settings) throws Exception {
        Dataset digits = Mnist.inside().train().range(0, 1_600);
        Weights start = InitialWeights.draw(LENET, 9);
        List<Double> ownLoss = new ArrayList<>();
        List<Double> stockLoss = new ArrayList<>();
        Batches batches = new Batches(digits, 32, 1, Augmentation.NONE);
        UpdaterConfig learning = UpdaterConfigs.stock(settings);
        try (TrainingRun own = new Dl4jEngine().train(LENET, start, settings);
                InputBuffers examples = new InputBuffers(LENET);
                BatchStream stream = new BatchStream(batches, 0)) {
            MultiLayerNetwork stock =
                    new MultiLayerNetwork(StockConfigurations.of(LENET, learning));
            stock.init();
            Parameters.load(LENET, stock, start);
            for (int i = 0; i < STEPS; i++) {
                Batch batch = stream.next();
                ownLoss.add(own.step(batch).loss());
                INDArray x = examples.inputs(batch.count());
                INDArray labels = examples.labels(batch.count());
                examples.show(batch, x, labels);
                stock.fit(x.dup(), labels.dup());
                stockLoss.add(stock.score());
            }
            return new Both(own.weights(), Parameters.read(LENET, stock), ownLoss, stockLoss);
        }
    }
}
