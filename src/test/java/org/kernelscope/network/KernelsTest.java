package org.kernelscope.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

final class KernelsTest {
    private static final Architecture LENET = Presets.LENET5_MODERN;

    private static Layer layer(String name) {
        return LENET.layer(name).orElseThrow();
    }

    /** Every number of every tensor is its own index. */
    private static Weights counted() throws ArchitectureException {
        Map<String, Tensor> tensors = new HashMap<>();
        for (ParameterSpec parameter : LENET.parameters()) {
            float[] values = new float[parameter.shape().size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = i;
            }
            tensors.put(parameter.name(), Tensor.takeOver(parameter.shape(), values));
        }
        return Weights.of(LENET, tensors);
    }

    @Test
    void aKernelLiesBetweenTwoMaps() throws ArchitectureException {
        Kernels c3 = Kernels.of(layer("C3"), counted()).orElseThrow();
        assertThat(c3.maps()).isEqualTo(16);
        assertThat(c3.inputs()).isEqualTo(6);
        Tensor kernel = c3.kernel(2, 1).orElseThrow();
        assertThat(kernel.shape()).isEqualTo(Shape.of(1, 5, 5));
        assertThat(kernel.get(0)).isEqualTo((2 * 6 + 1) * 25);
        assertThat(c3.bias(7)).isEqualTo(7);
    }

    @Test
    void aKernelIsComparedAndMeasuredWhereItLies() throws ArchitectureException {
        Weights weights = counted();
        Kernels c3 = Kernels.of(layer("C3"), weights).orElseThrow();
        Tensor other = Tensor.zeros(Shape.of(1, 5, 5));
        Kernels changed = Kernels.of(layer("C3"), c3.withKernel(2, 1, other)).orElseThrow();
        assertThat(c3.count()).isEqualTo(96);
        assertThat(changed.norm(2, 1)).isZero();
        assertThat(changed.norm(0, 0)).isEqualTo(Math.sqrt(24 * 25 * 49 / 6.0));
        assertThat(changed.isSame(c3, 2, 1)).isFalse();
        assertThat(changed.isSame(c3, 2, 2)).isTrue();
        assertThat(c3.isSame(c3, 2, 1)).isTrue();
    }

    @Test
    void theLinksIntoACellCarryTheWeightsOfItsKernels() throws ArchitectureException {
        Weights weights = counted();
        Cell cell = new Cell(layer("C3").index(), 5, 3, 4);
        Kernels c3 = Kernels.of(layer("C3"), weights).orElseThrow();
        for (CellConnections.Connection link : new CellConnections(LENET, weights).into(cell)) {
            Tensor kernel = c3.kernel(5, link.from().channel()).orElseThrow();
            assertThat(link.weight())
                    .isEqualTo(kernel.at(0, link.from().row() - 3, link.from().column() - 4));
        }
    }

    @Test
    void aTableHasOnlyTheKernelsThatItNames() throws ArchitectureException {
        Architecture lenet = Presets.LENET5_1998;
        Weights weights = InitialWeights.draw(lenet, 4);
        Kernels c3 = Kernels.of(lenet.layer("C3").orElseThrow(), weights).orElseThrow();
        // Map 1 comes second, and is made from maps 1, 2 and 3.
        assertThat(c3.kernel(1, 2).orElseThrow().toArray())
                .containsExactly(
                        java.util.Arrays.copyOfRange(
                                weights.get("C3.weight").toArray(), 4 * 25, 5 * 25));
        assertThat(c3.kernel(1, 0)).isEmpty();
        assertThatThrownBy(() -> c3.kernel(1, 6)).isInstanceOf(IndexOutOfBoundsException.class);
        Weights after = c3.withKernel(1, 2, Tensor.zeros(Shape.of(1, 5, 5)));
        assertThat(after.get("C3.weight").get(4 * 25)).isZero();
        assertThat(after.get("C3.weight").get(3 * 25)).isEqualTo(weights.get("C3.weight").get(75));
        Tensor none = Tensor.zeros(Shape.of(1, 5, 5));
        assertThatThrownBy(() -> c3.withKernel(1, 0, none))
                .isInstanceOf(IllegalArgumentException.class);
        for (String without : new String[] {"S2", "output"}) {
            assertThat(Kernels.of(lenet.layer(without).orElseThrow(), weights)).isEmpty();
        }
    }

    @Test
    void poolingHasNoKernels() throws ArchitectureException {
        assertThat(Kernels.of(layer("S2"), counted())).isEmpty();
    }

    @Test
    void aKernelIsReplacedAndNothingElse() throws ArchitectureException {
        Weights before = counted();
        Kernels c3 = Kernels.of(layer("C3"), before).orElseThrow();
        Weights after = c3.withKernel(2, 1, Tensor.zeros(Shape.of(1, 5, 5)));
        float[] expected = before.get("C3.weight").toArray();
        java.util.Arrays.fill(expected, 13 * 25, 14 * 25, 0);
        assertThat(after.get("C3.weight").toArray()).isEqualTo(expected);
        assertThat(after.get("C1.weight")).isEqualTo(before.get("C1.weight"));
        assertThat(c3.withBias(3, -1).get("C3.bias").get(3)).isEqualTo(-1);
    }

    @Test
    void whatIsNotANumberIsRefused() throws ArchitectureException {
        Kernels c1 = Kernels.of(layer("C1"), counted()).orElseThrow();
        assertThatThrownBy(() -> c1.withBias(0, Float.NaN))
                .isInstanceOf(ArchitectureException.class);
        assertThatThrownBy(() -> c1.withKernel(0, 0, Tensor.zeros(Shape.of(1, 3, 3))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
