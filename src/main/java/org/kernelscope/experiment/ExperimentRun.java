package org.kernelscope.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.BatchStatistics;
import org.kernelscope.analysis.Curvature;
import org.kernelscope.data.BatchStream;
import org.kernelscope.data.Batches;
import org.kernelscope.data.Colouring;
import org.kernelscope.data.Dataset;
import org.kernelscope.engine.Score;
import org.kernelscope.engine.TrainingEngine;
import org.kernelscope.engine.TrainingRun;
import org.kernelscope.experiment.ArmResult.Measurement;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.Layer;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.metrics.EpochResult;
import org.kernelscope.training.metrics.MetricLog;
import org.kernelscope.training.metrics.TestResult;
import org.kernelscope.training.record.BatchOfOne;
import org.kernelscope.training.record.Checkpoint;
import org.kernelscope.training.record.CheckpointBuffer;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.training.settings.RunSettings;

/** Trains one arm of an experiment and measures it, all arms alike. One thread. */
public final class ExperimentRun {
    /** Measurements of each arm after the first step. */
    private static final int MEASUREMENTS = 8;

    /** Every tenth test digit is enough for a curve. */
    private static final int EVERY = 10;

    /** The coloured set has fewer: every second is as many. */
    private static final int EVERY_COLOURED = 2;

    /** Training digits that the training accuracy is measured with. */
    private static final int CHECKED = 1_000;

    /** Test digits that are read by the statistics of a batch. */
    private static final int STATISTICS = 320;

    /** Digits over which the paper averaged the curvature (appendix C). */
    private static final int CURVATURE_SAMPLE = 500;

    private final Experiment.Arm arm;
    private final int number;
    private final Dataset checked;
    private final Dataset test;
    private final MetricLog log = new MetricLog();
    private final List<Measurement> measurements = new ArrayList<>();
    private final List<EpochResult> tests = new ArrayList<>();
    private final TrainingRun run;
    private final CheckpointBuffer history;
    private final TrainingEngine engine;
    private @Nullable BatchStatistics statistics;

    /** Follows the training of an arm, on its thread. */
    public interface Watch {
        /** True if the training is to end where it is. */
        boolean isCancelled();

        /** True if {@link #reached} is to be called after this step. */
        boolean isDue();

        /** Receives what the arm has reached; always at its end, unless it is cancelled. */
        void reached(ArmResult result);
    }

    /** Receives the results at the end alone. */
    public static final Watch NOBODY =
            new Watch() {
                @Override
                public boolean isCancelled() {
                    return false;
                }

                @Override
                public boolean isDue() {
                    return false;
                }

                @Override
                public void reached(ArmResult result) {}
            };

    private ExperimentRun(
            TrainingEngine engine,
            Experiment.Arm arm,
            int number,
            Dataset checked,
            Dataset test,
            TrainingRun run,
            Weights first) {
        this.engine = engine;
        this.arm = arm;
        this.number = number;
        this.checked = checked;
        this.test = test;
        this.run = run;
        this.history =
                new CheckpointBuffer(new Checkpoint(0, first), arm.settings().historyMegabytes());
    }

    /**
     * Trains an arm.
     *
     * @param number the number of its record
     * @param train the training digits
     * @param test the test digits
     * @return the result; null if it was cancelled
     * @throws UserFacingException if the training diverges
     */
    public static @Nullable ArmResult of(
            TrainingEngine engine,
            Experiment.Arm arm,
            int number,
            Dataset train,
            Dataset test,
            Watch watch)
            throws UserFacingException, InterruptedException {
        RunSettings settings = arm.settings();
        Dataset coloured = settings.colouring().train(train);
        Dataset learned = coloured.range(0, Math.min(settings.exampleCount(), coloured.count()));
        BatchOfOne.check(arm.architecture(), Math.min(settings.batch(), learned.count()));
        Batches batches =
                new Batches(learned, settings.batch(), settings.seed(), settings.augmentation());
        Weights first = start(engine, arm);
        try (TrainingRun run =
                        engine.train(arm.architecture(), first, settings.forEngine(arm.steps()));
                BatchStream stream = new BatchStream(batches, 0)) {
            if (settings.optimizer().needsCurvature()) {
                run.useCurvature(
                        Curvature.of(
                                arm.architecture(),
                                first,
                                settings.loss(),
                                batches.at(0, CURVATURE_SAMPLE)));
            }
            Dataset checked = learned.range(0, Math.min(CHECKED, learned.count()));
            Dataset some = settings.colouring().test(test).every(every(arm));
            return new ExperimentRun(engine, arm, number, checked, some, run, first)
                    .train(stream, watch);
        }
    }

