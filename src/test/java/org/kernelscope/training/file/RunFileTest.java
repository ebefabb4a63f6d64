package org.kernelscope.training.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kernelscope.training.Runs.FRESH;
import static org.kernelscope.training.Runs.SHORT;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.data.ClassNames;
import org.kernelscope.storage.NumberArray;
import org.kernelscope.storage.Safetensors;
import org.kernelscope.storage.TensorFile;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.Advance;
import org.kernelscope.training.RunState;
import org.kernelscope.training.RunView;
import org.kernelscope.training.Runs;
import org.kernelscope.training.TrainingService;
import org.kernelscope.training.metrics.EpochResult;
import org.kernelscope.training.record.DatasetFingerprint;
import org.kernelscope.training.record.RunEvent;
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

    private static SavedRun named(SavedRun saved, List<String> names) {
        DatasetFingerprint data = Objects.requireNonNull(saved.run().data());
        DatasetFingerprint named =
                new DatasetFingerprint(
                        data.train(),
                        data.test(),
                        data.learn(),
                        data.heldOut(),
                        new ClassNames(names));
        return new SavedRun(
                saved.run().withData(named),
                saved.state(),
                saved.epochLoss(),
                saved.plannedSteps(),
                saved.seconds());
    }

    @Test
    void theNamesOfTheClassesComeBackAndAreNoOtherData() throws Exception {
        Path file = folder.resolve("named.run");
        SavedRun saved = halfway();
        assertThat(saved.run().classNames()).isNull();
        SavedRun named = named(saved, List.of("ㄱ", "ㄴ", "ㄷ"));
        RunFile.write(file, named);
        RunRecord read = RunFile.read(file).run();
        assertThat(read.data()).isEqualTo(named.run().data());
        assertThat(read.model(read.bestOrNewest()).className(1)).isEqualTo("ㄴ");
        assertThat(RunModels.best(read, "test").className(9)).isEqualTo("9");
        try (TrainingService service = Runs.service()) {
            Runs.done(service.open(RunFile.read(file)));
        }
        assertThatThrownBy(
                        () ->
                                named(
                                        saved,
                                        List.of(
                                                "a", "b", "c", "d", "e", "f", "g", "h", "i", "j",
                                                "k")))
                .isInstanceOf(IllegalArgumentException.class);
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
        assertThat(a.bestCheckpoint()).isEqualTo(b.bestCheckpoint());
        assertThat(a.epochs()).hasSameSizeAs(b.epochs());
        for (int i = 0; i < a.epochs().size(); i++) {
            EpochResult one = a.epochs().get(i);
            EpochResult other = b.epochs().get(i);
            assertThat(one).usingRecursiveComparison().ignoringFields("test").isEqualTo(other);
            assertThat(one.test().score()).isEqualTo(other.test().score());
            assertThat(one.test().predictions()).isEqualTo(other.test().predictions());
            assertThat(one.test().labels()).isEqualTo(other.test().labels());
            assertThat(one.test().worst()).isEqualTo(other.test().worst());
        }
    }

    /** A run in the middle of its second epoch, adjusted and held on the way. */
    static SavedRun halfway() throws Exception {
        try (TrainingService service = Runs.service()) {
            service.prepare(FRESH, SHORT.withHistoryMegabytes(2));
            service.advance(Advance.EPOCH);
            Runs.await(service, view -> view.state() == RunState.PAUSED);
            service.adjust(new HyperparameterChange(1e-3, 0.9, 50));
            service.advance(Advance.MINIBATCH);
            service.advance(Advance.MINIBATCH);
            Runs.await(service, view -> view.progress().step() == 12);
            return Runs.saved(service);
        }
    }

    @Test
    @Tag("slow")
    void whatGoesOnFromAFileEndsWhereAnUninterruptedRunDoes() throws Exception {
        SavedRun whole = Runs.whole(FRESH, SHORT);
        Path file = folder.resolve("half.run");
        try (TrainingService service = Runs.service()) {
            service.prepare(FRESH, SHORT);
            service.advance(Advance.EPOCH);
            Runs.await(service, view -> view.state() == RunState.PAUSED);
            service.advance(Advance.MINIBATCH);
            service.advance(Advance.MINIBATCH);
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
            RunView view = Runs.await(service, it -> it.run() != null);
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
    @Tag("slow")
    void whatIsMissingOrMakesNoSenseIsRefusedByName() throws Exception {
        TensorFile whole = RunCodec.whole(halfway());
        for (String name : whole.tensors().keySet()) {
            if (!isOptional(name)) {
                Map<String, Tensor> without = new LinkedHashMap<>(whole.tensors());
                without.remove(name);
                assertRefused(new TensorFile(whole.metadata(), without, whole.arrays()), name);
            }
        }
        for (String name : whole.arrays().keySet()) {
            if (!isOptional(name)) {
                Map<String, NumberArray> without = new LinkedHashMap<>(whole.arrays());
                without.remove(name);
                assertRefused(new TensorFile(whole.metadata(), whole.tensors(), without), name);
            }
        }
        Random random = new Random(1);
        for (String name : whole.metadata().keySet()) {
            Map<String, String> without = new LinkedHashMap<>(whole.metadata());
            without.remove(name);
            assertRefused(with(whole, without), name);
            for (String odd : List.of("", "-1", "NaN", "{}", "99999999999999999999", ";;; ;")) {
                Map<String, String> changed = new LinkedHashMap<>(whole.metadata());
                changed.put(name, odd);
                readOrRefuse(with(whole, changed));
            }
            Map<String, String> cut = new LinkedHashMap<>(whole.metadata());
            String text = String.valueOf(cut.get(name));
            cut.put(name, text.substring(0, random.nextInt(text.length() + 1)));
            readOrRefuse(with(whole, cut));
        }
    }

    private static TensorFile with(TensorFile whole, Map<String, String> metadata) {
        return new TensorFile(metadata, whole.tensors(), whole.arrays());
    }

    private static boolean isOptional(String name) {
        return name.startsWith(RunCodec.CHECKPOINT)
                || name.startsWith("run/best/")
                || name.equals(RunCodec.EVENTS)
                || name.startsWith(EpochsCodec.MISTAKES)
                || name.equals(EpochsCodec.MISTAKE_PROBABILITIES);
    }

    @Test
    void eachFactIsRequiredOrHasADefault() throws Exception {
        TensorFile whole = RunCodec.whole(halfway());
        JsonObject facts =
                JsonParser.parseString(whole.metadata().get(RunCodec.FACTS)).getAsJsonObject();
        Set<String> required = Set.of("step", "epochs", "settings");
        for (String name : facts.keySet()) {
            JsonObject without = facts.deepCopy();
            without.remove(name);
            if (required.contains(name)) {
                assertRefused(with(whole, facts(whole, without)), name);
            } else {
                assertThat(RunCodec.decode("odd.run", with(whole, facts(whole, without))))
                        .isNotNull();
            }
        }
        JsonObject settings = facts.getAsJsonObject("settings");
        Set<String> decideNoWeight = Set.of("threads", "historyMegabytes");
        for (String name : settings.keySet()) {
            JsonObject changed = facts.deepCopy();
            changed.getAsJsonObject("settings").remove(name);
            if (decideNoWeight.contains(name)) {
                assertThat(RunCodec.decode("odd.run", with(whole, facts(whole, changed))))
                        .isNotNull();
            } else {
                assertRefused(with(whole, facts(whole, changed)), name);
            }
        }
    }

    private static Map<String, String> facts(TensorFile whole, JsonObject facts) {
        Map<String, String> metadata = new LinkedHashMap<>(whole.metadata());
        metadata.put(RunCodec.FACTS, facts.toString());
        return metadata;
    }

    @Test
    void fieldsThatALaterVersionAddsAreIgnored() throws Exception {
        SavedRun saved = halfway();
        TensorFile whole = RunCodec.whole(saved);
        JsonObject facts =
                JsonParser.parseString(whole.metadata().get(RunCodec.FACTS)).getAsJsonObject();
        facts.addProperty("mood", "good");
        facts.getAsJsonObject("settings").addProperty("warmth", 3);
        Map<String, String> metadata = new LinkedHashMap<>(facts(whole, facts));
        metadata.put("run/another", "text");
        Map<String, NumberArray> arrays = new LinkedHashMap<>(whole.arrays());
        arrays.put("run/epochs/energy", new NumberArray.Doubles(1, 2, 3));
        Map<String, Tensor> tensors = new LinkedHashMap<>(whole.tensors());
        tensors.put("run/noise", Tensor.zeros(Shape.of(3)));
        assertSame(RunCodec.decode("later.run", new TensorFile(metadata, tensors, arrays)), saved);
    }

    @Test
    void aNewerVersionIsRefusedWithWhatHelps() throws Exception {
        TensorFile whole = RunCodec.whole(halfway());
        Map<String, String> metadata = new LinkedHashMap<>(whole.metadata());
        metadata.put(RunCodec.VERSION, Integer.toString(RunMigrations.CURRENT + 1));
        assertThatThrownBy(() -> RunCodec.decode("odd.run", with(whole, metadata)))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContainingAll("odd.run", "newer version", "Update Kernelscope");
    }

    @Test
    void eventsComeBackWithTheirChangesAndTheirProblems() throws Exception {
        List<RunEvent> events =
                List.of(
                        RunEvent.of(1, RunEvent.Kind.PAUSED),
                        new RunEvent(
                                2,
                                RunEvent.Kind.ADJUSTED,
                                new HyperparameterChange(1e-3, 0.5, 7),
                                null),
                        new RunEvent(
                                3,
                                RunEvent.Kind.FAILED,
                                null,
                                new UserFacingException("training.diverged", "3; \"한\"", 0.1)));
        List<RunEvent> read = RunJson.parseEvents(RunJson.formatEvents(events), 3);
        assertThat(read.subList(0, 2)).isEqualTo(events.subList(0, 2));
        UserFacingException problem = Objects.requireNonNull(read.get(2).problem());
        assertThat(problem.key()).isEqualTo("training.diverged");
        assertThat(problem.argumentTexts()).containsExactly("3; \"한\"", "0.1");
        assertThatThrownBy(() -> RunJson.parseEvents(RunJson.formatEvents(events), 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eventsOfAKindThatALaterVersionAddsAreLeftOut() throws Exception {
        String later =
                "{\"events\":[{\"step\":1,\"kind\":\"paused\"},{\"step\":2,\"kind\":\"cloned\"},"
                        + "{\"step\":2,\"kind\":\"failed\",\"problem\":"
                        + "{\"key\":\"of.tomorrow\",\"arguments\":[]}}]}";
        assertThat(RunJson.parseEvents(later, 2))
                .containsExactly(
                        RunEvent.of(1, RunEvent.Kind.PAUSED), RunEvent.of(2, RunEvent.Kind.FAILED));
    }

    @Test
    @Tag("slow")
    void tensorsFullOfNonsenseAreReadOrRefused() throws Exception {
        TensorFile whole = RunCodec.whole(halfway());
        Random random = new Random(2);
        for (String name : whole.tensors().keySet()) {
            Tensor tensor = Objects.requireNonNull(whole.tensors().get(name));
            for (float odd : new float[] {Float.NaN, -1, 1e30f, Float.NEGATIVE_INFINITY}) {
                float[] values = tensor.toArray();
                values[random.nextInt(values.length)] = odd;
                values[0] = odd;
                Map<String, Tensor> changed = new LinkedHashMap<>(whole.tensors());
                changed.put(name, Tensor.of(tensor.shape(), values));
                readOrRefuse(new TensorFile(whole.metadata(), changed, whole.arrays()));
            }
        }
    }

    @Test
    void arraysFullOfNonsenseAreReadOrRefused() throws Exception {
        TensorFile whole = RunCodec.whole(halfway());
        Random random = new Random(3);
        for (String name : whole.arrays().keySet()) {
            NumberArray array = Objects.requireNonNull(whole.arrays().get(name));
            int size = array.shape().size();
            for (long odd : new long[] {-1, 255, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 31}) {
                int at = random.nextInt(size);
                readOrRefuse(with(whole, name, odd(array, at, odd)));
                readOrRefuse(with(whole, name, odd(array, 0, odd)));
            }
            readOrRefuse(with(whole, name, new NumberArray.Doubles(new double[size])));
            readOrRefuse(with(whole, name, new NumberArray.Longs(new long[size])));
            readOrRefuse(with(whole, name, new NumberArray.Longs(0)));
            readOrRefuse(with(whole, name, new NumberArray.Doubles(Double.NaN)));
            readOrRefuse(with(whole, name, new NumberArray.Bytes(Shape.of(size), new byte[size])));
        }
    }

    private static TensorFile with(TensorFile whole, String name, NumberArray array) {
        Map<String, NumberArray> changed = new LinkedHashMap<>(whole.arrays());
        changed.put(name, array);
        return new TensorFile(whole.metadata(), whole.tensors(), changed);
    }

    private static NumberArray odd(NumberArray array, int at, long odd) {
        if (array instanceof NumberArray.Doubles doubles) {
            double[] values = doubles.values().clone();
            values[at] = Double.longBitsToDouble(odd);
            return new NumberArray.Doubles(array.shape(), values);
        }
        if (array instanceof NumberArray.Longs longs) {
            long[] values = longs.values().clone();
            values[at] = odd;
            return new NumberArray.Longs(array.shape(), values);
        }
        byte[] values = ((NumberArray.Bytes) array).values().clone();
        values[at] = (byte) odd;
        return new NumberArray.Bytes(array.shape(), values);
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
