package org.kernelscope.training.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kernelscope.training.Runs.FRESH;
import static org.kernelscope.training.Runs.SHORT;

import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.Augmentation;
import org.kernelscope.engine.Optimizer;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.training.Advance;
import org.kernelscope.training.RunState;
import org.kernelscope.training.RunView;
import org.kernelscope.training.Runs;
import org.kernelscope.training.TrainingService;
import org.kernelscope.training.metrics.TestResult;
import org.kernelscope.training.record.Checkpoint;
import org.kernelscope.training.record.CheckpointHistory;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.training.settings.RunSettings;

/** What is seen of a checkpoint afterwards is what was seen when it was there. */
@Tag("slow")
final class CheckpointExaminerTest {
    private static final RunSettings PLAIN =
            SHORT.withOptimizer(Optimizer.SGD).withRate(0.05).withAugmentation(Augmentation.MNIST);

    @Test
    void theGradientsAreThoseOfTheBatchThatCameNext() throws Exception {
        try (TrainingService service = Runs.service();
                CheckpointExaminer examiner = examiner()) {
            service.prepare(FRESH, PLAIN);
            service.advance(Advance.EPOCH);
            Runs.await(service, view -> view.progress().step() == 10 && !isRunning(view));
            service.advance(Advance.MINIBATCH);
            service.advance(Advance.EXAMPLE);
            service.advance(Advance.MINIBATCH);
            Runs.await(service, view -> view.progress().step() == 13);
            service.requestDiagnostics();
            Diagnostics seen =
                    Objects.requireNonNull(
                            Runs.await(service, view -> view.diagnostics() != null).diagnostics());
            RunRecord run = Runs.saved(service).run();
            Diagnostics again = examiner.look(run, run.timeline().nearest(12));
            assertThat(again.step()).isEqualTo(12);
            assertThat(again.steps()).isEqualTo(1);
            for (int layer = 0; layer < seen.layers().size(); layer++) {
                Diagnostics.OfLayer then = seen.layers().get(layer);
                Diagnostics.OfLayer now = again.layers().get(layer);
                assertThat(now.gradients() != null).isEqualTo(then.gradients() != null);
                if (then.gradients() != null) {
                    double size = Objects.requireNonNull(then.gradients()).deviation();
                    assertThat(Objects.requireNonNull(now.gradients()).deviation())
                            .isCloseTo(size, Offset.offset(1e-4 * size));
                    // The weights that it is compared with are those before the step.
                    assertThat(now.updateRatio())
                            .isCloseTo(then.updateRatio(), Offset.offset(0.01));
                }
            }
        }
    }

    @Test
    void betweenCheckpointsThatAreFarApartTheStepIsTheirMean() throws Exception {
        RunRecord run = Runs.whole(FRESH, PLAIN).run();
        Checkpoint first = run.timeline().first();
        RunRecord thinned =
                run.withTimeline(new CheckpointHistory(List.of(first, run.timeline().last())));
        try (CheckpointExaminer examiner = examiner()) {
            Diagnostics far = examiner.look(thinned, first);
            assertThat(far.steps()).isEqualTo(20);
            Diagnostics near = examiner.look(run, first);
            assertThat(near.steps()).isEqualTo(1);
            assertThat(far.layers().get(0).updateRatio())
                    .isFinite()
                    .isLessThan(near.layers().get(0).updateRatio());
            Diagnostics alone =
                    examiner.look(run.withTimeline(new CheckpointHistory(List.of(first))), first);
            assertThat(alone.steps()).isZero();
            assertThat(alone.layers().get(0).updateRatio()).isNaN();
            assertThat(alone.layers().get(0).gradients()).isNotNull();
        }
    }

    @Test
    void thePredictionsAreThoseOfTheCheckpoint() throws Exception {
        RunRecord run = Runs.whole(FRESH, SHORT).run();
        try (CheckpointExaminer examiner = examiner()) {
            List<TestPrediction> last = examiner.predictions(run, run.timeline().last(), 20);
            assertThat(last).hasSize(20).allMatch(prediction -> prediction.step() == 20);
            TestResult told = run.lastEpoch().orElseThrow().test();
            // Alone and among others, an example between two classes may be rounded to another.
            assertThat(last.stream().filter(it -> told.prediction(it.index()) == it.prediction()))
                    .hasSizeGreaterThanOrEqualTo(19);
            assertThat(examiner.predictions(run, run.timeline().first(), 20)).isNotEqualTo(last);
        }
    }

    private static boolean isRunning(RunView view) {
        return view.state() == RunState.RUNNING;
    }

    private static CheckpointExaminer examiner() {
        return new CheckpointExaminer(new Dl4jEngine(), new Runs.FewExamples());
    }
}
