package org.kernelscope.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.storage.Safetensors;
import org.kernelscope.storage.TensorFile;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.record.RunRecord;

/** The runs of an experiment go into a file and come back; a damaged file is refused. */
final class ExperimentFileTest {
    private static ExperimentFile.SavedExperiment saved;

    @TempDir private Path folder;

    @BeforeAll
    static void train() throws Exception {
        Mnist mnist = Mnist.inside();
        List<ArmResult> results = new ArrayList<>();
        for (Experiment.Arm arm : Experiment.NORMALISATION.arms()) {
            results.add(result(mnist, arm.lasting(3), -1 - results.size()));
        }
        Experiment.Arm second = Experiment.NORMALISATION.arms().get(1);
        results.add(
                result(
                        mnist,
                        second.changed(
                                        ExperimentWords.ownId(1),
                                        second.architecture(),
                                        second.settings().withRate(0.5))
                                .lasting(2),
                        -3));
        saved = new ExperimentFile.SavedExperiment(Experiment.NORMALISATION, results);
    }

    private static ArmResult result(Mnist mnist, Experiment.Arm arm, int number) throws Exception {
        return Objects.requireNonNull(
                ExperimentRun.of(
                        new Dl4jEngine(),
                        arm,
                        number,
                        mnist.train(),
                        mnist.test().range(0, 100),
                        ExperimentRun.NOBODY));
    }

    private Path written() throws UserFacingException {
        Path file = folder.resolve("mine" + ExperimentFile.SUFFIX);
        ExperimentFile.write(file, saved);
        return file;
    }

    @Test
    void allArmsComeBack() throws Exception {
        ExperimentFile.SavedExperiment read = ExperimentFile.read(written());
        assertThat(read.experiment()).isEqualTo(saved.experiment());
        assertThat(read.results()).hasSize(3);
        for (int i = 0; i < 3; i++) {
            ArmResult expected = saved.results().get(i);
            ArmResult arm = read.results().get(i);
            assertThat(arm.arm()).isEqualTo(expected.arm());
            assertThat(arm.measurements()).isEqualTo(expected.measurements());
            assertThat(arm.statistics()).isEqualTo(expected.statistics());
            assertThat(arm.weights()).isEqualTo(expected.weights());
            RunRecord run = arm.record();
            assertThat(run.isArm()).isTrue();
            assertThat(run.steps().size()).isEqualTo(expected.record().steps().size());
            assertThat(run.timeline().checkpoints())
                    .isEqualTo(expected.record().timeline().checkpoints());
            assertThat(run.epochs()).hasSameSizeAs(expected.record().epochs());
            assertThat(run.epochs().get(1).test().worst())
                    .isNotEmpty()
                    .isEqualTo(expected.record().epochs().get(1).test().worst());
        }
    }

    /** The arms of one experiment are not those of another. */
    @Test
    void armsOfAnotherExperimentAreRefused() throws Exception {
        assertRefused(claiming("twins"), "experiment.file.other");
        assertRefused(claiming("shuffled"), "experiment.file.arms");
        assertRefused(claiming("none"), "json.choice");
    }

    private Path claiming(String experiment) throws UserFacingException {
        Path file = written();
        TensorFile sound = Safetensors.readAnyType(file);
        Map<String, String> texts = new HashMap<>(sound.metadata());
        texts.computeIfPresent(
                "experiment/facts", (name, json) -> json.replace("normalisation", experiment));
        Safetensors.write(file, new TensorFile(texts, sound.tensors(), sound.arrays()));
        return file;
    }

    private static void assertRefused(Path file, String key) {
        assertThatThrownBy(() -> ExperimentFile.read(file))
                .isInstanceOfSatisfying(
                        UserFacingException.class,
                        reason ->
                                assertThat(reason.getCause())
                                        .isInstanceOfSatisfying(
                                                UserFacingException.class,
                                                inner -> assertThat(inner.key()).isEqualTo(key)));
    }

    @Test
    void anotherFileIsRefused() throws Exception {
        Path file = folder.resolve("text" + ExperimentFile.SUFFIX);
        Files.writeString(file, "no experiment");
        assertThatThrownBy(() -> ExperimentFile.read(file)).isInstanceOf(UserFacingException.class);
        assertThatThrownBy(() -> ExperimentFile.read(folder.resolve("none")))
                .isInstanceOf(UserFacingException.class);
        Safetensors.write(file, new TensorFile(Map.of(), Map.of()));
        assertThatThrownBy(() -> ExperimentFile.read(file)).isInstanceOf(UserFacingException.class);
        Safetensors.write(file, new TensorFile(Map.of("experiment/version", "2"), Map.of()));
        assertThatThrownBy(() -> ExperimentFile.read(file)).isInstanceOf(UserFacingException.class);
    }

    /** Every part that is left out, and facts with other numbers, give a sentence or an arm. */
    @Test
    void damagedFilesAreRefusedWithASentence() throws Exception {
        Path file = written();
        TensorFile sound = Safetensors.readAnyType(file);
        List<String> names = new ArrayList<>(sound.metadata().keySet());
        for (String name : names) {
            Map<String, String> fewer = new HashMap<>(sound.metadata());
            fewer.remove(name);
            Safetensors.write(file, new TensorFile(fewer, sound.tensors(), sound.arrays()));
            assertThatThrownBy(() -> ExperimentFile.read(file))
                    .as(name)
                    .isInstanceOf(UserFacingException.class);
        }
        Random random = new Random(15);
        String facts = Objects.requireNonNull(sound.metadata().get("experiment/facts"));
        for (int i = 0; i < 100; i++) {
            int at = random.nextInt(facts.length());
            char other = "0-9{}[]\",:xe.".charAt(random.nextInt(13));
            UnaryOperator<String> damage =
                    text -> text.substring(0, at) + other + text.substring(at + 1);
            Map<String, String> texts = new HashMap<>(sound.metadata());
            texts.put("experiment/facts", damage.apply(facts));
            Safetensors.write(file, new TensorFile(texts, sound.tensors(), sound.arrays()));
            try {
                assertThat(ExperimentFile.read(file).results()).isNotEmpty();
            } catch (UserFacingException told) {
                assertThat(told.key()).isNotEmpty();
            }
        }
    }
}
