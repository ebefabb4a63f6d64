package org.kernelscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kernelscope.training.Runs.FRESH;
import static org.kernelscope.training.Runs.SHORT;
import static org.kernelscope.training.Runs.await;
import static org.kernelscope.training.Runs.saved;
import static org.kernelscope.training.Runs.service;
import static org.kernelscope.training.Runs.whole;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Engine;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.engine.Optimizer;
import org.kernelscope.engine.TrainingEngine;
import org.kernelscope.engine.TrainingRun;
import org.kernelscope.engine.TrainingState;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Weights;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.RunView.LearnedExample;
import org.kernelscope.training.file.RunFile;
import org.kernelscope.training.file.RunModels;
import org.kernelscope.training.inspection.Diagnostics;
import org.kernelscope.training.metrics.EpochResult;
import org.kernelscope.training.metrics.MetricSeries;
import org.kernelscope.training.record.Checkpoint;
import org.kernelscope.training.record.RunEvent;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.training.record.RunStart;
import org.kernelscope.training.record.SavedRun;
import org.kernelscope.training.settings.DatasetSource;
import org.kernelscope.training.settings.HyperparameterChange;
import org.kernelscope.training.settings.RunSettings;

/** The service as a window uses it: verbs from outside, views from outside. */
@Tag("slow")
final class TrainingServiceTest {
    /** Curvature is measured in readable arithmetic, which takes long on a large network. */
    private static final RunStart TINY = new RunStart.Fresh(Presets.TINY);

    @TempDir Path folder;

    @Test
    void aRunGoesToItsEndAndTellsAllAboutIt() throws Exception {
        try (TrainingService service = service()) {
            service.train(FRESH, SHORT);
            RunView done = await(service, view -> view.state() == RunState.FINISHED);
            RunRecord run = Objects.requireNonNull(done.run());
            assertThat(done.progress().step()).isEqualTo(20);
            assertThat(done.progress().epoch()).isEqualTo(2);
            assertThat(done.progress().part()).isEqualTo(1);
            assertThat(done.progress().examplesPerSecond()).isPositive();
            assertThat(run.steps().size()).isEqualTo(20);
            assertThat(run.steps().examples()).isEqualTo(1_280);
            assertThat(run.epochs()).hasSize(2);
            assertThat(run.lastEpoch().orElseThrow().test().score().accuracy()).isGreaterThan(0.4);
            assertThat(run.timeline().first().step()).isZero();
            assertThat(run.timeline().last().step()).isEqualTo(20);
            assertThat(run.marks())
                    .extracting(RunEvent::kind)
                    .containsExactly(RunEvent.Kind.FINISHED);
        }
    }

    @Test
    void stepByStepIsTheSameAsInOneGo() throws Exception {
        SavedRun whole = whole(FRESH, SHORT);
        try (TrainingService service = service()) {
            service.prepare(FRESH, SHORT);
            RunView ready = await(service, view -> view.run() != null);
            assertThat(ready.state()).isEqualTo(RunState.IDLE);
            service.advance(Advance.MINIBATCH);
            service.advance(Advance.MINIBATCH);
            service.advance(Advance.MINIBATCH);
            await(service, view -> view.progress().step() == 3);
            service.advance(Advance.EPOCH);
            await(service, view -> view.progress().step() > 3);
            RunView held = await(service, view -> view.state() == RunState.PAUSED);
            assertThat(held.progress().step()).isEqualTo(10);
            assertThat(Objects.requireNonNull(held.run()).epochs()).hasSize(1);
            service.resume();
            service.pause();
            await(service, view -> view.state() == RunState.PAUSED);
            service.stop();
            await(service, view -> view.state() == RunState.STOPPED);
            service.resume();
            await(service, view -> view.state() == RunState.FINISHED);
            assertThat(saved(service).state()).isEqualTo(whole.state());
            assertThat(saved(service).run().steps()).isEqualTo(whole.run().steps());
        }
    }

