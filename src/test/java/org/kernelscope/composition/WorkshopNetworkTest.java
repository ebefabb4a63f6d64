package org.kernelscope.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kernelscope.analysis.CellReport;
import org.kernelscope.network.Cell;
import org.kernelscope.op.Activation;
import org.kernelscope.op.PoolKind;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.workshop.Outcome;
import org.kernelscope.workshop.Setup;

/** A number of the network as an operation of the workshop. */
final class WorkshopNetworkTest {
    private static final Cell CELL = new Cell(0, 1, 2, 3);

    private static Tensor output(CellReport report) throws UserFacingException {
        return Objects.requireNonNull(Outcome.of(WorkshopNetwork.setup(report)).output());
    }

    private static CellReport sum(int maps) {
        Tensor patch = Tensor.of(Shape.of(1, 2, 2), 1, 2, 3, 4);
        Tensor kernel = Tensor.of(Shape.of(1, 2, 2), 1, 0, 0, -1);
        List<CellReport.Term> terms =
                IntStream.range(0, maps)
                        .mapToObj(map -> new CellReport.Term(map, patch, kernel, -3))
                        .toList();
        float z = -3 * maps + 0.5f;
        return new CellReport.WeightedSum(CELL, terms, 0.5f, z, Activation.RELU, false, 0);
    }

    @Test
    void theOutputIsTheSumOfTheNetwork() throws UserFacingException {
        assertThat(output(sum(1)).toArray()).containsExactly(-2.5f);
        assertThat(output(sum(3)).toArray()).containsExactly(-8.5f);
    }

    @Test
    void atMostFourMapsAreTaken() throws UserFacingException {
        Setup setup = WorkshopNetwork.setup(sum(6));
        assertThat(setup.input().shape()).isEqualTo(Shape.of(4, 2, 2));
        assertThat(output(sum(6)).toArray()).containsExactly(-11.5f);
    }

    @Test
    void aPoolingKeepsItsKind() throws UserFacingException {
        Tensor patch = Tensor.of(Shape.of(1, 2, 2), 1, 2, 3, 6);
        assertThat(output(new CellReport.Pooled(CELL, PoolKind.MAX, patch, 3, 6)).toArray())
                .containsExactly(6);
        assertThat(output(new CellReport.Pooled(CELL, PoolKind.AVERAGE, patch, -1, 3)).toArray())
                .containsExactly(3);
    }

    @Test
    void otherNumbersAreRefused() {
        Tensor over = Tensor.of(Shape.of(1, 1, 2), 1, Float.NaN);
        assertThatThrownBy(
                        () ->
                                WorkshopNetwork.setup(
                                        new CellReport.Pooled(CELL, PoolKind.MAX, over, 0, 1)))
                .isInstanceOf(UserFacingException.class);
        assertThatThrownBy(() -> WorkshopNetwork.setup(new CellReport.Pixel(CELL, 1)))
                .isInstanceOf(UserFacingException.class);
    }
}
