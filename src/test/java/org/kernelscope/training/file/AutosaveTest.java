package org.kernelscope.training.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kernelscope.training.Runs.FRESH;
import static org.kernelscope.training.Runs.SHORT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.Advance;
import org.kernelscope.training.RunState;
import org.kernelscope.training.RunView;
import org.kernelscope.training.Runs;
import org.kernelscope.training.TrainingService;
import org.kernelscope.training.metrics.MetricLog;
import org.kernelscope.training.metrics.MetricSeries;
import org.kernelscope.training.record.Checkpoint;
import org.kernelscope.training.record.CheckpointHistory;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.training.record.RunStart;
import org.kernelscope.training.record.SavedRun;

/** A run is saved by itself and gone on with, whatever happens to the process. */
@Tag("slow")
final class AutosaveTest {
    @TempDir Path folder;

    @Test
    void aClosedProgramOffersItsRunAgain() throws Exception {
        SavedRun left;
        try (TrainingService service = service(folder)) {
            service.prepare(FRESH, SHORT.withHistoryMegabytes(3));
            service.advance(Advance.EPOCH);
            Runs.await(service, view -> view.state() == RunState.PAUSED);
            service.advance(Advance.MINIBATCH);
            Runs.await(service, view -> view.progress().step() == 11);
            left = Runs.saved(service);
            assertThat(new Autosave(folder).pending()).as("it is still worked on").isEmpty();
            Runs.end(service);
        }
        Autosave autosave = new Autosave(folder);
        PendingRun pending = only(autosave.pending());
        RunFileTest.assertSame(pending.run(), left);
        autosave.discard(pending);
        autosave.close();
        assertThat(new Autosave(folder).pending()).isEmpty();
    }

    @Test
    void aRunThatIsGoneOnWithIsSavedWhereItWas() throws Exception {
        trainTo(4);
        Autosave autosave = new Autosave(folder, 0);
        PendingRun pending = only(autosave.pending());
        try (TrainingService service =
                new TrainingService(new Dl4jEngine(), new Runs.FewExamples(), autosave)) {
            Runs.done(service.open(pending));
            Runs.await(service, view -> view.progress().step() == 4);
            service.resume();
            Runs.await(service, view -> view.state() == RunState.FINISHED);
            Runs.end(service);
        }
        PendingRun finished = only(new Autosave(folder).pending());
        assertThat(finished.folder()).isEqualTo(pending.folder());
        assertThat(finished.run().state()).isEqualTo(Runs.whole(FRESH, SHORT).state());
    }

    @Test
    void aRunThatIsOverIsOfferedOnce() throws Exception {
        try (TrainingService service = service(folder)) {
            service.train(FRESH, SHORT.withEpochs(1));
            Runs.await(service, view -> view.state() == RunState.FINISHED);
            Runs.end(service);
        }
        Autosave autosave = new Autosave(folder, 0);
        PendingRun over = only(autosave.pending());
        assertThat(over.run().run().isOver()).isTrue();
        autosave.offered(over);
        try (TrainingService service =
                new TrainingService(new Dl4jEngine(), new Runs.FewExamples(), autosave)) {
            Runs.done(service.open(over));
            Runs.end(service);
        }
        assertThat(new Autosave(folder).pending()).as("it was looked at, and left").isEmpty();
        assertThat(over.folder()).as("and is kept for a while").isDirectory();
    }

    @Test
    void aRunThatIsNotOverIsOfferedUntilSomebodyAnswers() throws Exception {
        trainTo(2);
        for (int start = 0; start < 2; start++) {
            Autosave autosave = new Autosave(folder);
            autosave.offered(only(autosave.pending()));
            autosave.close();
        }
        only(new Autosave(folder).pending());
    }

    @Test
    void aNewRunTakesThePlaceOfTheOneBefore() throws Exception {
        try (TrainingService service = service(folder)) {
            service.train(FRESH, SHORT.withEpochs(1));
            Runs.await(service, view -> view.state() == RunState.FINISHED);
            service.train(FRESH, SHORT.withEpochs(1).withSeed(9));
            Runs.await(
                    service,
                    view ->
                            view.state() == RunState.FINISHED
                                    && Objects.requireNonNull(view.run()).settings().seed() == 9);
            Runs.end(service);
        }
        assertThat(only(new Autosave(folder).pending()).run().run().settings().seed()).isEqualTo(9);
    }

