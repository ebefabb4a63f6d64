package org.kernelscope.experiment;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.BatchStatistics;
import org.kernelscope.engine.Score;
import org.kernelscope.engine.TrainingState;
import org.kernelscope.experiment.ArmResult.Measurement;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Layer;
import org.kernelscope.storage.JsonFields;
import org.kernelscope.storage.NumberArray;
import org.kernelscope.storage.Safetensors;
import org.kernelscope.storage.TensorFile;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.file.RunFile;
import org.kernelscope.training.metrics.EpochResult;
import org.kernelscope.training.metrics.TestResult;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.training.record.SavedRun;

/**
 * One arm as named texts, tensors and arrays, and back. Everything that is read is checked: a file
 * may come from a stranger. Stateless; any thread.
 */
final class ArmCodec {
    /** Of each arm, with as many checkpoints as fit. */
    private static final long BYTES = (3 << 20) + Safetensors.MAX_HEADER_BYTES;

    private static final int MOST_MEASUREMENTS = 100;
    private static final String MISTAKES = "arm/mistakes";
    private static final String PROBABILITIES = "arm/mistakeProbabilities";

    /** The test example, its class and the prediction. */
    private static final int FIELDS = 3;

    private ArmCodec() {}

    static TensorFile encode(ArmResult result) {
        // The measurements stand in the place of epochs, and are among the facts.
        SavedRun run =
                new SavedRun(
                        record(result.record(), List.of(), result.record().number()),
                        new TrainingState(
                                result.weights(), Tensor.zeros(Shape.of(1)), result.step()),
                        0,
                        0,
                        0);
        TensorFile whole = RunFile.encode(run, BYTES);
        List<EpochResult> epochs = result.record().epochs();
        long[] mistakes = new long[epochs.size() * TestResult.WORST * FIELDS];
        float[] probabilities = new float[epochs.size() * TestResult.WORST * 2];
        Arrays.fill(mistakes, -1);
        for (int i = 0; i < epochs.size(); i++) {
            int at = i * TestResult.WORST;
            for (TestResult.Misclassification each : epochs.get(i).test().worst()) {
                mistakes[FIELDS * at] = each.index();
                mistakes[FIELDS * at + 1] = each.label();
                mistakes[FIELDS * at + 2] = each.prediction();
                probabilities[2 * at] = each.predictionProbability();
                probabilities[2 * at + 1] = each.labelProbability();
                at++;
            }
        }
        Map<String, Tensor> tensors = new LinkedHashMap<>(whole.tensors());
        Map<String, NumberArray> arrays = new LinkedHashMap<>(whole.arrays());
        tensors.put(PROBABILITIES, Tensor.takeOver(Shape.of(probabilities.length), probabilities));
        arrays.put(MISTAKES, new NumberArray.Longs(mistakes));
        return new TensorFile(whole.metadata(), tensors, arrays);
    }

    private static RunRecord record(RunRecord run, List<EpochResult> epochs, int number) {
        return new RunRecord(
                number,
                run.architecture(),
                run.settings(),
                run.fresh(),
                run.steps(),
                epochs,
                run.marks(),
                run.timeline(),
                null);
    }

    /** The measurements and what else is no run. */
    static JsonObject facts(ArmResult result) {
        JsonObject facts = new JsonObject();
        facts.addProperty("equal", result.arm().equal());
        JsonArray measurements = new JsonArray();
        for (Measurement each : result.measurements()) {
            JsonObject measurement = new JsonObject();
            measurement.addProperty("step", each.step());
            measurement.addProperty("loss", each.loss());
            measurement.add("train", score(each.train()));
            measurement.add("test", score(each.test()));
            JsonObject gradients = new JsonObject();
            each.gradients().forEach(gradients::addProperty);
            measurement.add("gradients", gradients);
            measurements.add(measurement);
        }
        facts.add("measurements", measurements);
        BatchStatistics found = result.statistics();
        if (found != null) {
            JsonObject statistics = new JsonObject();
            statistics.addProperty("digits", found.digits());
            statistics.addProperty("batch", found.batch());
            statistics.addProperty("alone", found.alone());
            statistics.addProperty("together", found.together());
            statistics.addProperty("running", found.running());
            facts.add("statistics", statistics);
        }
        return facts;
    }

    private static JsonObject score(Score score) {
        JsonObject object = new JsonObject();
        object.addProperty("count", score.count());
        object.addProperty("correct", score.correct());
        object.addProperty("loss", score.loss());
        return object;
    }

