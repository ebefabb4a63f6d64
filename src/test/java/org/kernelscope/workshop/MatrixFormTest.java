package org.kernelscope.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.kernelscope.network.Span;
import org.kernelscope.network.Window;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/** Matrices, counts and chains against the operation itself and against worked numbers. */
final class MatrixFormTest {
    private static final Offset<Double> CLOSE = Offset.offset(1e-3);

    @Test
    void bothMatricesGiveTheOutputOfTheOperation() {
        Random random = new Random(21);
        int convolutions = 0;
        int others = 0;
        while (convolutions < 30 || others < 10) {
            Setup drawn = OutcomeTest.drawn(random);
            Setup setup =
                    drawn.withKernels(GridPreset.RANDOM.kernels(drawn, random.nextLong()))
                            .withRemoved(random.nextInt(3));
            Outcome outcome = Outcome.of(setup);
            if (outcome.output() == null || !setup.kind().hasWeights()) {
                continue;
            }
            int map = random.nextInt(setup.outputMaps());
            check(outcome, map);
            if (MatrixForm.im2col(outcome, map).isPresent()) {
                convolutions++;
                MatrixForm.Im2col form = MatrixForm.im2col(outcome, map).orElseThrow();
                Tensor shown = Outputs.of(outcome).channel(map);
                for (int cell = 0; cell < shown.size(); cell++) {
                    double value =
                            form.product().at(0, map - form.firstMap(), cell)
                                    + setup.bias().get(map);
                    assertThat(value).isCloseTo(shown.get(cell), CLOSE);
                }
            } else {
                others++;
                assertThat(setup.kind()).isEqualTo(Kind.TRANSPOSED);
            }
        }
    }

    private static void check(Outcome outcome, int map) {
        Setup setup = outcome.setup();
        Tensor shown = Outputs.of(outcome).channel(map);
        double[] sums = new double[shown.size()];
        for (int channel : setup.inputsOf(map)) {
            Tensor matrix = MatrixForm.sparse(outcome, channel, map).orElseThrow();
            Tensor input = setup.heard().channel(channel);
            for (int row = 0; row < sums.length; row++) {
                for (int column = 0; column < input.size(); column++) {
                    sums[row] += (double) matrix.at(0, row, column) * input.get(column);
                }
            }
        }
        for (int row = 0; row < sums.length; row++) {
            assertThat(sums[row] + setup.bias().get(map)).isCloseTo(shown.get(row), CLOSE);
        }
    }

    /** 3×3 on 5×5: 9 weights and a bias, 81 products, 9 · 25 + 9 for the dense layer. */
    @Test
    void theCountsOfTheTextbookExample() {
        assertThat(MatrixForm.counts(Outcome.of(Setup.textbook())))
                .contains(new MatrixForm.Counts(10, 81, 234, 9 + 1 + 1 + 1));
        Setup large =
                Setup.textbook()
                        .withInput(GridPreset.EMPTY.grid(Shape.of(4, 8, 8), 0))
                        .withOutputMaps(8);
        // 4·8·9 + 8; depthwise 4·9 + 4, then 4·8 + 8.
        assertThat(MatrixForm.counts(Outcome.of(large)))
                .contains(new MatrixForm.Counts(296, 8 * 4 * 36 * 9, 256 * 288 + 288, 80));
        assertThat(MatrixForm.counts(Outcome.of(large.withKind(Kind.MAX)))).isEmpty();
    }

    @Test
    void matricesThatAreTooLargeAreNotMade() {
        Setup large = Setup.textbook().withInput(GridPreset.EMPTY.grid(Shape.of(4, 64, 64), 0));
        Outcome outcome = Outcome.of(large.withWindow(11, 11));
        assertThat(MatrixForm.im2col(outcome, 0)).isEmpty();
        assertThat(MatrixForm.sparse(outcome, 0, 0)).isEmpty();
        assertThat(MatrixForm.counts(outcome)).isPresent();
    }

    /** Two 3×3 see 5×5; with 64 maps they have 2·(9·64² + 64) weights, one 5×5 25·64² + 64. */
    @Test
    void twoOfThreeAgainstOneOfFive() {
        Chain chain = Chain.TWO_OF_THREE;
        assertThat(chain.sizes()).containsExactly(16, 14, 12);
        assertThat(chain.fields().get(2).size()).isEqualTo(5);
        assertThat(chain.parameters()).isEqualTo(73_856);
        assertThat(chain.parametersOfOne()).isEqualTo(102_464);
        assertThat(ChainFields.of(chain).spans(2, new ChainFields.Place(0, 0, 3)))
                .containsExactly(new Span(3, 8), new Span(3, 6), new Span(3, 4));
    }

    /** A convolution and a pooling as in LeNet-5: 6 − 3 + 1 = 4 cells, then 2, then 1. */
    @Test
    void aChainHasPoolings() {
        Chain chain =
                Chain.of(6, 1, List.of(Window.of(3), Window.HALVING, Window.of(2)))
                        .withKind(1, Kind.MAX);
        // The 1 is at row 3, column 3; nine cells of the next map see it, at 1 to 3.
        assertThat(chain.run().layers().get(1).toArray())
                .containsExactly(0, 0, 0, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1);
        assertThat(chain.run().layers().get(2).toArray()).containsExactly(1, 1, 1, 1);
        assertThat(chain.run().layers().get(3).toArray()).containsExactly(4);
        assertThat(chain.parameters()).isEqualTo(10 + 5);
        assertThat(chain.withKind(1, Kind.AVG).run().layers().get(2).toArray())
                .containsExactly(0.25f, 0.5f, 0.5f, 1);
        assertThat(chain.withCount(2).kinds()).containsExactly(Kind.CONV, Kind.MAX);
    }

    @Test
    void chainsGrowAndShrink() {
        Chain four = Chain.TWO_OF_THREE.withCount(4).with(1, Window.of(3).withStride(2));
        assertThat(four.windows()).hasSize(4);
        assertThat(four.fields().get(4).size()).isEqualTo(5 + 2 * 2 + 2 * 2);
        assertThat(four.fields().get(4).jump()).isEqualTo(2);
        assertThat(Chain.of(4, 1, List.of(Window.of(3), Window.of(3), Window.of(3))).sizes())
                .containsExactly(4, 2, 0, 0);
        assertThat(four.withCount(2).windows()).hasSize(2);
    }
}