    @Test
    void anUnfinishedRunIsKeptBesideTheOneAfterIt() throws Exception {
        try (TrainingService service = service(folder)) {
            service.prepare(FRESH, SHORT.withSeed(8));
            service.advance(Advance.MINIBATCH);
            Runs.await(service, view -> view.progress().step() == 1);
            service.train(FRESH, SHORT.withEpochs(1).withSeed(9));
            Runs.await(
                    service,
                    view ->
                            view.state() == RunState.FINISHED
                                    && Objects.requireNonNull(view.run()).settings().seed() == 9);
            Runs.end(service);
        }
        assertThat(new Autosave(folder).pending())
                .extracting(pending -> pending.run().run().settings().seed())
                .containsExactly(9L, 8L);
    }

    @Test
    void aDamagedFolderIsNotOfferedAndDoesNoHarm() throws Exception {
        trainTo(4);
        Path state = only(new Autosave(folder).pending()).folder().resolve("state.safetensors");
        Files.writeString(state, "nonsense");
        assertThat(new Autosave(folder).pending()).isEmpty();
        assertThat(new Autosave(folder.resolve("nowhere")).pending()).isEmpty();
    }

    @Test
    void aChunkOfStepsThatWasWrittenJustBeforeAKillDoesNoHarm() throws Exception {
        SavedRun few = stretched(Runs.whole(FRESH, SHORT), MetricSeries.CHUNK - 1);
        SavedRun more = stretched(few, MetricSeries.CHUNK + 1);
        Path killed = folder.resolve("run-killed");
        Path later = folder.resolve("run-later");
        save(killed, few);
        save(later, more);
        Files.copy(later.resolve("steps-0.safetensors"), killed.resolve("steps-0.safetensors"));
        RunFileTest.assertSame(new AutosaveFolder(killed).read(), few);
        RunFileTest.assertSame(new AutosaveFolder(later).read(), more);
    }

    private static void save(Path place, SavedRun run) throws UserFacingException {
        try (AutosaveFolder open = new AutosaveFolder(place)) {
            assertThat(open.lock()).isTrue();
            open.write(run, Long.MAX_VALUE);
        }
    }

    /** As if {@code run} had gone on to {@code count} steps without learning anything. */
    private static SavedRun stretched(SavedRun run, int count) {
        RunRecord was = run.run();
        MetricLog log = new MetricLog(was.steps());
        while (log.size() < count) {
            log.add(1f / log.size(), 0.5f, 0.01f, 8);
        }
        List<Checkpoint> checkpoints = new java.util.ArrayList<>(was.timeline().checkpoints());
        checkpoints.add(new Checkpoint(count, run.state().weights()));
        RunRecord is =
                new RunRecord(
                        was.number(),
                        was.architecture(),
                        was.settings(),
                        was.fresh(),
                        log.series(),
                        was.epochs(),
                        was.marks(),
                        new CheckpointHistory(checkpoints),
                        was.bestCheckpoint());
        return new SavedRun(
                is,
                new org.kernelscope.engine.TrainingState(
                        run.state().weights(), run.state().optimizer(), count),
                run.epochLoss(),
                run.plannedSteps(),
                run.seconds());
    }

    @Test
    void runsThatWereLeftAloneDoNotPileUp() throws Exception {
        for (int seed = 1; seed <= 5; seed++) {
            Path left = folder.resolve("run-left" + seed);
            Files.createDirectories(left);
            Files.writeString(left.resolve("state.safetensors"), "nonsense");
        }
        trainTo(1);
        try (Stream<Path> folders = Files.list(folder)) {
            assertThat(folders).as("three that were left and the new one").hasSize(4);
        }
    }