    @Test
    void theSameSeedAndSettingsGiveTheSameNumbers() throws Exception {
        SavedRun one = whole(FRESH, SHORT);
        SavedRun other = whole(FRESH, SHORT);
        assertThat(other.state()).isEqualTo(one.state());
        assertThat(other.run().steps()).isEqualTo(one.run().steps());
        SavedRun anotherSeed = whole(FRESH, SHORT.withSeed(2));
        assertThat(anotherSeed.run().steps()).isNotEqualTo(one.run().steps());
    }

    @Test
    void aCheckpointIsTheNetworkThatWasSavedThen() throws Exception {
        Path file = folder.resolve("then.safetensors");
        try (TrainingService service = service()) {
            service.prepare(FRESH, SHORT);
            for (int i = 0; i < 7; i++) {
                service.advance(Advance.MINIBATCH);
            }
            RunView then = await(service, view -> view.progress().step() == 7);
            RunRecord run = Objects.requireNonNull(then.run());
            ModelFile.write(file, RunModels.at(run, run.timeline().last(), "test"));
            service.resume();
            RunView later = await(service, view -> view.state() == RunState.FINISHED);
            Checkpoint scrubbed = Objects.requireNonNull(later.run()).timeline().nearest(7);
            assertThat(scrubbed.step()).isEqualTo(7);
            Engine engine = new Dl4jEngine();
            Tensor example = Mnist.inside().test().ink(3);
            Activations saved = show(engine, ModelFile.read(file), example);
            Activations shown =
                    show(engine, Objects.requireNonNull(later.run()).model(scrubbed), example);
            for (int layer = 0; layer < saved.layers().size(); layer++) {
                assertThat(shown.output(layer).toArray())
                        .containsExactly(saved.output(layer).toArray(), Offset.offset(1e-6f));
            }
            Checkpoint end = Objects.requireNonNull(later.run()).timeline().last();
            assertThat(end.weights()).isNotEqualTo(scrubbed.weights());
        }
    }

    private static Activations show(Engine engine, Model model, Tensor example) {
        try (Network network = engine.open(model.architecture(), model.weights())) {
            return network.forward(model.architecture().input().encode(example));
        }
    }

    @Test
    void whatIsAdjustedIsMarkedAndHolds() throws Exception {
        try (TrainingService service = service()) {
            service.prepare(
                    FRESH, SHORT.withSchedule(org.kernelscope.engine.Schedule.Kind.CONSTANT));
            service.advance(Advance.MINIBATCH);
            await(service, view -> view.progress().step() == 1);
            service.adjust(new HyperparameterChange(0.0005, 0.8, 32));
            service.resume();
            RunView done = await(service, view -> view.state() == RunState.FINISHED);
            RunRecord run = Objects.requireNonNull(done.run());
            // 64, then 18 batches of 32 to the end of the epoch, then 20.
            assertThat(run.steps().size()).isEqualTo(39);
            assertThat(run.steps().examples()).isEqualTo(1_280);
            assertThat(run.steps().get(MetricSeries.Metric.RATE, 0)).isEqualTo(0.002f);
            assertThat(run.steps().get(MetricSeries.Metric.RATE, 1)).isEqualTo(0.0005f);
            RunEvent mark = run.marks().get(0);
            assertThat(mark.step()).isEqualTo(1);
            assertThat(mark.adjustment()).isEqualTo(new HyperparameterChange(0.0005, 0.8, 32));
            assertThat(run.currentSettings().batch()).isEqualTo(32);
            assertThat(run.settings().batch()).isEqualTo(64);
        }
    }

