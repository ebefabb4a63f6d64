package org.kernelscope.training.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.Presets;
import org.kernelscope.training.Runs;
import org.kernelscope.training.inspection.LiveEvaluator.Findings;
import org.kernelscope.training.record.Checkpoint;

/** No question about a network in training is lost. */
final class LiveEvaluatorTest {
    private static final Architecture TINY = Presets.TINY;
    private static final int PATIENCE_SECONDS = 60;

    private final BlockingQueue<Findings> found = new LinkedBlockingQueue<>();
    private final AtomicReference<@Nullable Runnable> meanwhile = new AtomicReference<>();

    private void answer(Findings findings) {
        Runnable asked = meanwhile.getAndSet(null);
        if (asked != null) {
            asked.run();
        }
        found.add(findings);
    }

    @Test
    void whatIsAskedDuringAnAnalysisIsAnsweredAfterIt() throws Exception {
        try (LiveEvaluator evaluator = new LiveEvaluator(new Dl4jEngine(), this::answer)) {
            meanwhile.set(() -> evaluator.request(snapshot(2, false, true)));
            evaluator.request(snapshot(1, true, false));
            Findings first = next();
            assertThat(first.predictions()).isNotEmpty();
            assertThat(first.diagnostics()).isNull();
            Findings second = next();
            assertThat(second.run()).isEqualTo(2);
            assertThat(second.predictions()).isEmpty();
            assertThat(second.diagnostics()).isNotNull();
        }
    }

    @Test
    void theNewestStateWaitsWithAllThatWasAskedFor() throws Exception {
        try (LiveEvaluator evaluator = new LiveEvaluator(new Dl4jEngine(), this::answer)) {
            meanwhile.set(
                    () -> {
                        evaluator.request(snapshot(2, true, false));
                        evaluator.request(snapshot(3, false, true));
                    });
            evaluator.request(snapshot(1, true, false));
            next();
            Findings both = next();
            assertThat(both.run()).isEqualTo(3);
            assertThat(both.predictions()).isNotEmpty();
            assertThat(both.diagnostics()).isNotNull();
            evaluator.request(snapshot(4, true, false));
            assertThat(next().run()).as("nothing else waited").isEqualTo(4);
        }
    }

    private Findings next() throws InterruptedException {
        return Objects.requireNonNull(found.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    private static LiveSnapshot snapshot(int run, boolean predictions, boolean diagnostics) {
        return new LiveSnapshot(
                run,
                TINY,
                new Checkpoint(run, InitialWeights.draw(TINY, run)),
                Map.of(),
                Map.of(),
                1,
                new Runs.FewExamples().test(),
                predictions,
                diagnostics);
    }
}
