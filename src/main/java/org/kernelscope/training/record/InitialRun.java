package org.kernelscope.training.record;

import java.util.List;
import org.kernelscope.engine.Engine;
import org.kernelscope.engine.TrainingState;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.training.metrics.EpochResult;
import org.kernelscope.training.metrics.MetricSeries;
import org.kernelscope.training.settings.RunSettings;

/** The run that follows from a start, before its first step. Any thread. */
public final class InitialRun {
    private InitialRun() {}

    /** The run number {@code number}, before its first step of its own. */
    public static SavedRun of(int number, RunStart start, RunSettings settings, Engine engine) {
        return start instanceof RunStart.Rewound rewound
                ? rewound(number, rewound, settings)
                : fresh(number, start, settings, start.weights(engine, settings.seed()));
    }

    private static SavedRun fresh(
            int number, RunStart start, RunSettings settings, Weights weights) {
        RunRecord run =
                new RunRecord(
                        number,
                        start.architecture(),
                        settings,
                        start instanceof RunStart.Fresh,
                        MetricSeries.EMPTY,
                        List.of(),
                        List.of(),
                        new CheckpointHistory(List.of(new Checkpoint(0, weights))),
                        null);
        return new SavedRun(run, withoutOptimizerState(weights, 0), 0, 0, 0);
    }

    /** Keeps all before the checkpoint. The settings are new and include earlier changes. */
    static SavedRun rewound(int number, RunStart.Rewound start, RunSettings settings) {
        RunRecord old = start.run();
        long step = start.checkpoint().step();
        MetricSeries steps = old.steps().first((int) step);
        List<EpochResult> epochs =
                old.epochs().stream().filter(epoch -> epoch.step() <= step).toList();
        List<Checkpoint> checkpoints =
                old.timeline().checkpoints().stream().filter(it -> it.step() <= step).toList();
        int first = epochs.isEmpty() ? 0 : (int) epochs.get(epochs.size() - 1).step();
        double loss = 0;
        for (int i = first; i < step; i++) {
            loss += steps.get(MetricSeries.Metric.LOSS, i);
        }
        Checkpoint best =
                old.bestOrNewest().step() <= step ? old.bestOrNewest() : start.checkpoint();
        RunRecord run =
                new RunRecord(
                        number,
                        old.architecture(),
                        settings,
                        old.fresh(),
                        steps,
                        epochs,
                        old.marks().stream()
                                .filter(mark -> mark.step() <= step)
                                .filter(mark -> mark.kind() != RunEvent.Kind.ADJUSTED)
                                .toList(),
                        new CheckpointHistory(checkpoints),
                        epochs.isEmpty() ? null : best);
        double seconds = epochs.isEmpty() ? 0 : epochs.get(epochs.size() - 1).seconds();
        return new SavedRun(
                run, withoutOptimizerState(start.checkpoint().weights(), step), loss, 0, seconds);
    }

    public static TrainingState withoutOptimizerState(Weights weights, long step) {
        return new TrainingState(weights, Tensor.zeros(Shape.of(1)), step);
    }
}