    /**
     * The arm that {@link #encode} and {@link #facts} wrote.
     *
     * @param number of its record
     * @throws UserFacingException if it is something else
     * @throws IllegalArgumentException if a value is out of its range
     */
    static ArmResult decode(String id, int number, JsonFields facts, TensorFile content)
            throws UserFacingException {
        RunRecord run = RunFile.decode(id, content).run();
        Architecture architecture = run.architecture();
        int steps = run.steps().size();
        List<Measurement> measurements = new ArrayList<>();
        for (JsonFields each : facts.objects("measurements", MOST_MEASUREMENTS)) {
            long before =
                    measurements.isEmpty() ? 0 : measurements.get(measurements.size() - 1).step();
            Measurement measurement =
                    new Measurement(
                            each.longInteger("step"),
                            each.doubleNumber("loss"),
                            score(each.object("train")),
                            score(each.object("test")),
                            gradients(architecture, each.object("gradients")));
            require(measurement.step() > before && measurement.step() <= steps, "step");
            measurements.add(measurement);
        }
        // Only what was trained to its end is an arm.
        require(
                !measurements.isEmpty()
                        && measurements.get(measurements.size() - 1).step() == steps,
                "measurements");
        List<EpochResult> epochs = new ArrayList<>();
        for (Measurement each : measurements) {
            List<TestResult.Misclassification> worst =
                    mistakes(content, epochs.size(), measurements.size(), architecture.classes());
            epochs.add(
                    ArmResult.epoch(
                            epochs.size() + 1,
                            each,
                            new TestResult(
                                    architecture.classes(),
                                    new short[0],
                                    new short[0],
                                    each.test(),
                                    worst)));
        }
        return new ArmResult(
                new Experiment.Arm(id, architecture, run.settings(), steps, facts.flag("equal")),
                record(run, epochs, number),
                measurements,
                statistics(facts));
    }

    private static Score score(JsonFields fields) throws UserFacingException {
        Score score =
                new Score(
                        fields.integer("count"),
                        fields.integer("correct"),
                        fields.doubleNumber("loss"));
        require(
                score.count() > 0 && score.correct() >= 0 && score.correct() <= score.count(),
                fields.place());
        return score;
    }

    private static Map<String, Double> gradients(Architecture architecture, JsonFields fields)
            throws UserFacingException {
        Map<String, Double> sizes = new LinkedHashMap<>();
        for (Layer layer : architecture.layers()) {
            if (fields.has(layer.name())) {
                sizes.put(layer.name(), fields.doubleNumber(layer.name()));
            }
        }
        return sizes;
    }

    private static List<TestResult.Misclassification> mistakes(
            TensorFile content, int epoch, int epochs, int classes) {
        int all = epochs * TestResult.WORST;
        Tensor probabilities = content.tensors().get(PROBABILITIES);
        if (!(content.arrays().get(MISTAKES) instanceof NumberArray.Longs mistakes)
                || mistakes.values().length != FIELDS * all
                || probabilities == null
                || probabilities.size() != 2 * all) {
            throw new IllegalArgumentException(MISTAKES);
        }
        List<TestResult.Misclassification> worst = new ArrayList<>();
        for (int i = 0; i < TestResult.WORST; i++) {
            int at = epoch * TestResult.WORST + i;
            long index = mistakes.values()[FIELDS * at];
            long label = mistakes.values()[FIELDS * at + 1];
            long prediction = mistakes.values()[FIELDS * at + 2];
            if (index < 0) {
                break;
            }
            require(
                    index <= Integer.MAX_VALUE
                            && label >= 0
                            && label < classes
                            && prediction >= 0
                            && prediction < classes,
                    MISTAKES);
            worst.add(
                    new TestResult.Misclassification(
                            (int) index,
                            (int) label,
                            (int) prediction,
                            probabilities.get(2 * at),
                            probabilities.get(2 * at + 1)));
        }
        return worst;
    }

    private static @Nullable BatchStatistics statistics(JsonFields facts)
            throws UserFacingException {
        if (!facts.has("statistics")) {
            return null;
        }
        JsonFields fields = facts.object("statistics");
        BatchStatistics found =
                new BatchStatistics(
                        fields.integer("digits"),
                        fields.integer("batch"),
                        fields.integer("alone"),
                        fields.integer("together"),
                        fields.integer("running"));
        for (int read : List.of(found.alone(), found.together(), found.running())) {
            require(read >= 0 && read <= found.digits() && found.batch() > 0, "statistics");
        }
        return found;
    }

    private static void require(boolean sound, String name) {
        if (!sound) {
            throw new IllegalArgumentException(name);
        }
    }
}
