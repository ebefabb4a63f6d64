package org.kernelscope.ui.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kernelscope.analysis.CellReport.Term;
import org.kernelscope.analysis.CellReport.WeightedSum;
import org.kernelscope.network.Cell;
import org.kernelscope.op.Activation;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/** Two kernels of 1×2 by hand: 2·3 − 1·4 on map 1, 5·0 + 0.5·8 on map 3. */
final class ProductsTest {
    private static final Shape WINDOW = Shape.of(1, 1, 2);

    private final Products products =
            new Products(
                    new WeightedSum(
                            new Cell(2, 0, 0, 0),
                            List.of(
                                    term(1, new float[] {3, 4}, new float[] {2, -1}, 2),
                                    term(3, new float[] {0, 8}, new float[] {5, 0.5f}, 4)),
                            1,
                            7,
                            Activation.RELU,
                            false,
                            7));

    private static Term term(int channel, float[] patch, float[] kernel, double sum) {
        return new Term(channel, Tensor.of(WINDOW, patch), Tensor.of(WINDOW, kernel), sum);
    }

    @Test
    void theyGoMapByMap() {
        assertThat(products.blocks()).isEqualTo(2);
        assertThat(products.taps()).isEqualTo(2);
        assertThat(products.count()).isEqualTo(4);
        assertThat(products.channel(0)).isEqualTo(1);
        assertThat(products.channel(1)).isEqualTo(3);
        assertThat(products.of(0)).isEqualTo(6);
        assertThat(products.of(1)).isEqualTo(-4);
        assertThat(products.of(2)).isZero();
        assertThat(products.of(3)).isEqualTo(4);
    }

    @Test
    void sumsAreOfAnyRange() {
        assertThat(products.sum(0, 4)).isEqualTo(6);
        assertThat(products.sum(1, 3)).isEqualTo(-4);
        assertThat(products.sum(2, 2)).isZero();
    }

    @Test
    void aBlockIsDoneAsFarAsTheClockHasCome() {
        assertThat(products.done(0, 1)).isEqualTo(1);
        assertThat(products.done(0, 4)).isEqualTo(2);
        assertThat(products.done(1, 1)).isZero();
        assertThat(products.done(1, 3)).isEqualTo(1);
    }

    @Test
    void theColoursOfWeightsAndProductsHaveScalesOfTheirOwn() {
        assertThat(products.weightLimit()).isEqualTo(5);
        assertThat(products.limit()).isEqualTo(6);
        assertThat(products.map(0).get(1)).isEqualTo(-4);
    }
}
