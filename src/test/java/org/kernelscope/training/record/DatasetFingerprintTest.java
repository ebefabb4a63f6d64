package org.kernelscope.training.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.data.ClassNames;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.Mnist;
import org.kernelscope.dataset.OwnDataset;
import org.kernelscope.dataset.OwnExample;
import org.kernelscope.dataset.Sets;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Presets;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.Advance;
import org.kernelscope.training.RunView;
import org.kernelscope.training.Runs;
import org.kernelscope.training.TrainingService;
import org.kernelscope.training.file.RunFile;
import org.kernelscope.training.settings.DatasetSource;
import org.kernelscope.training.settings.RunSettings;

/** A run goes on with the data that it was begun with, and with no other. */
@Tag("slow")
final class DatasetFingerprintTest {
    private static final Path FAULTS = Path.of("src/test/resources/faults");
    private static final RunStart TINY = new RunStart.Fresh(Presets.TINY);
    private static final RunSettings SETTINGS =
            RunSettings.DEFAULT.withEpochs(4).withExampleCount(320).withHeldOut(40);

    @TempDir Path folder;

    @Test
    void aFingerprintCountsTheImages() throws Exception {
        DatasetFingerprint print = Objects.requireNonNull(halfway().run().data());
        assertThat(print.learn()).isEqualTo(320);
        assertThat(print.heldOut()).isEqualTo(40);
        assertThat(print.train().count()).isEqualTo(2_000);
    }

