package org.kernelscope.training.file;

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
import org.kernelscope.storage.Safetensors;
import org.kernelscope.storage.TensorFile;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.metrics.MetricLog;
import org.kernelscope.training.metrics.MetricSeries;
import org.kernelscope.training.record.Checkpoint;
import org.kernelscope.training.record.CheckpointHistory;
import org.kernelscope.training.record.DataPrint;
import org.kernelscope.training.record.RunEvent;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.training.record.SavedRun;
import org.kernelscope.training.settings.RunSettings;
import org.kernelscope.training.settings.SettingsText;

/**
 * A run as named texts and tensors, and back. Everything that is read is checked: a file may come
 * from a stranger. Stateless; any thread.
 */
final class RunCodec {
    static final String STEPS = "run/steps";
    static final String MOMENT = "run/moment/";

    /** In a file that holds a run, and in no other. */
    static final String VERSION = "run/version";

    private static final String THIS_VERSION = "2";
    private static final String ARCHITECTURE = "architecture";
    private static final String OPTIMIZER = "run/optimizer";
    private static final String BEST = "run/best/";
    private static final String STEP = "run/step";
    private static final String FRESH = "run/fresh";
    private static final String HISTORY = "run/history";
    private static final String EPOCH_LOSS = "run/epochLoss";
    private static final String PLANNED = "run/plannedSteps";
    private static final String SECONDS = "run/seconds";
    private static final String MARKS = "run/marks";
    private static final int METRICS = MetricSeries.Metric.values().length;

    private RunCodec() {}

    /** All but the moments of the past and the steps. */
    static TensorFile core(SavedRun saved) {
        RunRecord run = saved.run();
        Map<String, String> texts = new LinkedHashMap<>(SettingsText.format(run.settings()));
        texts.put(VERSION, THIS_VERSION);
        texts.put(ARCHITECTURE, ArchitectureJson.format(run.architecture()));
        texts.put(STEP, Long.toString(saved.state().steps()));
        texts.put(FRESH, Boolean.toString(run.fresh()));
        texts.put(HISTORY, Integer.toString(run.settings().historyMegabytes()));
        texts.put(EPOCH_LOSS, Double.toString(saved.epochLoss()));
        texts.put(PLANNED, Long.toString(saved.plannedSteps()));
        texts.put(SECONDS, Double.toString(saved.seconds()));
        texts.put(MARKS, RunEventsText.formatMarks(run.marks()));
        if (run.dataOrNull() != null) {
            texts.putAll(run.dataOrNull().texts());
        }
        Map<String, Tensor> tensors = new LinkedHashMap<>(saved.state().weights().asMap());
        tensors.put(OPTIMIZER, saved.state().optimizer());
        Checkpoint best = run.bestOrNull();
        if (best != null) {
            tensors.put(BEST + best.step(), flat(best.weights()));
        }
        EpochsCodec.encode(run, texts, tensors);
        return new TensorFile(texts, tensors);
    }

    /** The whole run, with as much of its history as a file has room for. */
    static TensorFile whole(SavedRun saved) {
        return whole(saved, Safetensors.MAX_FILE_BYTES);
    }

    /**
     * @param cap how many bytes a file may have
     */
    static TensorFile whole(SavedRun saved, long cap) {
        TensorFile core = core(saved);
        Map<String, Tensor> tensors = new LinkedHashMap<>(core.tensors());
        MetricSeries steps = saved.run().steps();
        if (steps.size() > 0) {
            tensors.put(STEPS, steps(steps, 0, steps.size()));
        }
        long room = cap - Safetensors.MAX_HEADER_BYTES;
        for (Tensor tensor : tensors.values()) {
            room -= RunSize.bytes(tensor);
        }
        for (Checkpoint moment : RunSize.fitting(past(saved), room)) {
            tensors.put(MOMENT + moment.step(), flat(moment.weights()));
        }
        return new TensorFile(core.metadata(), tensors);
    }

    /** The step at which a run stands; 0 if the texts do not say. */
    static long step(TensorFile file) {
        String step = file.metadata().getOrDefault(STEP, "0");
        return step.matches("\\d{1,12}") ? Long.parseLong(step) : 0;
    }

