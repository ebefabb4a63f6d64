package org.kernelscope.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kernelscope.op.Activation;
import org.kernelscope.tensor.Shape;

final class ConnectionTableTest {
    /** Table I of the paper: six maps of three, nine of four, one of six. */
    @Test
    void thatOf1998HasSixtyKernels() {
        ConnectionTable table = ConnectionTable.LENET5;
        assertThat(table.kernels(6, 16)).isEqualTo(60);
        assertThat(table.groups())
                .containsExactly(
                        new ConnectionTable.Group(3, 6),
                        new ConnectionTable.Group(4, 9),
                        new ConnectionTable.Group(6, 1));
        for (int in = 0; in < 6; in++) {
            int input = in;
            // Each map of S2 feeds ten maps of C3: the columns of the table are alike.
            assertThat(table.inputs()).filteredOn(list -> list.contains(input)).hasSize(10);
        }
        assertThat(table.inputs()).doesNotHaveDuplicates();
    }

    @Test
    void kernelsAreCountedMapByMapThenInputByInput() {
        ConnectionTable table = ConnectionTable.of(List.of(List.of(2, 0), List.of(1)));
        assertThat(table.index(0, 0, 3)).isZero();
        assertThat(table.index(2, 0, 3)).isEqualTo(1);
        assertThat(table.index(1, 1, 3)).isEqualTo(2);
        assertThat(table.index(1, 0, 3)).isEqualTo(-1);
        assertThat(table.connects(1, 0)).isFalse();
        assertThat(table.connects(1, 1)).isTrue();
        assertThat(table).isEqualTo(ConnectionTable.of(List.of(List.of(0, 2), List.of(1))));
        assertThat(table).isNotEqualTo(ConnectionTable.FULL);
    }

    @Test
    void theFullConnectionSuitsAnySize() {
        assertThat(ConnectionTable.FULL.kernels(6, 16)).isEqualTo(96);
        assertThat(ConnectionTable.FULL.index(5, 15, 6)).isEqualTo(95);
        assertThat(ConnectionTable.FULL.connects(700, 3)).isTrue();
        assertThat(ConnectionTable.FULL.inputs()).isEmpty();
    }

    @Test
    void missingKernelsHaveNoNumbersAndFanInFollowsTheMap() {
        ConvolutionSpec spec = convolution(ConnectionTable.of(List.of(List.of(0, 2), List.of(1))));
        List<ParameterSpec> parameters = spec.parameters(Shape.of(3, 8, 8));
        assertThat(parameters.get(0).shape()).isEqualTo(Shape.of(3, 5, 5));
        assertThat(parameters.get(0).fanIn(1)).isEqualTo(50);
        assertThat(parameters.get(0).fanIn(2)).isEqualTo(25);
        assertThat(parameters.get(0).fanIn()).isEqualTo(50);
    }

    @Test
    void aTableThatDoesNotFitItsLayerIsRefused() {
        refused(List.of(List.of(0)), "C: the connection table has 1 lists, but the layer has 2");
        refused(List.of(List.of(0), List.of()), "leaves map 1 without any input");
        refused(List.of(List.of(0), List.of(3)), "makes map 1 from map 3 below; the maps there");
        refused(List.of(List.of(-1), List.of(0)), "makes map 0 from map -1 below");
        refused(
                List.of(List.of(0), List.of(2, 1, 2)),
                "names map 2 twice among the inputs of map 1");
    }

    private static void refused(List<List<Integer>> inputs, String sentence) {
        assertThatThrownBy(
                        () ->
                                convolution(ConnectionTable.of(inputs))
                                        .outputShape(Shape.of(3, 8, 8)))
                .isInstanceOf(ArchitectureException.class)
                .hasMessageContaining(sentence);
    }

    private static ConvolutionSpec convolution(ConnectionTable table) {
        return new ConvolutionSpec("C", 2, Window.of(5), table, Activation.RELU);
    }
}