    @Test
    void whatIsNoFingerprintIsRefused() throws Exception {
        DatasetFingerprint print = Objects.requireNonNull(halfway().run().data());
        DatasetFingerprint.Part part = print.train();
        assertThatThrownBy(() -> new DatasetFingerprint(part, print.test(), 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DatasetFingerprint(part, print.test(), 1, -1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DatasetFingerprint.Part(0, 28, 28, part.sha256()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DatasetFingerprint.Part(1, 28, 28, "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theHashTellsOfPixelsLabelsAndShape() {
        Dataset few = new Runs.FewExamples().test();
        assertThat(few.range(0, 9).sha256()).hasSize(64).isEqualTo(few.range(0, 9).sha256());
        assertThat(few.range(0, 9).sha256())
                .isNotEqualTo(few.range(1, 10).sha256())
                .isNotEqualTo(few.range(0, 8).sha256());
    }

    @Test
    void aRunGoesOnWithItsOwnDataOnly() throws Exception {
        SavedRun saved = halfway();
        assertOpens(saved, new Runs.FewExamples());
        assertRefused(saved, other(0, 1_999, 2_000, 2_300), "2,000 training", "1,999 training");
        assertRefused(saved, other(0, 2_000, 2_000, 2_299), "300 test", "299 test");
        assertRefused(saved, other(0, 2_000, 2_001, 2_301), "SHA-256");
        assertRefused(saved, other(1, 2_001, 2_000, 2_300), "SHA-256");
    }

    @Test
    void aRunOfAnOlderVersionIsKnownByItsTestLabels() throws Exception {
        SavedRun saved = halfway();
        SavedRun old =
                new SavedRun(
                        saved.run().withData(null),
                        saved.state(),
                        saved.epochLoss(),
                        saved.plannedSteps(),
                        saved.seconds());
        assertOpens(old, new Runs.FewExamples());
        assertRefused(old, other(0, 2_000, 2_001, 2_301), "300 test images with other labels");
        assertRefused(old, other(0, 2_000, 2_000, 2_400), "300 test images", "400 test images");
    }

    @Test
    void theRunThatWasOnceSpoiltIsRefusedAndGoesOnWithItsOwnImages() throws Exception {
        SavedRun saved = RunFile.read(FAULTS.resolve("resumed-with-other-digits.run"));
        assertRefused(saved, DatasetSource.of(Mnist.inside()), "200 test images", "10,000 test");
        Mnist own = Mnist.in(FAULTS.resolve("small-dataset"));
        try (TrainingService service =
                new TrainingService(new Dl4jEngine(), DatasetSource.of(own))) {
            Runs.done(service.open(saved));
            service.advance(Advance.EPOCH);
            RunView view =
                    Runs.await(
                            service, it -> Objects.requireNonNull(it.run()).epochs().size() == 3);
            Path file = folder.resolve("on.run");
            RunFile.write(file, Runs.saved(service));
            assertThat(RunFile.read(file).run().data())
                    .isEqualTo(Objects.requireNonNull(view.run()).data())
                    .isNotNull();
        }
    }

    @Test
    void aLossThatTheOutputCannotHaveIsASentence() throws Exception {
        Path file = FAULTS.resolve("loss-does-not-suit.run");
        assertThat(Files.size(file)).isPositive();
        assertThatThrownBy(() -> RunFile.read(file))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContainingAll("loss-does-not-suit.run", "mle", "cross-entropy");
    }

    @Test
    void aRunOfNamedClassesNamesThemWhereItsSetIsNotInUse() throws Exception {
        List<OwnExample> examples = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            examples.add(Sets.bar(i % 4, i % 4, i));
        }
        ClassNames names = ClassNames.checked(List.of("ㄱ", "ㄴ", "ㄷ", "ㄹ"));
        Dataset letters = OwnDataset.of(names, 28, 28, examples).toDataset();
        SavedRun begun;
        SavedRun saved;
        try (TrainingService service =
                new TrainingService(new Dl4jEngine(), DatasetSource.of(letters, letters))) {
            service.prepare(
                    new RunStart.Fresh(Presets.TINY.withClasses(4)),
                    RunSettings.DEFAULT.withExampleCount(60).withHeldOut(20));
            Runs.await(service, view -> view.run() != null);
            begun = Runs.saved(service);
            service.advance(Advance.MINIBATCH);
            Runs.await(service, view -> view.progress().step() == 1);
            saved = Runs.saved(service);
        }
        assertOpens(saved, DatasetSource.of(letters, letters));
        assertThat(begun.run().steps().size()).isZero();
        for (SavedRun each : List.of(saved, begun)) {
            assertRefused(
                    each, new Runs.FewExamples(), "ㄱ, ㄴ, ㄷ, ㄹ", "80 training", "2,000 training");
        }
        // Before it has learned anything, a run may get other images of its classes.
        Dataset more = OwnDataset.of(names, 28, 28, examples.subList(0, 72)).toDataset();
        assertOpens(begun, DatasetSource.of(more, letters));
    }

    private static SavedRun halfway() throws Exception {
        try (TrainingService service = Runs.service()) {
            service.prepare(TINY, SETTINGS);
            service.advance(Advance.EPOCH);
            Runs.await(service, view -> view.run() != null && view.progress().step() == 5);
            service.advance(Advance.MINIBATCH);
            Runs.await(service, view -> view.progress().step() == 6);
            return Runs.saved(service);
        }
    }

    private static void assertOpens(SavedRun saved, DatasetSource source) throws Exception {
        try (TrainingService service = new TrainingService(new Dl4jEngine(), source)) {
            Runs.done(service.open(saved));
        }
    }

    private static void assertRefused(SavedRun saved, DatasetSource source, String... parts) {
        try (TrainingService service = new TrainingService(new Dl4jEngine(), source)) {
            assertThatThrownBy(() -> Runs.done(service.open(saved)))
                    .cause()
                    .matches(
                            it ->
                                    it instanceof UserFacingException problem
                                            && DatasetFingerprint.isRefusal(problem))
                    .hasMessageContainingAll(parts);
        }
    }

    private static DatasetSource other(int from, int to, int testFrom, int testTo) {
        return new DatasetSource() {
            @Override
            public Dataset train() throws UserFacingException {
                return Mnist.inside().test().range(from, to);
            }

            @Override
            public Dataset test() throws UserFacingException {
                return Mnist.inside().test().range(testFrom, testTo);
            }
        };
    }
}
