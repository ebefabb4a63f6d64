package org.kernelscope.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.kernelscope.op.Activation;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/** Computes the worked examples in the Javadoc of the descriptions of networks. */
final class JavadocExamplesOfNetworksTest {
    private static final Architecture LENET = Presets.LENET5_MODERN;

    @Test
    void window() {
        Window window = new Window(3, 2, 1, 1);
        assertThat(window.outputs(5)).isEqualTo(3);
        assertThat(window.input(0, 0)).isEqualTo(-1);
        assertThat(window.input(2, 2)).isEqualTo(5);
    }

    @Test
    void receptiveField() {
        assertThat(field("C1")).isEqualTo(List.of(5, 1));
        assertThat(field("S2")).isEqualTo(List.of(6, 2));
        assertThat(field("C3")).isEqualTo(List.of(14, 2));
        assertThat(field("S4")).isEqualTo(List.of(16, 4));
        assertThat(field("C5").get(0)).isEqualTo(32);
    }

    private static List<Integer> field(String layer) {
        ReceptiveField field = LENET.layer(layer).orElseThrow().receptiveField();
        return List.of(field.size(), field.jump());
    }

    @Test
    void dependencySet() {
        DependencySet set = DependencySet.of(LENET, new Cell(1, 0, 0, 0));
        assertThat(set.in(0).cells()).isEqualTo(4);
        assertThat(set.in(Cell.INPUT).cells()).isEqualTo(36);
        assertThat(set.in(2).cells()).isEqualTo(16);
        assertThat(set.in(2).contains(15, 0, 0)).isTrue();
    }

    @Test
    void initialisation() {
        Offset<Double> near = Offset.offset(5e-4);
        Activation f = Activation.RELU;
        assertThat(Initialisation.HE.limit(f, 25, 150)).isCloseTo(0.490, near);
        assertThat(Initialisation.GLOROT.limit(f, 25, 150)).isCloseTo(0.185, near);
        assertThat(Initialisation.LECUN_1998.limit(f, 25, 150)).isCloseTo(0.096, near);
    }

    @Test
    void layers() {
        Layer c1 = LENET.layers().get(0);
        assertThat(c1.outputShape()).isEqualTo(Shape.of(6, 28, 28));
        assertThat(c1.parameterCount()).isEqualTo(156);
        assertThat(LENET.layer("F6").orElseThrow().parameterCount()).isEqualTo(10_164);
        assertThat(LENET.parameterCount()).isEqualTo(61_706);
        Layer c3 = Presets.LENET5_1998.layer("C3").orElseThrow();
        assertThat(c3.parameterFormula().toString())
                .isEqualTo("(5·5·3+1)·6 + (5·5·4+1)·9 + (5·5·6+1)·1");
        assertThat(c3.parameterCount()).isEqualTo(1_516);
    }

    @Test
    void connectionTable() {
        ConnectionTable table = ConnectionTable.of(List.of(List.of(0), List.of(0, 1)));
        assertThat(table.kernels(2, 2)).isEqualTo(3);
        assertThat(table.index(1, 1, 2)).isEqualTo(2);
    }

    @Test
    void halfInk() {
        Tensor ink = Tensor.of(Shape.of(1, 1, 1), 0.5f);
        assertThat(new InputSpec(1, -0.1f, 1.175f).encode(ink).get(0))
                .isCloseTo(0.5375f, Offset.offset(1e-6f));
    }
}