    @Test
    void aSingleExampleIsAStepOfItsOwn() throws Exception {
        try (TrainingService service = service()) {
            service.prepare(FRESH, SHORT);
            service.advance(Advance.EXAMPLE);
            RunView held = await(service, view -> view.progress().step() == 1);
            assertThat(held.state()).isEqualTo(RunState.PAUSED);
            assertThat(Objects.requireNonNull(held.run()).steps().examples()).isEqualTo(1);
            LearnedExample learned = Objects.requireNonNull(held.learned());
            MetricSeries steps = Objects.requireNonNull(held.run()).steps();
            assertThat((float) learned.loss())
                    .isEqualTo(steps.get(MetricSeries.Metric.LOSS, 0))
                    .isPositive();
            assertThat(learned.right()).isEqualTo(steps.get(MetricSeries.Metric.ACCURACY, 0) == 1);
            assertThat(learned.step()).isEqualTo(1);
            Dataset examples = new Runs.FewExamples().train();
            assertThat(IntStream.range(0, examples.count()))
                    .anyMatch(
                            i ->
                                    examples.label(i) == learned.label()
                                            && examples.ink(i).equals(learned.ink()));
            service.advance(Advance.MINIBATCH);
            RunView next = await(service, view -> view.progress().step() == 2);
            assertThat(next.learned()).isNull();
            assertThat(Objects.requireNonNull(next.run()).steps().examples()).isEqualTo(65);
        }
    }

    @Test
    void twoFirstStepsAskedForAtOnceAreTwoStepsOfOneRun() throws Exception {
        try (TrainingService service = service()) {
            for (int i = 0; i < 2; i++) {
                service.prepare(FRESH, SHORT);
                service.advance(Advance.MINIBATCH);
            }
            RunView held = await(service, view -> view.progress().step() == 2);
            assertThat(Objects.requireNonNull(held.run()).number()).isEqualTo(1);
        }
    }

    @Test
    void numbersThatGrowBeyondAllBoundsEndTheRunWithASentence() throws Exception {
        try (TrainingService service = service()) {
            service.train(FRESH, SHORT.withOptimizer(Optimizer.SGD).withRate(900));
            RunView failed = awaitFailure(service);
            UserFacingException problem = Objects.requireNonNull(failed.problem());
            assertThat(problem).hasMessageContaining("smaller learning rate");
            RunRecord run = Objects.requireNonNull(failed.run());
            RunEvent last = run.marks().get(run.marks().size() - 1);
            assertThat(last.kind()).isEqualTo(RunEvent.Kind.FAILED);
            assertThat(last.step()).isEqualTo(run.steps().size());
            assertThat(run.timeline().first().step()).isZero();
            SavedRun kept = saved(service);
            Path file = folder.resolve("failed.run");
            RunFile.write(file, kept);
            RunEvent read = RunFile.read(file).run().marks().get(run.marks().size() - 1);
            assertThat(Objects.requireNonNull(read.problem())).hasMessage(problem.getMessage());

            service.reset();
            RunView again = await(service, view -> view.state() == RunState.IDLE);
            assertThat(again.problem()).isNull();
            assertThat(Objects.requireNonNull(again.run()).timeline().last().weights())
                    .isEqualTo(run.timeline().first().weights());
        }
    }

    @Test
    void aDatasetThatCannotBeReadIsToldAndTheServiceLivesOn() throws Exception {
        Dataset few = new Runs.FewExamples().train();
        boolean[] broken = {true};
        DatasetSource source =
                new DatasetSource() {
                    @Override
                    public Dataset train() throws UserFacingException {
                        if (broken[0]) {
                            throw new UserFacingException("data.mnist.folder", "nowhere");
                        }
                        return few;
                    }

                    @Override
                    public Dataset test() {
                        return few.range(0, 100);
                    }
                };
        try (TrainingService service = new TrainingService(new Dl4jEngine(), source)) {
            service.train(FRESH, SHORT);
            assertThat(Objects.requireNonNull(awaitFailure(service).problem()))
                    .hasMessageContaining("nowhere");
            broken[0] = false;
            service.train(FRESH, SHORT);
            RunView done = await(service, view -> view.state() == RunState.FINISHED);
            assertThat(done.problem()).isNull();
            assertThat(Objects.requireNonNull(done.run()).number())
                    .as("another than the failed")
                    .isEqualTo(2);
        }
    }

