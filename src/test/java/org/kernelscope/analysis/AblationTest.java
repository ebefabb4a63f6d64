package org.kernelscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.dl4j.RandomTensors;
import org.kernelscope.network.Presets;

final class AblationTest {
    private final Model model =
            new Model(
                    Presets.LENET5_MODERN,
                    RandomTensors.weights(new Random(1), Presets.LENET5_MODERN),
                    Map.of());

    @Test
    void triesEveryMapOfEveryHiddenLayerWithWeightsOnce() {
        Ablation all = new Ablation(model, model.architecture().layers());
        assertThat(all.count()).isEqualTo(6 + 16 + 120 + 84);
        Ablation some = new Ablation(model, List.of(model.architecture().layers().get(2)));
        assertThat(some.count()).isEqualTo(16);
    }

    @Test
    void ranksByWhatIsLost() {
        Ablation silencing = new Ablation(model, List.of(model.architecture().layers().get(0)));
        int[] correct = {900, 100, 950, 400, 950, 700};
        for (int map = 0; map < correct.length; map++) {
            Model without = silencing.next();
            assertThat(without.weights().get("C1.bias").get(map)).isZero();
            assertThat(model.weights().get("C1.bias").get(map)).isNotZero();
            silencing.correct(correct[map]);
        }
        assertThat(silencing.done()).isEqualTo(silencing.count());
        assertThat(silencing.ranking())
                .extracting(Ablation.Result::map)
                .containsExactly(1, 3, 5, 0, 2, 4);
        assertThat(silencing.ranking().get(0)).isEqualTo(new Ablation.Result(0, 1, 100));
    }
}
