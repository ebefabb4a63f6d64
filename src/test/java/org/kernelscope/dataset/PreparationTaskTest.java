package org.kernelscope.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.data.ClassNames;
import org.kernelscope.data.InkPlace;
import org.kernelscope.dataset.PreparationTask.Result;
import org.kernelscope.dataset.PreparationTask.Steps;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Presets;
import org.kernelscope.storage.Safetensors;
import org.kernelscope.storage.TensorFile;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

final class PreparationTaskTest {
    private static final InkPlace CORNER = new InkPlace(0, 0, 0.25f, 0.125f);

    @TempDir Path folder;

    private static OwnDataset set(int known, int unknown) throws UserFacingException {
        List<OwnExample> examples = new ArrayList<>();
        for (int i = 0; i < known + unknown; i++) {
            OwnExample example = Sets.bar(i % 10, i % 10, i % 50);
            examples.add(i < known ? example.withPlace(CORNER) : example);
        }
        return OwnDataset.of(ClassNames.DIGITS, 28, 28, examples);
    }

    private static Result measured(OwnDataset set, Steps steps) throws UserFacingException {
        Model model = Model.untrained(Presets.LENET5_MODERN, 1);
        PreparationTask task = new PreparationTask(model, set, steps);
        assertThat(task.result()).isNull();
        try (Network network = new Dl4jEngine().open(model.architecture(), model.weights())) {
            while (task.step(network)) {
                assertThat(task.share()).isBetween(0.0, 1.0);
            }
        }
        return java.util.Objects.requireNonNull(task.result());
    }

    @Test
    void thoseWhosePlaceIsKnownAreShown() throws Exception {
        Result result = measured(set(120, 30), Steps.ALL);
        assertThat(result.count()).isEqualTo(120);
        assertThat(result.accuracy()).isEqualTo(result.correct() / 120.0);
        assertThat(measured(set(PreparationTask.SAMPLE + 50, 0), Steps.ALL).count())
                .isEqualTo(PreparationTask.SAMPLE);
        assertThatThrownBy(() -> measured(set(0, 30), Steps.ALL))
                .isInstanceOf(UserFacingException.class);
    }

    @Test
    void eachStepIsTakenBackByItself() {
        OwnExample example = Sets.bar(4, 4, 0).withPlace(CORNER);
        Tensor all = PreparationTask.shown(example, Steps.ALL, 28, 28);
        assertThat(all).isEqualTo(example.ink(28, 28));
        Tensor inverted = PreparationTask.shown(example, new Steps(false, true, true), 28, 28);
        assertThat(inverted.get(0)).isEqualTo(1);
        Tensor small = PreparationTask.shown(example, new Steps(true, false, false), 28, 28);
        assertThat(small.at(0, 0, 0)).isGreaterThan(0.5f);
        assertThat(small.at(0, 7, 0)).isZero();
    }

    @Test
    void placesAreInTheFileAndAreCheckedWhenItIsRead() throws Exception {
        Path file = folder.resolve("set.ksdata");
        OwnDataset set = set(2, 1);
        DatasetFile.write(file, set);
        assertThat(DatasetFile.read(file)).isEqualTo(set);
        TensorFile sound = Safetensors.readAnyType(file);
        for (float[] wrong :
                new float[][] {
                    {0, 0, 2, 0.1f, 0, 0, 0.2f, 0.1f, 0, 0, 0, 0},
                    {0, Float.NaN, 0.1f, 0.1f, 0, 0, 0.2f, 0.1f, 0, 0, 0, 0},
                    {0, 0, 0.1f, 0.1f}
                }) {
            Map<String, Tensor> tensors = new HashMap<>(sound.tensors());
            tensors.put(
                    DatasetFile.PLACES,
                    Tensor.of(org.kernelscope.tensor.Shape.of(wrong.length / 4, 4), wrong));
            Safetensors.write(
                    file,
                    new TensorFile(sound.metadata(), tensors, sound.arrays()),
                    Safetensors::readAnyType);
            assertThatThrownBy(() -> DatasetFile.read(file))
                    .isInstanceOf(UserFacingException.class)
                    .hasMessageContaining(file.toString());
        }
    }
}