    @Test
    void aCheckpointThatCannotBeReadIsLeftOut() throws Exception {
        trainTo(4);
        Path run = only(new Autosave(folder).pending()).folder();
        Files.writeString(run.resolve("moment-2.safetensors"), "nonsense");
        List<Checkpoint> checkpoints =
                only(new Autosave(folder).pending()).run().run().timeline().checkpoints();
        assertThat(checkpoints).extracting(Checkpoint::step).containsExactly(0L, 1L, 3L, 4L);
    }

    @Test
    void aPlaceThatCannotBeWrittenToIsToldAndTheTrainingGoesOn() throws Exception {
        Path file = folder.resolve("in the way");
        Files.writeString(file, "no folder");
        try (TrainingService service = service(file)) {
            service.train(FRESH, SHORT);
            RunView done =
                    Runs.await(
                            service,
                            view ->
                                    view.state() == RunState.FINISHED
                                            || view.state() == RunState.FAILED);
            assertThat(done.state()).isEqualTo(RunState.FINISHED);
            service.requestPredictions();
            RunView told = Runs.await(service, view -> view.warning() != null);
            assertThat(told.warning()).hasMessageContaining("in the way");
            Runs.end(service);
        }
    }

    @Test
    void whatCouldNotBeSavedIsTriedAgainAlsoWhileTheTrainingHolds() throws Exception {
        Path file = folder.resolve("in the way");
        Files.writeString(file, "no folder");
        try (TrainingService service = service(file)) {
            service.prepare(FRESH, SHORT);
            service.advance(Advance.MINIBATCH);
            RunView told = Runs.await(service, view -> view.warning() != null);
            assertThat(told.state()).isEqualTo(RunState.PAUSED);
            Files.delete(file);
            Runs.await(service, view -> view.warning() == null);
            Runs.end(service);
        }
        assertThat(only(new Autosave(file).pending()).run().state().steps()).isEqualTo(1);
    }

