package org.kernelscope.training.inspection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Batch;
import org.kernelscope.data.Batches;
import org.kernelscope.data.Dataset;
import org.kernelscope.engine.Network;
import org.kernelscope.engine.Optimizer;
import org.kernelscope.engine.TrainingEngine;
import org.kernelscope.engine.TrainingRun;
import org.kernelscope.network.Architecture;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.metrics.EpochLog;
import org.kernelscope.training.metrics.EpochResult;
import org.kernelscope.training.metrics.MetricSeries;
import org.kernelscope.training.record.Checkpoint;
import org.kernelscope.training.record.CheckpointHistory;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.training.settings.DatasetSource;
import org.kernelscope.training.settings.DatasetSplit;
import org.kernelscope.training.settings.RunSettings;

/**
 * Analyses a checkpoint: the distributions of the outputs of its layers, the gradients of the next
 * minibatch, the size of the steps to the next checkpoint, and predictions on test examples.
 * Belongs to the thread that uses it first.
 */
public final class CheckpointExaminer implements AutoCloseable {
    private final TrainingEngine engine;
    private final DatasetSource source;
    private @Nullable Network network;

    /**
     * One that opens its networks in {@code engine} and shows them the examples of {@code source}.
     */
    public CheckpointExaminer(TrainingEngine engine, DatasetSource source) {
        this.engine = engine;
        this.source = source;
    }

    /**
     * The distributions in the layers. The same seed gives the same minibatch again, so the
     * gradients are those that the run followed from here, except in a network with dropout, whose
     * masks are drawn anew. The size of the steps follows from the next checkpoint, or else the one
     * before; where this is the only one, it is unknown, and {@link Diagnostics#steps()} is 0.
     *
     * @throws UserFacingException if the examples cannot be read
     */
    public Diagnostics look(RunRecord run, Checkpoint checkpoint) throws UserFacingException {
        Dataset test = run.settings().colouring().test(source.test());
        Checkpoint other = neighbour(run.timeline(), checkpoint);
        long steps = Math.abs(other.step() - checkpoint.step());
        LiveSnapshot observation =
                new LiveSnapshot(
                        run.number(),
                        run.architecture(),
                        checkpoint,
                        gradients(run, checkpoint),
                        steps == 0 ? Map.of() : meanStep(checkpoint, other),
                        steps,
                        test,
                        false,
                        true);
        Network shown = network(run.architecture(), checkpoint);
        return LayerExamination.of(observation, LiveEvaluator.probe(test, shown));
    }

    /**
     * Predictions on {@code count} test examples, which are the same every time.
     *
     * @throws UserFacingException if the examples cannot be read
     */
    public List<TestPrediction> predictions(RunRecord run, Checkpoint checkpoint, int count)
            throws UserFacingException {
        Dataset test = run.settings().colouring().test(source.test());
        Network shown = network(run.architecture(), checkpoint);
        List<TestPrediction> predictions = new ArrayList<>();
        for (int index : LiveEvaluator.spread(count, test)) {
            predictions.add(LiveEvaluator.prediction(shown, test, index, checkpoint.step()));
        }
        return predictions;
    }

    /** The next checkpoint, or else the previous one, or else itself. */
    private static Checkpoint neighbour(CheckpointHistory timeline, Checkpoint checkpoint) {
        List<Checkpoint> checkpoints = timeline.checkpoints();
        int index = timeline.indexNearest(checkpoint.step());
        int other = index + 1 < checkpoints.size() ? index + 1 : Math.max(0, index - 1);
        return checkpoints.get(other);
    }

    /** The mean change of a step between two checkpoints. */
    private static Map<String, Tensor> meanStep(Checkpoint one, Checkpoint other) {
        Map<String, Tensor> mean = new LinkedHashMap<>();
        float steps = other.step() - one.step();
        one.weights()
                .asMap()
                .forEach(
                        (name, from) -> {
                            float[] way = from.toArray();
                            Tensor to = other.weights().get(name);
                            for (int i = 0; i < way.length; i++) {
                                way[i] = (way[i] - to.get(i)) / steps;
                            }
                            mean.put(name, Tensor.takeOver(from.shape(), way));
                        });
        return mean;
    }

    /** dL/dw of the batch after {@code checkpoint}; empty if its loss is no finite number. */
    private Map<String, Tensor> gradients(RunRecord run, Checkpoint checkpoint)
            throws UserFacingException {
        // A gradient does not depend on what is made of it: the optimizer may be the simplest.
        RunSettings settings = run.currentSettings().withOptimizer(Optimizer.SGD);
        Dataset train = settings.colouring().train(source.train());
        Dataset learn = DatasetSplit.of(train, source.test(), settings).learn();
        int step = (int) checkpoint.step();
        MetricSeries before = run.steps().first(step);
        List<EpochResult> epochs =
                run.epochs().stream().filter(epoch -> epoch.step() <= step).toList();
        int count =
                step < run.steps().size()
                        ? (int) run.steps().get(MetricSeries.Metric.COUNT, step)
                        : settings.batch();
        Batch next =
                new Batches(learn, settings.batch(), settings.seed(), settings.augmentation())
                        .at(EpochLog.seen(before, epochs, learn.count()), count);
        try (TrainingRun again =
                engine.train(run.architecture(), checkpoint.weights(), settings.forEngine(1))) {
            again.step(next);
            return again.gradients();
        } catch (UserFacingException diverged) {
            return Map.of();
        }
    }

    private Network network(Architecture architecture, Checkpoint checkpoint) {
        Network open = network;
        if (open != null && open.architecture().equals(architecture)) {
            open.load(checkpoint.weights());
            return open;
        }
        close();
        Network fresh = engine.open(architecture, checkpoint.weights());
        network = fresh;
        return fresh;
    }

    @Override
    public void close() {
        Network open = network;
        if (open != null) {
            network = null;
            open.close();
        }
    }
}
