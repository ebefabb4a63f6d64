package org.kernelscope.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kernelscope.tensor.Shape;

/**
 * What is computed from the description of LeNet-5 against the numbers of LeCun et al. (1998),
 * where the textbook version is the same, and against numbers worked by hand, where it departs.
 */
final class LenetTest {
    private static final Architecture LENET = Presets.LENET5_MODERN;

    @ParameterizedTest
    @CsvSource({
        // name, shape, parameters, connections, multiplications, field, jump, centre of the first
        "C1, 6×28×28, 156, 122304, 117600, 5, 1, 2",
        "S2, 6×14×14, 0, 4704, 0, 6, 2, 2.5",
        "C3, 16×10×10, 2416, 241600, 240000, 14, 2, 6.5",
        "S4, 16×5×5, 0, 1600, 0, 16, 4, 7.5",
        "C5, 120×1×1, 48120, 48120, 48000, 32, 4, 15.5",
        "F6, 84×1×1, 10164, 10164, 10080, 32, 4, 15.5",
        "output, 10×1×1, 850, 850, 840, 32, 4, 15.5"
    })
    void everyLayerHasItsNumbers(
            String name,
            String shape,
            long parameters,
            long connections,
            long multiplications,
            int field,
            int jump,
            double start) {
        Layer layer = LENET.layer(name).orElseThrow();
        assertThat(layer.outputShape()).hasToString(shape);
        assertThat(layer.parameterCount()).isEqualTo(parameters);
        assertThat(layer.connections()).isEqualTo(connections);
        assertThat(layer.multiplyAccumulates()).isEqualTo(multiplications);
        assertThat(layer.receptiveField()).isEqualTo(new ReceptiveField(field, jump, start));
    }

    @Test
    void theWholeHasItsNumbers() {
        assertThat(LENET.input().shape()).isEqualTo(Shape.of(1, 32, 32));
        assertThat(LENET.classes()).isEqualTo(10);
        assertThat(LENET.parameterCount()).isEqualTo(61_706);
        assertThat(LENET.connections())
                .isEqualTo(122_304 + 4_704 + 241_600 + 1_600 + 48_120 + 10_164 + 850);
        assertThat(Presets.byId("lenet5-modern")).containsSame(LENET);
        assertThat(Presets.byId("lenet-6")).isEmpty();
    }

    @Test
    void tensorsAreNamedAndLaidOutAsInPyTorch() {
        assertThat(LENET.parameters())
                .extracting(parameter -> parameter.name() + " " + parameter.shape())
                .containsExactly(
                        "C1.weight 6×1×5×5",
                        "C1.bias 6",
                        "C3.weight 16×6×5×5",
                        "C3.bias 16",
                        "C5.weight 120×16×5×5",
                        "C5.bias 120",
                        "F6.weight 84×120",
                        "F6.bias 84",
                        "output.weight 10×84",
                        "output.bias 10");
        assertThat(LENET.parameters())
                .filteredOn(ParameterSpec::isBias)
                .extracting(ParameterSpec::fanIn)
                .containsExactly(25, 150, 400, 120, 84);
        assertThat(LENET.parameters())
                .filteredOn(parameter -> !parameter.isBias())
                .extracting(ParameterSpec::fanOut)
                .containsExactly(150, 400, 3000, 84, 10);
    }
}
