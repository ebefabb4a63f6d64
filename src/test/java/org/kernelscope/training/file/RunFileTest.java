package org.kernelscope.training.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kernelscope.training.Runs.FRESH;
import static org.kernelscope.training.Runs.SHORT;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.storage.Safetensors;
import org.kernelscope.storage.TensorFile;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.RunState;
import org.kernelscope.training.RunView;
import org.kernelscope.training.Runs;
import org.kernelscope.training.TrainingService;
import org.kernelscope.training.metrics.EpochResult;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.training.record.SavedRun;
import org.kernelscope.training.settings.HyperparameterChange;
import org.kernelscope.training.settings.RunSettings;

/** A run in a file is the run; anything else is refused by name. */
final class RunFileTest {
    @TempDir Path folder;

    @Test
    void everythingComesBack() throws Exception {
        Path file = folder.resolve("whole.run");
        SavedRun saved = halfway();
        RunFile.write(file, saved);
        SavedRun read = RunFile.read(file);
        assertSame(read, saved);
        RunFile.write(folder.resolve("again.run"), read);
        assertThat(Files.readAllBytes(folder.resolve("again.run")))
                .isEqualTo(Files.readAllBytes(file));
    }

    static void assertSame(SavedRun read, SavedRun saved) {
        assertThat(read.state()).isEqualTo(saved.state());
        assertThat(read.epochLoss()).isEqualTo(saved.epochLoss());
        assertThat(read.plannedSteps()).isEqualTo(saved.plannedSteps());
        RunRecord a = read.run();
        RunRecord b = saved.run();
        assertThat(a.architecture()).isEqualTo(b.architecture());
        assertThat(a.settings()).isEqualTo(b.settings());
        assertThat(a.fresh()).isEqualTo(b.fresh());
        assertThat(a.steps()).isEqualTo(b.steps());
        assertThat(a.marks()).isEqualTo(b.marks());
        assertThat(a.timeline()).isEqualTo(b.timeline());
        assertThat(a.bestOrNull()).isEqualTo(b.bestOrNull());
        assertThat(a.epochs()).hasSameSizeAs(b.epochs());
        for (int i = 0; i < a.epochs().size(); i++) {
            EpochResult one = a.epochs().get(i);
            EpochResult other = b.epochs().get(i);
            assertThat(one).usingRecursiveComparison().ignoringFields("test").isEqualTo(other);
            assertThat(one.test().score()).isEqualTo(other.test().score());
            assertThat(one.test().guesses()).isEqualTo(other.test().guesses());
            assertThat(one.test().labels()).isEqualTo(other.test().labels());
            assertThat(one.test().worst()).isEqualTo(other.test().worst());
        }
    }

    /** A run in the middle of its second epoch, adjusted and held on the way. */
    static SavedRun halfway() throws Exception {
        try (TrainingService service = Runs.service()) {
            service.prepare(FRESH, SHORT.withHistoryMegabytes(2));
            service.oneEpoch();
            Runs.await(service, view -> view.state() == RunState.PAUSED);
            service.adjust(new HyperparameterChange(1e-3, 0.9, 50));
            service.oneBatch();
            service.oneBatch();
            Runs.await(service, view -> view.progress().step() == 12);
            return Runs.saved(service);
        }
    }

    @Test
    void whatGoesOnFromAFileEndsWhereAnUninterruptedRunDoes() throws Exception {
        SavedRun whole = Runs.whole(FRESH, SHORT);
        Path file = folder.resolve("half.run");
        try (TrainingService service = Runs.service()) {
            service.prepare(FRESH, SHORT);
            service.oneEpoch();
            Runs.await(service, view -> view.state() == RunState.PAUSED);
            service.oneBatch();
            service.oneBatch();
            Runs.await(service, view -> view.progress().step() == 12);
            RunFile.writeWithoutHistory(file, Runs.saved(service));
        }
        try (TrainingService service = Runs.service()) {
            Runs.done(service.open(RunFile.read(file)));
            RunView opened = Runs.await(service, view -> view.progress().step() == 12);
            assertThat(opened.state()).isEqualTo(RunState.PAUSED);
            service.resume();
            Runs.await(service, view -> view.state() == RunState.FINISHED);
            SavedRun gone = Runs.saved(service);
            assertThat(gone.state()).isEqualTo(whole.state());
            assertThat(gone.run().steps()).isEqualTo(whole.run().steps());
            assertThat(gone.run().epochs().get(1).loss())
                    .isEqualTo(whole.run().epochs().get(1).loss());
        }
    }