    @Test
    void aFolderThatSomebodyTakesAwayIsMadeAgain() throws Exception {
        try (TrainingService service = service(folder)) {
            service.prepare(FRESH, SHORT);
            service.advance(Advance.MINIBATCH);
            Path first = awaitState();
            try (Stream<Path> files = Files.list(first)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(first);
            service.advance(Advance.MINIBATCH);
            Runs.await(service, view -> view.progress().step() == 2);
            Runs.end(service);
        }
        assertThat(only(new Autosave(folder).pending()).run().state().steps()).isEqualTo(2);
    }

    /** The folder in which the run is saved, as soon as it is. */
    private Path awaitState() {
        return await().pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(2, TimeUnit.MILLISECONDS)
                .atMost(Runs.PATIENCE_SECONDS, TimeUnit.SECONDS)
                .until(this::savedIn, Optional::isPresent)
                .orElseThrow();
    }

    private Optional<Path> savedIn() throws IOException {
        try (Stream<Path> states = Files.walk(folder)) {
            return states.filter(file -> file.endsWith("state.safetensors"))
                    .findFirst()
                    .map(Path::getParent);
        } catch (UncheckedIOException deletedMeanwhile) {
            return Optional.empty();
        }
    }

    @Test
    void aRefusedRunDoesNotHideThatTheOneAtWorkCannotBeSaved() throws Exception {
        Path file = folder.resolve("in the way");
        Files.writeString(file, "no folder");
        try (TrainingService service = service(file)) {
            service.prepare(FRESH, SHORT);
            Runs.await(service, view -> view.run() != null);
            service.prepare(new RunStart.Fresh(Runs.threeClasses()), SHORT);
            Runs.await(service, view -> view.refusal() != null);
            service.advance(Advance.MINIBATCH);
            RunView told =
                    Runs.await(
                            service,
                            view -> {
                                service.requestPredictions();
                                return view.warning() != null;
                            });
            assertThat(told.warning()).hasMessageContaining("in the way");
            assertThat(told.refusal()).hasMessageContaining("3 classes");
            Runs.end(service);
        }
    }

    @Test
    void whateverTheCheckpointOfAKillTheFolderHoldsTheRunAsItWasAtASave() throws Exception {
        for (int kill = 0; kill < 5; kill++) {
            kill("writes", 2 + 3 * kill, kill);
            Autosave autosave = new Autosave(folder, 0);
            PendingRun found = only(autosave.pending());
            RunRecord run = found.run().run();
            long step = found.run().state().steps();
            assertThat(step).isPositive();
            assertThat(found.run().state().weights()).isEqualTo(AutosaveVictim.weights(step));
            assertThat(run.timeline().first().step()).isZero();
            for (Checkpoint checkpoint : run.timeline().checkpoints()) {
                assertThat(checkpoint.weights())
                        .isEqualTo(AutosaveVictim.weights(checkpoint.step()));
            }
            for (int i = 0; i < run.steps().size(); i++) {
                assertThat(run.steps().get(MetricSeries.Metric.LOSS, i)).isEqualTo(i + 1f);
            }
            autosave.discard(found);
            autosave.close();
        }
    }

    @Test
    void aKilledTrainingGoesOnToTheSameWeights() throws Exception {
        kill("trains", 1, 0);
        Autosave autosave = new Autosave(folder, 0);
        goOnToTheEnd(autosave, only(autosave.pending()));
    }

    /** Kills a process in the middle of saving. */
    private void kill(String what, int saves, long thenMillis) throws Exception {
        Process victim = victim(what);
        try {
            awaitSaves(victim, saves);
            victim.waitFor(thenMillis, TimeUnit.MILLISECONDS);
        } finally {
            // On Unix this is kill -9: no hook runs, no buffer is written.
            victim.destroyForcibly();
        }
        assertThat(victim.waitFor(Runs.PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    private void goOnToTheEnd(Autosave autosave, PendingRun pending) throws Exception {
        SavedRun whole = Runs.whole(AutosaveVictim.START, AutosaveVictim.SETTINGS);
        try (TrainingService service =
                new TrainingService(new Dl4jEngine(), new Runs.FewExamples(), autosave)) {
            Runs.done(service.open(pending));
            service.resume();
            Runs.await(service, view -> view.state() == RunState.FINISHED);
            assertThat(Runs.saved(service).state()).isEqualTo(whole.state());
            Runs.end(service);
        }
        try (Stream<Path> files = Files.list(pending.folder())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .as("what the kill left half written is gone")
                    .noneMatch(name -> name.endsWith(".tmp"));
        }
    }

    /** Waits until the state was written so many times. */
    private void awaitSaves(Process victim, int saves) {
        Set<Object> seen = new HashSet<>();
        await().pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(2, TimeUnit.MILLISECONDS)
                .atMost(Runs.PATIENCE_SECONDS, TimeUnit.SECONDS)
                .until(
                        () -> {
                            assertThat(victim.isAlive()).isTrue();
                            look(seen);
                            return seen.size() >= saves;
                        });
    }

    private void look(Set<Object> seen) throws IOException {
        try (Stream<Path> states = Files.walk(folder)) {
            states.filter(file -> file.endsWith("state.safetensors"))
                    .forEach(file -> seen.add(modified(file)));
        } catch (UncheckedIOException deletedMeanwhile) {
            // The folder changes while it is looked at.
        }
    }

    private static Object modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException replaced) {
            return "replaced";
        }
    }

    private Process victim(String what) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx600m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path", ""),
                        AutosaveVictim.class.getName(),
                        folder.toString(),
                        what)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void trainTo(int step) throws Exception {
        try (TrainingService service = service(folder)) {
            service.prepare(FRESH, SHORT);
            for (int i = 0; i < step; i++) {
                service.advance(Advance.MINIBATCH);
            }
            Runs.await(service, view -> view.progress().step() == step);
            Runs.end(service);
        }
    }

    private static TrainingService service(Path place) {
        return new TrainingService(
                new Dl4jEngine(), new Runs.FewExamples(), new Autosave(place, 0));
    }

    private static PendingRun only(List<PendingRun> pending) {
        assertThat(pending).hasSize(1);
        return pending.get(0);
    }
}