    private @Nullable ArmResult train(BatchStream stream, Watch watch)
            throws UserFacingException, InterruptedException {
        int every = Math.max(1, arm.steps() / MEASUREMENTS);
        for (int step = 1; step <= arm.steps(); step++) {
            if (watch.isCancelled()) {
                return null;
            }
            TrainingRun.StepResult result = run.step(stream.next());
            log.add(result);
            boolean last = step == arm.steps();
            if (history.isDue(step) || last) {
                history.add(new Checkpoint(step, run.weights()));
            }
            boolean measured = step == 1 || step % every == 0 || last;
            if (measured) {
                measure(step, result.loss());
            }
            if (last && BatchStatistics.suits(arm.architecture())) {
                statistics = statistics();
            }
            if (last || watch.isDue()) {
                watch.reached(result());
            }
        }
        return result();
    }

    private ArmResult result() throws UserFacingException {
        if (history.newest().step() < log.size()) {
            history.add(new Checkpoint(log.size(), run.weights()));
        }
        RunRecord record =
                new RunRecord(
                        number,
                        arm.architecture(),
                        arm.settings(),
                        !arm.equal(),
                        log.series(),
                        tests,
                        List.of(),
                        history.timeline(),
                        null);
        return new ArmResult(arm, record, measurements, statistics);
    }

    private void measure(long step, double loss) {
        Score learned = run.evaluate(checked);
        TestResult tested = tested(every(arm), TestResult.of(test, run.probabilities(test)));
        Measurement measured =
                new Measurement(
                        step,
                        loss,
                        learned,
                        tested.score(),
                        sizes(arm.architecture(), run.gradients()));
        measurements.add(measured);
        tests.add(ArmResult.epoch(measurements.size(), measured, tested));
    }

    /** The first test digits of the sample, read by three statistics. */
    private BatchStatistics statistics() throws UserFacingException {
        List<Tensor> inputs = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (int i = 0; i < Math.min(STATISTICS, test.count()); i++) {
            inputs.add(arm.architecture().input().encode(test.image(i)));
            labels.add(test.label(i));
        }
        return BatchStatistics.of(
                engine, arm.architecture(), run.weights(), inputs, labels, arm.settings().batch());
    }

    private static int every(Experiment.Arm arm) {
        return arm.settings().colouring() == Colouring.NONE ? EVERY : EVERY_COLOURED;
    }

    /** The score and the worst mistakes, which are named by their places among all test digits. */
    private static TestResult tested(int every, TestResult sample) {
        List<TestResult.Misclassification> worst = new ArrayList<>();
        for (TestResult.Misclassification each : sample.worst()) {
            worst.add(
                    new TestResult.Misclassification(
                            each.index() * every,
                            each.label(),
                            each.prediction(),
                            each.predictionProbability(),
                            each.labelProbability()));
        }
        return new TestResult(sample.classes(), new short[0], new short[0], sample.score(), worst);
    }

    /** Equal starts keep the random weights of the output: otherwise nothing would be learned. */
    private static Weights start(TrainingEngine engine, Experiment.Arm arm) {
        Architecture architecture = arm.architecture();
        Weights random = engine.initialWeights(architecture, arm.settings().seed());
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
}
