package org.kernelscope.training.file;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.kernelscope.engine.TrainingState;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.training.Advance;
import org.kernelscope.training.RunView;
import org.kernelscope.training.Runs;
import org.kernelscope.training.TrainingService;
import org.kernelscope.training.metrics.MetricLog;
import org.kernelscope.training.record.Checkpoint;
import org.kernelscope.training.record.CheckpointBuffer;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.training.record.RunStart;
import org.kernelscope.training.record.SavedRun;
import org.kernelscope.training.settings.RunSettings;

/**
 * A process that saves without a pause, to be killed; it ends by itself if nobody does, or if the
 * process that waits for it is gone.
 */
public final class AutosaveVictim {
    public static final Architecture SMALL = Presets.TINY;
    static final RunStart START = new RunStart.Fresh(SMALL);
    public static final RunSettings SETTINGS =
            RunSettings.DEFAULT.withEpochs(8).withExampleCount(640).withHistoryMegabytes(4);

    /** Often enough for the end of a chunk of steps to come by. */
    private static final int STEPS_A_SAVE = 900;

    private static final long LIFE_SECONDS = 300;

    private AutosaveVictim() {}

    /**
     * @param arguments the place to save at, and whether it {@code trains} or {@code writes} runs
     *     of which every number tells at which step it was written
     */
    public static void main(String[] arguments) throws Exception {
        Path place = Path.of(arguments[0]);
        if (arguments[1].equals("trains")) {
            train(place);
        } else {
            write(place);
        }
    }

    /** Up to the middle, and stays alive. */
    private static void train(Path place) throws InterruptedException {
        TrainingService service =
                new TrainingService(
                        new Dl4jEngine(), new Runs.FewExamples(), new Autosave(place, 0));
        service.prepare(START, SETTINGS);
        for (int epoch = 0; epoch < SETTINGS.epochs() / 2; epoch++) {
            service.advance(Advance.EPOCH);
            int done = epoch + 1;
            Runs.await(service, view -> epochs(view) == done);
        }
        service.awaitEnd(LIFE_SECONDS);
    }

    private static int epochs(RunView view) {
        return view.run() == null ? 0 : view.run().epochs().size();
    }

    private static void write(Path place) throws Exception {
        Autosave autosave = new Autosave(place, 0);
        MetricLog log = new MetricLog();
        CheckpointBuffer history = new CheckpointBuffer(new Checkpoint(0, weights(0)), 1);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIFE_SECONDS);
        ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
        while (parent.isAlive() && System.nanoTime() < end) {
            if (!autosave.isDue()) {
                Thread.onSpinWait();
                continue;
            }
            for (int i = 0; i < STEPS_A_SAVE; i++) {
                log.add(log.size() + 1, 0.5f, 0.01f, 8);
            }
            history.add(new Checkpoint(log.size(), weights(log.size())));
            autosave.save(saved(log, history));
        }
    }

    private static SavedRun saved(MetricLog log, CheckpointBuffer history) throws Exception {
        RunRecord run =
                new RunRecord(
                        1,
                        SMALL,
                        SETTINGS,
                        true,
                        log.series(),
                        List.of(),
                        List.of(),
                        history.timeline(),
                        null);
        TrainingState state =
                new TrainingState(weights(log.size()), Tensor.zeros(Shape.of(1)), log.size());
        return new SavedRun(run, state, 0, 0, 0);
    }

    /** All of them {@code number}. */
    public static Weights weights(float number) throws ArchitectureException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (ParameterSpec parameter : SMALL.parameters()) {
            float[] all = new float[parameter.shape().size()];
            java.util.Arrays.fill(all, number);
            tensors.put(parameter.name(), Tensor.takeOver(parameter.shape(), all));
        }
        return Weights.of(SMALL, tensors);
    }
}
