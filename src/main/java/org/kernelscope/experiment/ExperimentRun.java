package org.kernelscope.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.kernelscope.data.BatchStream;
import org.kernelscope.data.Batches;
import org.kernelscope.data.Dataset;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Schedule;
import org.kernelscope.engine.Score;
import org.kernelscope.engine.StepResult;
import org.kernelscope.engine.TrainingEngine;
import org.kernelscope.engine.TrainingRun;
import org.kernelscope.engine.TrainingSettings;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.Layer;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/** Trains the arms of an experiment, one after the other, and measures them alike. One thread. */
public final class ExperimentRun {
    /** Measurements of each arm after the first step. */
    private static final int MEASUREMENTS = 8;

    /** Every tenth test digit is enough for a curve. */
    private static final int STEP = 10;

    private static final int THREADS = 2;

    private ExperimentRun() {}

    /**
     * One measurement of an arm.
     *
     * @param step number of minibatches so far
     * @param loss of the last minibatch, before its step
     * @param train score on at most 1,000 of the training digits
     * @param test score on every tenth test digit
     * @param gradients root mean square of the gradient of each layer's weights, by its name
     */
    public record Measurement(
            long step, double loss, Score train, Score test, Map<String, Double> gradients) {}

    /**
     * The result of one arm.
     *
     * @param measurements in the order of time
     * @param kernelSpread the largest difference between two kernels of the first layer at the end
     */
    public record Result(Experiment.Arm arm, List<Measurement> measurements, double kernelSpread) {
        public Result {
            measurements = List.copyOf(measurements);
        }

        /** The last measurement. */
        public Measurement last() {
            return measurements.get(measurements.size() - 1);
        }
    }

    /**
     * Trains all arms.
     *
     * @param train the training digits
     * @param test the test digits
     * @param told receives each result
     * @throws UserFacingException if a training diverges
     */
    public static List<Result> run(
            TrainingEngine engine,
            Experiment experiment,
            Dataset train,
            Dataset test,
            Consumer<Result> told)
            throws UserFacingException, InterruptedException {
        List<Result> results = new ArrayList<>();
        for (Experiment.Arm arm : experiment.arms()) {
            Result result = run(engine, arm, train, test.every(STEP));
            results.add(result);
            told.accept(result);
        }
        return results;
    }

    private static Result run(
            TrainingEngine engine, Experiment.Arm arm, Dataset train, Dataset test)
            throws UserFacingException, InterruptedException {
        Dataset learned = train.range(0, Math.min(arm.digits(), train.count()));
        Dataset tested = test;
        if (arm.shuffled()) {
            int[] order = Permutation.draw(train.rows() * train.columns(), arm.seed()).order();
            learned = learned.permuted(order);
            tested = test.permuted(order);
        }
        Dataset checked = learned.range(0, Math.min(1_000, learned.count()));
        Architecture architecture = arm.architecture();
        TrainingSettings settings =
                new TrainingSettings(
                        arm.optimizer(),
                        arm.rate(),
                        Schedule.CONSTANT,
                        0,
                        0,
                        Loss.usual(architecture),
                        THREADS,
                        arm.seed());
        Batches batches = new Batches(learned, arm.batch(), arm.seed(), arm.augmentation());
        List<Measurement> measurements = new ArrayList<>();
        try (TrainingRun run = engine.train(architecture, start(engine, arm), settings);
                BatchStream stream = new BatchStream(batches, 0)) {
            for (int step = 1; step <= arm.steps(); step++) {
                StepResult result = run.step(stream.next());
                boolean due = step % Math.max(1, arm.steps() / MEASUREMENTS) == 0;
                if (step == 1 || due || step == arm.steps()) {
                    measurements.add(
                            new Measurement(
                                    step,
                                    result.loss(),
                                    run.evaluate(checked),
                                    run.evaluate(tested),
                                    sizes(architecture, run.gradients())));
                }
            }
            return new Result(arm, measurements, spread(architecture, run.weights()));
        }
    }

    /** Equal starts keep the random weights of the output: otherwise nothing would be learned. */
    private static Weights start(TrainingEngine engine, Experiment.Arm arm) {
        Architecture architecture = arm.architecture();
        Weights random = engine.initialWeights(architecture, arm.seed());
        if (!arm.equal()) {
            return random;
        }
        Map<String, Tensor> equal = new HashMap<>();
        for (Layer layer : architecture.layers()) {
            if (layer.index() < architecture.layers().size() - 1) {
                for (ParameterSpec parameter : layer.parameters()) {
                    Tensor drawn = random.get(parameter.name());
                    float[] values = new float[drawn.size()];
                    // About 1 / inputs: each unit takes the mean of its inputs.
                    Arrays.fill(values, drawn.absMax() * drawn.absMax() / 6);
                    equal.put(parameter.name(), Tensor.of(drawn.shape(), values));
                }
            }
        }
        try {
            return random.withAll(equal);
        } catch (ArchitectureException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, Double> sizes(
            Architecture architecture, Map<String, Tensor> gradients) {
        Map<String, Double> sizes = new LinkedHashMap<>();
        for (Layer layer : architecture.layers()) {
            if (!layer.parameters().isEmpty()) {
                Tensor gradient = gradients.get(layer.parameters().get(0).name());
                if (gradient != null) {
                    double squares = 0;
                    for (float value : gradient.toArray()) {
                        squares += (double) value * value;
                    }
                    sizes.put(layer.name(), Math.sqrt(squares / gradient.size()));
                }
            }
        }
        return sizes;
    }

    private static double spread(Architecture architecture, Weights weights) {
        Layer first = architecture.layers().get(0);
        float[] kernels = weights.get(first.parameters().get(0).name()).toArray();
        int maps = first.outputShape().channels();
        int each = kernels.length / maps;
        double spread = 0;
        for (int map = 1; map < maps; map++) {
            for (int i = 0; i < each; i++) {
                spread = Math.max(spread, Math.abs(kernels[map * each + i] - kernels[i]));
            }
        }
        return spread;
    }
}