    @Test
    void aFinishedRunIsOpenedAsFinished() throws Exception {
        SavedRun whole = Runs.whole(FRESH, SHORT.withEpochs(1));
        try (TrainingService service = Runs.service()) {
            Runs.done(service.open(whole));
            RunView view = Runs.await(service, it -> it.run().isPresent());
            assertThat(view.state()).isEqualTo(RunState.FINISHED);
        }
    }

    @Test
    void aNetworkAloneIsNoRun() {
        Path model = Path.of("assets/models/lenet5-modern.safetensors");
        assertThatThrownBy(() -> RunFile.read(model))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("lenet5-modern.safetensors");
    }

    @Test
    void whatIsMissingOrMakesNoSenseIsRefusedByName() throws Exception {
        TensorFile whole = RunCodec.whole(halfway());
        for (String name : whole.tensors().keySet()) {
            if (!name.startsWith(RunCodec.MOMENT) && !name.startsWith("run/best/")) {
                Map<String, Tensor> without = new LinkedHashMap<>(whole.tensors());
                without.remove(name);
                assertRefused(new TensorFile(whole.metadata(), without), name);
            }
        }
        Random random = new Random(1);
        for (String name : whole.metadata().keySet()) {
            Map<String, String> without = new LinkedHashMap<>(whole.metadata());
            without.remove(name);
            assertRefused(new TensorFile(without, whole.tensors()), name);
            for (String odd : List.of("", "-1", "NaN", "1e400", "99999999999999999999", ";;; ;")) {
                Map<String, String> changed = new LinkedHashMap<>(whole.metadata());
                changed.put(name, odd);
                readOrRefuse(new TensorFile(changed, whole.tensors()));
            }
            Map<String, String> cut = new LinkedHashMap<>(whole.metadata());
            String text = String.valueOf(cut.get(name));
            cut.put(name, text.substring(0, random.nextInt(text.length() + 1)));
            readOrRefuse(new TensorFile(cut, whole.tensors()));
        }
    }

    @Test
    void tensorsFullOfNonsenseAreReadOrRefused() throws Exception {
        TensorFile whole = RunCodec.whole(halfway());
        Random random = new Random(2);
        List<String> names = new ArrayList<>(whole.tensors().keySet());
        for (String name : names) {
            for (float odd : new float[] {Float.NaN, -1, 1e30f, Float.NEGATIVE_INFINITY}) {
                float[] values =
                        java.util.Objects.requireNonNull(whole.tensors().get(name)).toArray();
                values[random.nextInt(values.length)] = odd;
                values[0] = odd;
                Map<String, Tensor> changed = new LinkedHashMap<>(whole.tensors());
                changed.put(name, Tensor.of(whole.tensors().get(name).shape(), values));
                readOrRefuse(new TensorFile(whole.metadata(), changed));
            }
        }
    }

    private static void assertRefused(TensorFile file, String without) {
        assertThatThrownBy(() -> RunCodec.decode("odd.run", file))
                .as("without " + without)
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("odd.run");
    }

    private static void readOrRefuse(TensorFile file) {
        try {
            assertThat(RunCodec.decode("odd.run", file).run().steps().size()).isEqualTo(12);
        } catch (UserFacingException refused) {
            assertThat(refused).hasMessageContaining("odd.run");
        }
    }

    @Test
    void aFileCutShortIsRefused() throws Exception {
        Path file = folder.resolve("cut.run");
        RunFile.write(file, halfway());
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 4));
        assertThatThrownBy(() -> RunFile.read(file))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("cut.run");
        assertThat(Safetensors.MAX_FILE_BYTES)
                .isGreaterThan((long) RunSettings.MAX_HISTORY_MEGABYTES << 20);
    }
}
