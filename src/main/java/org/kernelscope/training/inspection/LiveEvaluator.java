package org.kernelscope.training.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Dataset;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Engine;
import org.kernelscope.engine.Network;
import org.kernelscope.network.Architecture;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.thread.NamedThreads;

/**
 * Analyses a network in training, on a thread of its own with a network of its own, so that the
 * training does not wait: predictions on test examples, and distributions in the layers.
 */
public final class LiveEvaluator implements AutoCloseable {
    private static final int PREDICTIONS = 4;
    private static final int PROBES = 24;

    private final Engine engine;
    private final ExecutorService thread = NamedThreads.single("training-watch");
    private final AtomicReference<@Nullable LiveSnapshot> waiting = new AtomicReference<>();
    private final Consumer<Findings> answer;

    // Both belong to the observer's thread.
    private @Nullable Network network;
    private final Random random = new Random(1);

    /**
     * The result of an analysis.
     *
     * @param run the number of the run
     * @param predictions empty if none were wanted
     * @param diagnostics null if none were wanted
     */
    public record Findings(
            int run, List<TestPrediction> predictions, @Nullable Diagnostics diagnostics) {}

    /**
     * @param answer receives the results, on the observer's thread
     */
    public LiveEvaluator(Engine engine, Consumer<Findings> answer) {
        this.engine = engine;
        this.answer = answer;
    }

    /**
     * Starts an analysis; while another is running, the newest state waits, with all that was asked
     * for meanwhile. Any thread.
     */
    public void request(LiveSnapshot observation) {
        LiveSnapshot replaced =
                waiting.getAndAccumulate(
                        observation, (before, now) -> before == null ? now : now.asking(before));
        if (replaced == null) {
            thread.execute(this::analyse);
        }
    }

    private void analyse() {
        answer.accept(find(Objects.requireNonNull(waiting.getAndSet(null))));
    }

    private Findings find(LiveSnapshot observation) {
        Network shown = network(observation);
        List<TestPrediction> predictions =
                observation.predictions() ? predictions(observation, shown) : List.of();
        Diagnostics diagnostics =
                observation.diagnostics()
                        ? LayerExamination.of(observation, probe(observation.test(), shown))
                        : null;
        return new Findings(observation.run(), predictions, diagnostics);
    }

    private Network network(LiveSnapshot observation) {
        Architecture architecture = observation.architecture();
        Network open = network;
        if (open != null && open.architecture().equals(architecture)) {
            open.load(observation.checkpoint().weights());
            return open;
        }
        if (open != null) {
            open.close();
        }
        Network fresh = engine.open(architecture, observation.checkpoint().weights());
        network = fresh;
        return fresh;
    }

    private List<TestPrediction> predictions(LiveSnapshot observation, Network shown) {
        Dataset test = observation.test();
        List<TestPrediction> predictions = new ArrayList<>();
        for (int i = 0; i < PREDICTIONS; i++) {
            predictions.add(
                    prediction(
                            shown,
                            test,
                            random.nextInt(test.count()),
                            observation.checkpoint().step()));
        }
        return predictions;
    }

    /** The prediction of {@code shown} on an example. */
    static TestPrediction prediction(Network shown, Dataset test, int index, long step) {
        Tensor probabilities = show(shown, test, index).probabilities();
        int prediction = probabilities.argMax();
        return new TestPrediction(
                index, test.label(index), prediction, probabilities.get(prediction), step);
    }

    /** The outputs for the same examples every time, spread over the set. */
    static List<Activations> probe(Dataset test, Network shown) {
        List<Activations> seen = new ArrayList<>();
        for (int index : spread(PROBES, test)) {
            seen.add(show(shown, test, index));
        }
        return seen;
    }

    /** The indices of {@code count} examples, evenly spread over the set. */
    static int[] spread(int count, Dataset test) {
        int[] indices = new int[Math.min(count, test.count())];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = (int) ((long) test.count() * i / indices.length);
        }
        return indices;
    }

    private static Activations show(Network shown, Dataset examples, int index) {
        return shown.forward(shown.architecture().input().encode(examples.image(index)));
    }

    /** Ends the thread after the running analysis. */
    @Override
    public void close() {
        thread.execute(
                () -> {
                    if (network != null) {
                        network.close();
                    }
                });
        thread.shutdown();
    }
}