    /** An engine that has no memory left for what {@code refused} names, once it is true. */
    private static TrainingEngine hungry(AtomicBoolean full, String refused) {
        TrainingEngine engine = new Dl4jEngine();
        return facade(
                TrainingEngine.class,
                (method, arguments) -> {
                    Object made = method.invoke(engine, arguments);
                    return made instanceof TrainingRun run
                            ? facade(
                                    TrainingRun.class,
                                    (asked, given) -> {
                                        if (full.get() && asked.getName().equals(refused)) {
                                            throw new OutOfMemoryError("as if");
                                        }
                                        return asked.invoke(run, given);
                                    })
                            : made;
                });
    }

    /** What a method does. */
    @FunctionalInterface
    private interface Call {
        Object call(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T facade(Class<T> type, Call call) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> call.call(method, arguments)));
    }

    @Test
    void aSaveThatThereIsNoMemoryForCostsNothingButTheSave() throws Exception {
        AtomicBoolean full = new AtomicBoolean();
        try (TrainingService service =
                new TrainingService(hungry(full, "snapshot"), new Runs.FewExamples())) {
            service.prepare(FRESH, SHORT);
            service.advance(Advance.MINIBATCH);
            await(service, view -> view.progress().step() == 1);
            full.set(true);
            assertThatThrownBy(() -> Runs.done(service.save()))
                    .cause()
                    .isInstanceOf(UserFacingException.class)
                    .hasMessageContaining("memory");
            full.set(false);
            assertThat(saved(service).state().steps()).isEqualTo(1);
            assertThat(service.view().state()).isEqualTo(RunState.PAUSED);
        }
    }

    @Test
    void aLookThatThereIsNoMemoryForIsDropped() throws Exception {
        AtomicBoolean full = new AtomicBoolean();
        try (TrainingService service =
                new TrainingService(hungry(full, "gradients"), new Runs.FewExamples())) {
            service.prepare(FRESH, SHORT);
            service.advance(Advance.MINIBATCH);
            await(service, view -> view.progress().step() == 1);
            full.set(true);
            service.requestDiagnostics();
            service.advance(Advance.MINIBATCH);
            RunView next = await(service, view -> view.progress().step() == 2);
            assertThat(next.state()).isEqualTo(RunState.PAUSED);
            assertThat(next.diagnostics()).isNull();
            full.set(false);
            service.requestDiagnostics();
            await(service, view -> view.diagnostics() != null);
        }
    }

    @Test
    void whatWasAskedOfAServiceThatIsClosedIsNotWaitedFor() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch closing = new CountDownLatch(1);
        DatasetSource slow =
                new DatasetSource() {
                    @Override
                    public Dataset train() {
                        asked.countDown();
                        try {
                            closing.await();
                        } catch (InterruptedException ended) {
                            throw new IllegalStateException(ended);
                        }
                        return new Runs.FewExamples().train();
                    }

                    @Override
                    public Dataset test() {
                        return new Runs.FewExamples().test();
                    }
                };
        TrainingService service = new TrainingService(new Dl4jEngine(), slow);
        service.prepare(FRESH, SHORT);
        asked.await();
        CompletableFuture<?> before = service.save();
        service.close();
        closing.countDown();
        assertThatThrownBy(() -> Runs.done(before)).isInstanceOf(CancellationException.class);
        assertThat(service.awaitEnd(Runs.PATIENCE_SECONDS)).isTrue();
        assertThatThrownBy(() -> Runs.done(service.save()))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void memoryThatRunsOutIsToldAndWhatWasReachedIsKept() throws Exception {
        DatasetSource hungry =
                new DatasetSource() {
                    @Override
                    public Dataset train() {
                        throw new OutOfMemoryError("as if");
                    }

                    @Override
                    public Dataset test() {
                        return new Runs.FewExamples().test();
                    }
                };
        try (TrainingService service = new TrainingService(new Dl4jEngine(), hungry)) {
            service.train(FRESH, SHORT);
            RunView failed = awaitFailure(service);
            assertThat(Objects.requireNonNull(failed.problem())).hasMessageContaining("memory");
            assertThat(failed.run()).isNotNull();
        }
    }

    @Test
    void aNetworkThatKnowsFewerClassesThanThereAreIsRefusedWithASentence() throws Exception {
        try (TrainingService service = service()) {
            service.train(new RunStart.Fresh(Runs.threeClasses()), SHORT);
            RunView failed = awaitFailure(service);
            assertThat(Objects.requireNonNull(failed.problem())).hasMessageContaining("3 classes");
            service.train(FRESH, SHORT.withEpochs(1));
            await(service, view -> view.state() == RunState.FINISHED);
        }
    }

    @Test
    void aRunThatCannotBeOpenedDoesNotCostTheOneThatIs() throws Exception {
        SavedRun good = whole(FRESH, SHORT);
        SavedRun bad = broken(good);
        try (TrainingService service = service()) {
            service.prepare(FRESH, SHORT.withSeed(77));
            service.advance(Advance.MINIBATCH);
            await(service, view -> view.progress().step() == 1);
            SavedRun before = saved(service);
            assertThatThrownBy(() -> Runs.done(service.open(bad)))
                    .hasCauseInstanceOf(UserFacingException.class);
            RunView after = service.view();
            assertThat(after.state()).isEqualTo(RunState.PAUSED);
            assertThat(after.problem()).isNull();
            assertThat(Objects.requireNonNull(after.run()).marks()).isEmpty();
            assertThat(saved(service).state()).isEqualTo(before.state());
            service.advance(Advance.MINIBATCH);
            await(service, view -> view.progress().step() == 2);
        }
    }

    @Test
    void whatIsAskedForWhileItTrainsIsPublishedAndAnEndIsPublishedUnasked() throws Exception {
        try (TrainingService service = service()) {
            service.train(FRESH, SHORT.withEpochs(RunSettings.UNTIL_STOPPED));
            RunView first = await(service, view -> view.progress().step() >= 1);
            long step = first.progress().step();
            RunView later = await(service, view -> view.progress().step() > step);
            assertThat(later.serial()).isGreaterThan(first.serial());
            service.stop();
            Awaitility.await().until(() -> service.view().state() == RunState.STOPPED);
            // Nothing is left to be published: looking at it changes nothing.
            RunView end = service.view();
            service.requestView();
            assertThat(service.view()).isSameAs(end).isSameAs(service.view());
        }
    }

    @Test
    void aRunThatCannotBeOpenedWhereThereIsNoneLeavesNothing() throws Exception {
        SavedRun good = whole(FRESH, SHORT.withEpochs(1));
        try (TrainingService service = service()) {
            assertThatThrownBy(() -> Runs.done(service.open(broken(good))))
                    .hasCauseInstanceOf(UserFacingException.class);
            assertThat(service.view().state()).isEqualTo(RunState.IDLE);
            assertThat(service.view().run()).isNull();
        }
    }

    @Test
    void aRunThatCannotBeBegunDoesNotCostTheOneThatIs() throws Exception {
        try (TrainingService service = service()) {
            service.train(FRESH, SHORT.withEpochs(1));
            await(service, view -> view.state() == RunState.FINISHED);
            service.train(new RunStart.Fresh(Runs.threeClasses()), SHORT);
            RunView told = await(service, view -> view.refusal() != null);
            assertThat(Objects.requireNonNull(told.refusal())).hasMessageContaining("3 classes");
            assertThat(told.state()).isEqualTo(RunState.FINISHED);
            assertThat(told.problem()).isNull();
            assertThat(Objects.requireNonNull(told.run()).architecture())
                    .isEqualTo(Presets.LENET5_MODERN);
            service.train(FRESH, SHORT.withEpochs(1).withSeed(3));
            RunView next =
                    await(
                            service,
                            view ->
                                    view.state() == RunState.FINISHED
                                            && Objects.requireNonNull(view.run()).settings().seed()
                                                    == 3);
            assertThat(next.refusal()).isNull();
        }
    }

    /** What the optimizer remembers is of another network. */
    private static SavedRun broken(SavedRun good) {
        return new SavedRun(
                good.run(),
                new TrainingState(
                        good.state().weights(), Tensor.zeros(Shape.of(7)), good.state().steps()),
                good.epochLoss(),
                good.plannedSteps(),
                good.seconds());
    }

    private static RunView awaitFailure(TrainingService service) {
        return await(service, view -> view.state() == RunState.FAILED);
    }

    @Test
    void predictionsAndDiagnosticsComeWhenAskedFor() throws Exception {
        try (TrainingService service = service()) {
            service.prepare(FRESH, SHORT);
            service.advance(Advance.MINIBATCH);
            RunView held = await(service, view -> view.progress().step() == 1);
            assertThat(held.predictions()).isEmpty();
            assertThat(held.diagnostics()).isNull();
            service.requestPredictions();
            RunView predictioned = await(service, view -> !view.predictions().isEmpty());
            assertThat(predictioned.predictions())
                    .allSatisfy(
                            prediction -> {
                                assertThat(prediction.step()).isEqualTo(1);
                                assertThat(prediction.probability()).isBetween(0.1f, 1f);
                                assertThat(prediction.index()).isBetween(0, 299);
                            });
            service.requestDiagnostics();
            Diagnostics found =
                    Objects.requireNonNull(
                            await(service, view -> view.diagnostics() != null).diagnostics());
            assertThat(found.layers()).hasSize(Presets.LENET5_MODERN.layers().size());
            assertThat(found.layers().get(0).updateRatio()).isBetween(-4.0, 0.0);
            assertThat(found.layers().get(1).weights()).isNull();
        }
    }

    @Test
    void aRunRewoundWithNothingChangedGoesTheSameWay() throws Exception {
        RunSettings settings = SHORT.withOptimizer(Optimizer.SGD).withRate(0.05);
        RunRecord first = whole(FRESH, settings).run();
        Checkpoint middle = first.timeline().nearest(13);
        assertThat(middle.step()).isEqualTo(13);
        RunRecord again = whole(new RunStart.Rewound(first, middle), settings).run();
        // Plain gradient descent remembers nothing, so that nothing is lost in the middle.
        assertThat(again.steps()).isEqualTo(first.steps());
        assertThat(again.timeline().last()).isEqualTo(first.timeline().last());

        RunRecord slower =
                whole(new RunStart.Rewound(first, middle), settings.withRate(0.01)).run();
        assertThat(slower.steps().first(13)).isEqualTo(first.steps().first(13));
        assertThat(slower.steps()).isNotEqualTo(first.steps());
        assertThat(slower.epochs()).hasSize(2);
        assertThat(slower.number()).isPositive();
    }

    /** The optimizer of 1998 remembers nothing but the curvature, and measures it every pass. */
    @Test
    void theCurvatureIsMeasuredBeforeEachPassAndWhereItIsMissing() throws Exception {
        RunSettings settings = SHORT.withOptimizer(Optimizer.LEVENBERG_MARQUARDT).withRate(0.005);
        RunRecord first = whole(TINY, settings).run();
        assertThat(first.epochs().get(1).loss()).isLessThan(first.epochs().get(0).loss());
        Checkpoint pass = first.timeline().nearest(10);
        assertThat(pass.step()).isEqualTo(10);
        RunRecord again = whole(new RunStart.Rewound(first, pass), settings).run();
        assertThat(again.steps()).isEqualTo(first.steps());

        Checkpoint middle = first.timeline().nearest(13);
        RunRecord measured = whole(new RunStart.Rewound(first, middle), settings).run();
        float expected = first.steps().get(MetricSeries.Metric.LOSS, 14);
        // Measured a little later; without it this step would go up to hundreds of times as far.
        assertThat(measured.steps().get(MetricSeries.Metric.LOSS, 14))
                .isCloseTo(expected, Offset.offset(0.1f * expected));
    }

    /** In the middle of a pass a saved run goes on with the curvature that it had. */
    @Test
    void aSavedRunKeepsItsCurvature() throws Exception {
        RunSettings settings = SHORT.withOptimizer(Optimizer.LEVENBERG_MARQUARDT).withRate(0.005);
        RunRecord first = whole(TINY, settings).run();
        SavedRun saved;
        try (TrainingService service = service()) {
            service.prepare(TINY, settings);
            for (int step = 1; step <= 4; step++) {
                int made = step;
                service.advance(Advance.MINIBATCH);
                await(service, view -> view.progress().step() == made);
            }
            saved = saved(service);
        }
        try (TrainingService service = service()) {
            Runs.done(service.open(saved));
            service.resume();
            RunView end = await(service, view -> view.state() == RunState.FINISHED);
            assertThat(Objects.requireNonNull(end.run()).steps()).isEqualTo(first.steps());
        }
    }

    @Test
    void fromTheFirstCheckpointARunWithAdamIsTheSameAgain() throws Exception {
        RunRecord first = whole(FRESH, SHORT).run();
        RunRecord again = whole(new RunStart.Rewound(first, first.timeline().first()), SHORT).run();
        assertThat(again.steps()).isEqualTo(first.steps());
    }

    @Test
    void aTrainedNetworkLearnsOn() throws Exception {
        Model model = ModelFile.readBundled("lenet5-modern");
        RunRecord run = whole(new RunStart.Trained(model), SHORT.withRate(1e-5)).run();
        assertThat(run.fresh()).isFalse();
        Weights first = run.timeline().first().weights();
        assertThat(first).isEqualTo(model.weights());
        assertThat(run.lastEpoch().orElseThrow().test().score().accuracy()).isGreaterThan(0.97);
        List<EpochResult> epochs = run.epochs();
        assertThat(epochs.get(0).test().evaluation().count()).isEqualTo(300);
    }

    @Test
    void anEndlessRunGoesOnUntilItIsStopped() throws Exception {
        try (TrainingService service = service()) {
            service.train(FRESH, SHORT.withEpochs(RunSettings.UNTIL_STOPPED).withExampleCount(128));
            RunView late = await(service, view -> view.progress().epoch() > 3);
            assertThat(late.progress().secondsLeft()).isNaN();
            assertThat(late.state()).isEqualTo(RunState.RUNNING);
            service.stop();
            RunView stopped = await(service, view -> view.state() == RunState.STOPPED);
            assertThat(
                            Objects.requireNonNull(stopped.run())
                                    .steps()
                                    .get(MetricSeries.Metric.RATE, 5))
                    .isEqualTo(0.002f);
        }
    }

    @Test
    void heldOutExamplesChooseTheBestEpoch() throws Exception {
        RunRecord run = whole(FRESH, SHORT.withHeldOut(200).withEpochs(3)).run();
        EpochResult best = run.bestEpoch().orElseThrow();
        assertThat(run.bestOrNewest().step()).isEqualTo(best.step());
        for (EpochResult epoch : run.epochs()) {
            assertThat(epoch.heldOut().count()).isEqualTo(200);
            assertThat(epoch.heldOut().correct()).isLessThanOrEqualTo(best.heldOut().correct());
        }
    }
}
