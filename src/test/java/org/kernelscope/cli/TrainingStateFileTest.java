package org.kernelscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kernelscope.data.Augmentation;
import org.kernelscope.engine.InitialWeights;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Optimizer;
import org.kernelscope.engine.Schedule;
import org.kernelscope.engine.TrainingState;
import org.kernelscope.network.Presets;
import org.kernelscope.storage.Safetensors;
import org.kernelscope.storage.TensorFile;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Problem;

final class TrainingStateFileTest {
    private static final TrainPlan PLAN =
            new TrainPlan(
                    7,
                    64,
                    Optimizer.NESTEROV,
                    0.05,
                    Schedule.Kind.WARMUP_COSINE,
                    0.9,
                    1e-4,
                    Loss.SQUARED_ERROR,
                    Augmentation.MNIST,
                    60_000,
                    5_000,
                    -3,
                    2);

    @TempDir Path folder;

    @Test
    void anUnfinishedTrainingComesBackAsItWas() throws Exception {
        Path file = folder.resolve("a.state");
        TrainingStateFile state = state();
        state.write(file);
        TrainingStateFile back = TrainingStateFile.read(file);
        assertThat(back.plan()).isEqualTo(PLAN);
        assertThat(back.state()).isEqualTo(state.state());
        assertThat(back.architecture()).isEqualTo(Presets.LENET5_MODERN);
        assertThat(back.history().format()).isEqualTo(state.history().format());
    }

    @ParameterizedTest
    @CsvSource({
        "train.epochs, 0",
        "train.batch, -5",
        "train.batch, 2000000000",
        "train.rate, NaN",
        "train.momentum, 1",
        "train.threads, 100000",
        "train.steps, -7",
        "train.steps, many",
        "train.optimizer, magic",
        "train.augment, shift=1e9",
        "train.history, nonsense",
        "architecture, nonsense",
    })
    void aDamagedSettingIsAFailureThatNamesTheFile(String name, String value) throws Exception {
        Path file = folder.resolve("a.state");
        state().write(file);
        TensorFile content = Safetensors.read(file);
        Map<String, String> metadata = new LinkedHashMap<>(content.metadata());
        assertThat(metadata.put(name, value)).isNotNull();
        Safetensors.write(file, new TensorFile(metadata, content.tensors()));
        assertThatThrownBy(() -> TrainingStateFile.read(file))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(file.toString());
    }

    private static TrainingStateFile state() {
        return new TrainingStateFile(
                Presets.LENET5_MODERN,
                PLAN,
                new TrainingState(
                        InitialWeights.draw(Presets.LENET5_MODERN, 1),
                        Tensor.of(Shape.of(3), 1, 2, 3),
                        12),
                new TrainingHistory());
    }
}
