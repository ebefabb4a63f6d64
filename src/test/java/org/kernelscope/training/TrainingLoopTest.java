package org.kernelscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kernelscope.training.Runs.FRESH;
import static org.kernelscope.training.Runs.SHORT;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.training.inspection.Diagnostics;
import org.kernelscope.training.inspection.LiveEvaluator;
import org.kernelscope.training.inspection.TestPrediction;

/** What the training thread takes note of. */
final class TrainingLoopTest {
    private final TrainingLoop loop = new TrainingLoop(new Dl4jEngine(), new Runs.FewExamples());

    @Test
    void whatIsFoundOutAboutARunThatIsOverIsNotShownOfTheNext() throws Exception {
        loop.begin(FRESH, SHORT);
        loop.found(findings(1));
        assertThat(view().predictions()).hasSize(1);
        assertThat(view().diagnostics()).isNotNull();
        loop.begin(FRESH, SHORT);
        // The observer was still at work when the other run began.
        loop.found(findings(1));
        assertThat(Objects.requireNonNull(view().run()).number()).isEqualTo(2);
        assertThat(view().predictions()).isEmpty();
        assertThat(view().diagnostics()).isNull();
        loop.found(findings(2));
        assertThat(view().predictions()).hasSize(1);
        assertThat(view().diagnostics()).isNotNull();
        loop.closeSession();
    }

    private RunView view() throws Exception {
        return loop.view(1, null, null);
    }

    private static LiveEvaluator.Findings findings(int run) {
        return new LiveEvaluator.Findings(
                run,
                List.of(new TestPrediction(0, 3, 3, 0.9f, 5)),
                new Diagnostics(5, 1, List.of()));
    }
}
