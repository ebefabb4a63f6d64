package org.kernelscope.training.file;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.TrainingState;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.network.Weights;
import org.kernelscope.storage.ArchitectureJson;
import org.kernelscope.storage.NumberArray;
import org.kernelscope.storage.Safetensors;
import org.kernelscope.storage.TensorFile;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.metrics.MetricLog;
import org.kernelscope.training.metrics.MetricSeries;
import org.kernelscope.training.record.Checkpoint;
import org.kernelscope.training.record.CheckpointHistory;
import org.kernelscope.training.record.RunEvent;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.training.record.SavedRun;
import org.kernelscope.training.settings.RunSettings;
import org.kernelscope.training.settings.SettingsText;

/**
 * A run as named texts, tensors and arrays, and back. Everything that is read is checked: a file
 * may come from a stranger. Stateless; any thread.
 */
final class RunCodec {
    static final String STEPS = "run/steps";
    static final String CHECKPOINT = "run/moment/";

    /** In a file that holds a run, and in no other. */
    static final String VERSION = "run/version";

    static final String ARCHITECTURE = "architecture";

    /** The facts that are not tensors, as {@link RunJson}. */
    static final String FACTS = "run/facts";

    /** The events, as UTF-8; there may be more than the header has room for. */
    static final String EVENTS = "run/events";

    static final String EPOCH_LOSS = "run/epochLoss";
    private static final String OPTIMIZER = "run/optimizer";
    private static final String BEST = "run/best/";
    private static final int METRICS = MetricSeries.Metric.values().length;

    private RunCodec() {}

    /** All but the earlier checkpoints and the steps. */
    static TensorFile core(SavedRun saved) {
        RunRecord run = saved.run();
        Map<String, String> texts =
                Map.of(
                        VERSION,
                        Integer.toString(RunMigrations.CURRENT),
                        ARCHITECTURE,
                        ArchitectureJson.format(run.architecture()),
                        FACTS,
                        RunJson.of(saved).format());
        Map<String, Tensor> tensors = new LinkedHashMap<>(saved.state().weights().asMap());
        Map<String, NumberArray> arrays = new LinkedHashMap<>();
        tensors.put(OPTIMIZER, saved.state().optimizer());
        Checkpoint best = run.bestCheckpoint();
        if (best != null) {
            tensors.put(BEST + best.step(), flat(best.weights()));
        }
        arrays.put(EPOCH_LOSS, new NumberArray.Doubles(saved.epochLoss()));
        arrays.put(EVENTS, utf8(RunJson.formatEvents(run.marks())));
        EpochsCodec.encode(run, tensors, arrays);
        return new TensorFile(texts, tensors, arrays);
    }

    static NumberArray.Bytes utf8(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new NumberArray.Bytes(Shape.of(bytes.length), bytes);
    }

    /** The whole run, with as much of its history as a file has room for. */
    static TensorFile whole(SavedRun saved) {
        return whole(saved, Safetensors.MAX_FILE_BYTES);
    }

    /**
     * @param cap the largest size of a file in bytes
     */
    static TensorFile whole(SavedRun saved, long cap) {
        TensorFile core = core(saved);
        Map<String, Tensor> tensors = new LinkedHashMap<>(core.tensors());
        MetricSeries steps = saved.run().steps();
        if (steps.size() > 0) {
            tensors.put(STEPS, steps(steps, 0, steps.size()));
        }
        TensorFile without = new TensorFile(core.metadata(), tensors, core.arrays());
        long room = cap - Safetensors.MAX_HEADER_BYTES - without.bytes();
        for (Checkpoint checkpoint : RunSize.fitting(past(saved), room)) {
            tensors.put(CHECKPOINT + checkpoint.step(), flat(checkpoint.weights()));
        }
        return new TensorFile(core.metadata(), tensors, core.arrays());
    }

    /** The checkpoints before the one that the run is at. */
    static List<Checkpoint> past(SavedRun saved) {
        return saved.run().timeline().checkpoints().stream()
                .filter(checkpoint -> checkpoint.step() != saved.state().steps())
                .toList();
    }

    /** Some steps: {@code [step, metric]}. */
    static Tensor steps(MetricSeries series, int from, int count) {
        return Tensor.takeOver(Shape.of(count, METRICS), series.rows(from, count));
    }

    /** All numbers of some weights in a row, in the order of the architecture. */
    static Tensor flat(Weights weights) {
        int size = weights.asMap().values().stream().mapToInt(Tensor::size).sum();
        float[] all = new float[size];
        int at = 0;
        for (Tensor tensor : weights.asMap().values()) {
            tensor.copyTo(all, at);
            at += tensor.size();
        }
        return Tensor.takeOver(Shape.of(size), all);
    }

    /**
     * The run that {@link #whole} wrote, in this version or an earlier one.
     *
     * @param name of the file, for the sentence
     * @throws UserFacingException if it is something else, or a newer version wrote it
     */
    static SavedRun decode(String name, TensorFile file) throws UserFacingException {
        return inFile(name, file, (json, current) -> decode(RunJson.parse(json), current));
    }

    /**
     * The architecture and the last step alone, before all else is known.
     *
     * @throws UserFacingException as {@link #decode}
     */
    static Outline outline(String name, TensorFile file) throws UserFacingException {
        return inFile(
                name,
                file,
                (json, current) ->
                        new Outline(
                                ArchitectureJson.parse(text(current, ARCHITECTURE)),
                                RunJson.parse(json).step()));
    }

    /** The facts that are needed to find the other files of a run. */
    record Outline(Architecture architecture, long step) {}

    @FunctionalInterface
    private interface Decoder<T> {
        T decode(String facts, TensorFile current) throws UserFacingException;
    }

