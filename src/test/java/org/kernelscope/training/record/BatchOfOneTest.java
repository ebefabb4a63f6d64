package org.kernelscope.training.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kernelscope.training.Runs.await;
import static org.kernelscope.training.Runs.saved;
import static org.kernelscope.training.Runs.service;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Weights;
import org.kernelscope.op.Activation;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.Advance;
import org.kernelscope.training.RunState;
import org.kernelscope.training.RunView;
import org.kernelscope.training.TrainingService;
import org.kernelscope.training.metrics.MetricSeries;
import org.kernelscope.training.settings.HyperparameterChange;
import org.kernelscope.training.settings.RunSettings;

/**
 * A training with batch normalisation needs minibatches of two examples; where a step has one all
 * the same, it does no harm.
 */
final class BatchOfOneTest {
    private static final RunSettings SMALL =
            RunSettings.DEFAULT.withEpochs(1).withExampleCount(65).withBatch(32);

    private final RunStart start = new RunStart.Fresh(normalised(NormalisationKind.BATCH));

    BatchOfOneTest() throws ArchitectureException {}

    private static Architecture normalised(NormalisationKind kind) throws ArchitectureException {
        return Architecture.of(
                "normalised",
                new InputSpec(28, 0, 1),
                List.of(
                        new DenseSpec("F1", 8, Activation.IDENTITY),
                        new NormalisationSpec("N2", kind, 1, Activation.RELU),
                        new OutputSpec("output", 10)));
    }

    @Test
    void aTrainingWithMinibatchesOfOneExampleIsRefusedWithWhatHelps() throws Exception {
        try (TrainingService service = service()) {
            service.train(start, SMALL.withBatch(1));
            RunView failed = await(service, view -> view.state() == RunState.FAILED);
            assertThat(Objects.requireNonNull(failed.problem()))
                    .hasMessageContaining("N2")
                    .hasMessageContaining("at least 2 digits");
            service.train(start, SMALL);
            await(service, view -> view.state() == RunState.FINISHED);
            Weights before = saved(service).state().weights();
            service.train(start, SMALL.withExampleCount(1));
            RunView refused = await(service, view -> view.refusal() != null);
            assertThat(refused.state()).isEqualTo(RunState.FINISHED);
            assertThat(Objects.requireNonNull(refused.refusal()))
                    .hasMessageContaining("at least 2 digits");
            assertThat(saved(service).state().weights()).isEqualTo(before);
        }
    }

    @Test
    void onlyBatchNormalisationNeedsMoreThanOneExample() throws Exception {
        assertThatThrownBy(() -> BatchOfOne.check(Presets.DEEPER, 1))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("N5");
        assertThatCode(
                        () -> {
                            BatchOfOne.check(Presets.DEEPER, 2);
                            BatchOfOne.check(normalised(NormalisationKind.LAYER), 1);
                            BatchOfOne.check(Presets.LENET5_MODERN, 1);
                        })
                .doesNotThrowAnyException();
        assertThat(BatchOfOne.explained(Presets.DEEPER)).isPresent();
        assertThat(BatchOfOne.explained(normalised(NormalisationKind.LAYER))).isEmpty();
        assertThat(BatchOfOne.explained(Presets.LENET5_MODERN)).isEmpty();
    }

    @Test
    void aChangeToMinibatchesOfOneExampleIsRefusedAndTheRunGoesOn() throws Exception {
        try (TrainingService service = service()) {
            service.prepare(start, SMALL);
            service.advance(Advance.MINIBATCH);
            await(service, view -> view.progress().step() == 1);
            service.adjust(SMALL.adjustable().withBatch(1));
            RunView refused = await(service, view -> view.refusal() != null);
            assertThat(refused.state()).isEqualTo(RunState.PAUSED);
            assertThat(Objects.requireNonNull(refused.run()).currentSettings()).isEqualTo(SMALL);
            // The batch of one stays in the form; whoever changes the rate means the rate.
            HyperparameterChange wanted = SMALL.adjustable().withBatch(1).withRate(0.125);
            service.adjust(wanted);
            RunView faster =
                    await(
                            service,
                            view ->
                                    Objects.requireNonNull(view.run()).currentSettings().rate()
                                            == 0.125);
            assertThat(faster.refusal()).isNull();
            assertThat(Objects.requireNonNull(faster.run()).currentSettings().batch())
                    .isEqualTo(SMALL.batch());
            service.adjust(SMALL.adjustable().withBatch(16));
            RunView adjusted =
                    await(
                            service,
                            view ->
                                    Objects.requireNonNull(view.run()).currentSettings().batch()
                                            == 16);
            assertThat(adjusted.refusal()).isNull();
            service.resume();
            await(service, view -> view.state() == RunState.FINISHED);
        }
    }

    @Test
    void oneExampleLeavesTheRunningAveragesAsTheyAre() throws Exception {
        try (TrainingService service = service()) {
            service.prepare(start, SMALL);
            service.advance(Advance.MINIBATCH);
            await(service, view -> view.progress().step() == 1);
            Weights before = saved(service).state().weights();
            service.advance(Advance.EXAMPLE);
            await(service, view -> view.progress().step() == 2);
            assertLearnedWithTheSameAverages(before, saved(service).state().weights());
        }
    }

    /** 65 examples are two minibatches of 32 and one of a single example. */
    @Test
    void aSingleExampleLeftOverAtTheEndOfAnEpochLeavesThemToo() throws Exception {
        try (TrainingService service = service()) {
            service.prepare(start, SMALL);
            service.advance(Advance.MINIBATCH);
            service.advance(Advance.MINIBATCH);
            await(service, view -> view.progress().step() == 2);
            Weights before = saved(service).state().weights();
            service.resume();
            RunView done = await(service, view -> view.state() == RunState.FINISHED);
            assertThat(Objects.requireNonNull(done.run()).steps().get(MetricSeries.Metric.COUNT, 2))
                    .isEqualTo(1);
            assertLearnedWithTheSameAverages(before, saved(service).state().weights());
        }
    }

    private static void assertLearnedWithTheSameAverages(Weights before, Weights after) {
        assertThat(after.get("N2.running_mean")).isEqualTo(before.get("N2.running_mean"));
        assertThat(after.get("N2.running_var")).isEqualTo(before.get("N2.running_var"));
        assertThat(after.get("F1.weight")).isNotEqualTo(before.get("F1.weight"));
    }
}