    /** The moments before the one that the run stands at. */
    static List<Checkpoint> past(SavedRun saved) {
        return saved.run().timeline().moments().stream()
                .filter(moment -> moment.step() != saved.state().steps())
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
     * The run that {@link #whole} wrote.
     *
     * @param name of the file, for the sentence
     * @throws UserFacingException if it is something else
     */
    static SavedRun decode(String name, TensorFile file) throws UserFacingException {
        if (!THIS_VERSION.equals(file.metadata().get(VERSION))) {
            throw new UserFacingException("training.file.notOne", name);
        }
        try {
            return decode(file.metadata(), new LinkedHashMap<>(file.tensors()));
        } catch (UserFacingException problem) {
            throw UserFacingException.causedBy(problem, "storage.inFile", name, problem);
        } catch (IllegalArgumentException | IndexOutOfBoundsException damaged) {
            throw UserFacingException.causedBy(
                    damaged, "training.file.damaged", name, String.valueOf(damaged.getMessage()));
        }
    }

    private static SavedRun decode(Map<String, String> texts, Map<String, Tensor> tensors)
            throws UserFacingException {
        Architecture architecture = ArchitectureJson.parse(SettingsText.text(texts, ARCHITECTURE));
        int history = Integer.parseInt(SettingsText.text(texts, HISTORY));
        RunSettings settings = SettingsText.parse(texts, history);
        settings.loss().check(architecture);
        Map<String, Tensor> ofNetwork = new LinkedHashMap<>();
        for (ParameterSpec parameter : architecture.parameters()) {
            Tensor tensor = tensors.get(parameter.name());
            if (tensor != null) {
                ofNetwork.put(parameter.name(), tensor);
            }
        }
        Weights weights = Weights.of(architecture, ofNetwork);
        long step = Long.parseLong(SettingsText.text(texts, STEP));
        MetricSeries steps = series(tensors.get(STEPS));
        if (step != steps.size()) {
            throw new IllegalArgumentException(STEP);
        }
        RunRecord run =
                new RunRecord(
                        1,
                        architecture,
                        settings,
                        Boolean.parseBoolean(SettingsText.text(texts, FRESH)),
                        steps,
                        EpochsCodec.decode(step, architecture.classes(), texts, tensors),
                        marks(texts, step),
                        timeline(architecture, tensors, new Checkpoint(step, weights)),
                        best(architecture, tensors),
                        DataPrint.parse(texts));
        return new SavedRun(
                run,
                new TrainingState(weights, required(tensors, OPTIMIZER), step),
                Double.parseDouble(SettingsText.text(texts, EPOCH_LOSS)),
                Math.max(0, Long.parseLong(SettingsText.text(texts, PLANNED))),
                Math.max(0, Double.parseDouble(SettingsText.text(texts, SECONDS))));
    }

    private static List<RunEvent> marks(Map<String, String> texts, long step) {
        List<RunEvent> marks = RunEventsText.parseMarks(SettingsText.text(texts, MARKS));
        if (marks.stream().anyMatch(mark -> mark.step() < 0 || mark.step() > step)) {
            throw new IllegalArgumentException(MARKS);
        }
        return marks;
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
        List<Checkpoint> moments = new ArrayList<>();
        moments.add(newest);
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            if (entry.getKey().startsWith(MOMENT)) {
                moments.add(moment(architecture, entry.getKey(), MOMENT, entry.getValue()));
            }
        }
        moments.sort(java.util.Comparator.comparingLong(Checkpoint::step));
        if (moments.get(0).step() < 0 || moments.get(moments.size() - 1).step() > newest.step()) {
            throw new IllegalArgumentException(MOMENT);
        }
        return new CheckpointHistory(moments);
    }

    private static @Nullable Checkpoint best(Architecture architecture, Map<String, Tensor> tensors)
            throws ArchitectureException {
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            if (entry.getKey().startsWith(BEST)) {
                return moment(architecture, entry.getKey(), BEST, entry.getValue());
            }
        }
        return null;
    }

    /** The moment in a tensor called {@code prefix} and its step. */
    static Checkpoint moment(Architecture architecture, String name, String prefix, Tensor flat)
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

    static Tensor required(Map<String, Tensor> tensors, String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException(name);
        }
        return tensor;
    }
}