    private static <T> T inFile(String name, TensorFile file, Decoder<T> decoder)
            throws UserFacingException {
        int version = RunMigrations.version(name, file);
        try {
            TensorFile current = RunMigrations.toCurrent(version, file);
            return decoder.decode(text(current, FACTS), current);
        } catch (UserFacingException problem) {
            throw UserFacingException.causedBy(problem, "storage.inFile", name, problem);
        } catch (IllegalArgumentException
                | IndexOutOfBoundsException
                | ArithmeticException damaged) {
            throw UserFacingException.causedBy(
                    damaged, "training.file.damaged", name, String.valueOf(damaged.getMessage()));
        }
    }

    private static String text(TensorFile file, String name) {
        return SettingsText.text(file.metadata(), name);
    }

    private static SavedRun decode(RunJson facts, TensorFile file) throws UserFacingException {
        Map<String, Tensor> tensors = file.tensors();
        Architecture architecture = ArchitectureJson.parse(text(file, ARCHITECTURE));
        RunSettings settings = facts.settings();
        settings.loss().check(architecture);
        Map<String, Tensor> ofNetwork = new LinkedHashMap<>();
        for (ParameterSpec parameter : architecture.parameters()) {
            Tensor tensor = tensors.get(parameter.name());
            if (tensor != null) {
                ofNetwork.put(parameter.name(), tensor);
            }
        }
        Weights weights = Weights.of(architecture, ofNetwork);
        long step = facts.step();
        MetricSeries steps = series(tensors.get(STEPS));
        if (step != steps.size()) {
            throw new IllegalArgumentException(STEPS);
        }
        RunRecord run =
                new RunRecord(
                        1,
                        architecture,
                        settings,
                        facts.fresh(),
                        steps,
                        EpochsCodec.decode(facts.epochs(), step, architecture.classes(), file),
                        events(file, step),
                        timeline(architecture, tensors, new Checkpoint(step, weights)),
                        best(architecture, tensors),
                        facts.data());
        return new SavedRun(
                run,
                new TrainingState(weights, required(tensors, OPTIMIZER), step),
                epochLoss(file),
                facts.plannedSteps(),
                facts.seconds());
    }

    private static double epochLoss(TensorFile file) {
        if (file.arrays().get(EPOCH_LOSS) instanceof NumberArray.Doubles loss
                && loss.values().length == 1) {
            return loss.values()[0];
        }
        throw new IllegalArgumentException(EPOCH_LOSS);
    }

    /** None in a file that does not have them. */
    private static List<RunEvent> events(TensorFile file, long step) throws UserFacingException {
        NumberArray array = file.arrays().get(EVENTS);
        if (array == null) {
            return List.of();
        }
        if (array instanceof NumberArray.Bytes bytes) {
            return RunJson.parseEvents(new String(bytes.values(), StandardCharsets.UTF_8), step);
        }
        throw new IllegalArgumentException(EVENTS);
    }

    static MetricSeries series(@Nullable Tensor tensor) {
        MetricLog log = new MetricLog();
        if (tensor != null) {
            if (tensor.shape().rank() != 2 || tensor.shape().extent(1) != METRICS) {
                throw new IllegalArgumentException(STEPS);
            }
            for (int i = 0; i < tensor.size(); i += METRICS) {
                if (!(tensor.get(i + MetricSeries.Metric.COUNT.ordinal()) >= 1)) {
                    throw new IllegalArgumentException(STEPS);
                }
                log.add(tensor.get(i), tensor.get(i + 1), tensor.get(i + 2), tensor.get(i + 3));
            }
        }
        return log.series();
    }

    private static CheckpointHistory timeline(
            Architecture architecture, Map<String, Tensor> tensors, Checkpoint newest)
            throws ArchitectureException {
        List<Checkpoint> checkpoints = new ArrayList<>();
        checkpoints.add(newest);
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            if (entry.getKey().startsWith(CHECKPOINT)) {
                checkpoints.add(
                        checkpoint(architecture, entry.getKey(), CHECKPOINT, entry.getValue()));
            }
        }
        checkpoints.sort(java.util.Comparator.comparingLong(Checkpoint::step));
        if (checkpoints.get(0).step() < 0
                || checkpoints.get(checkpoints.size() - 1).step() > newest.step()) {
            throw new IllegalArgumentException(CHECKPOINT);
        }
        return new CheckpointHistory(checkpoints);
    }

    private static @Nullable Checkpoint best(Architecture architecture, Map<String, Tensor> tensors)
            throws ArchitectureException {
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            if (entry.getKey().startsWith(BEST)) {
                return checkpoint(architecture, entry.getKey(), BEST, entry.getValue());
            }
        }
        return null;
    }

    /** The checkpoint in a tensor called {@code prefix} and its step. */
    static Checkpoint checkpoint(Architecture architecture, String name, String prefix, Tensor flat)
            throws ArchitectureException {
        long step = Long.parseLong(name.substring(prefix.length()));
        float[] all = flat.toArray();
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        int at = 0;
        for (ParameterSpec parameter : architecture.parameters()) {
            int end = at + parameter.shape().size();
            if (end > all.length) {
                throw new IllegalArgumentException(name);
            }
            tensors.put(
                    parameter.name(),
                    Tensor.takeOver(parameter.shape(), Arrays.copyOfRange(all, at, end)));
            at = end;
        }
        if (at != all.length) {
            throw new IllegalArgumentException(name);
        }
        return new Checkpoint(step, Weights.of(architecture, tensors));
    }

    private static Tensor required(Map<String, Tensor> tensors, String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException(name);
        }
        return tensor;
    }
}
