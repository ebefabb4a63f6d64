package org.kernelscope.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kernelscope.network.ReceptiveField;
import org.kernelscope.network.Window;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/** Chains with operations that make maps larger, and who sees what in them. */
final class ChainTest {
    private static final Kind[] LINEAR = {
        Kind.CONV, Kind.AVG, Kind.TRANSPOSED, Kind.UNSHUFFLE, Kind.SHUFFLE
    };

    private static Chain chain(int input, List<Window> windows, Kind... kinds) {
        Chain chain = Chain.of(input, 1, windows);
        for (int i = 0; i < kinds.length; i++) {
            chain = chain.withKind(i, kinds[i]);
        }
        return chain;
    }

    private static Window factor(int factor) {
        return Window.of(1).withStride(factor);
    }

    /** A chain of a few cells that is possible. */
    private static Chain draw(Random random, Kind[] from) {
        while (true) {
            List<Window> windows = new ArrayList<>();
            Kind[] kinds = new Kind[2 + random.nextInt(3)];
            for (int i = 0; i < kinds.length; i++) {
                kinds[i] = from[random.nextInt(from.length)];
                windows.add(
                        kinds[i].isShuffle()
                                ? factor(1 + random.nextInt(3))
                                : new Window(
                                        1 + random.nextInt(3),
                                        1 + random.nextInt(3),
                                        random.nextInt(2),
                                        1 + random.nextInt(2)));
            }
            Chain chain = chain(2 + random.nextInt(5), windows, kinds);
            List<Integer> sides = chain.sides();
            if (chain.run().refusal() == null && sides.get(sides.size() - 1) <= 24) {
                return chain;
            }
        }
    }

    /** With kernels of ones, a cell sees those cells of the input whose value reaches it. */
    @RepeatedTest(60)
    void aCellSeesWhatChangesIt(RepetitionInfo repetition) {
        Chain chain = draw(new Random(repetition.getCurrentRepetition()), LINEAR);
        int layer = chain.windows().size();
        ChainFields fields = ChainFields.of(chain);
        List<BitSet> seen = new ArrayList<>();
        for (int cell = 0; cell < Math.pow(fields.sides().get(layer), 2); cell++) {
            seen.add(fields.seen(layer, cell).get(0));
        }
        Shape shape = chain.map().shape();
        for (int at = 0; at < shape.size(); at++) {
            float[] values = new float[shape.size()];
            values[at] = 1;
            List<Tensor> layers = chain.withMap(Tensor.takeOver(shape, values)).run().layers();
            for (int i = 0; i <= layer; i++) {
                Shape each = layers.get(i).shape();
                assertThat(each.rows()).isEqualTo(fields.sizes().get(i));
                assertThat(each.channels()).isEqualTo(fields.counts().get(i));
            }
            Tensor drawn = Chain.drawn(layers.get(layer));
            for (int cell = 0; cell < drawn.size(); cell++) {
                assertThat(seen.get(cell).get(at))
                        .as("input %s, output %s of %s", at, cell, chain)
                        .isEqualTo(drawn.get(cell) != 0);
            }
        }
    }

    /** The smallest and the largest field are those of all cells, along both axes. */
    @RepeatedTest(40)
    void fieldsAreThoseOfTheCells(RepetitionInfo repetition) {
        Chain chain = draw(new Random(500 + repetition.getCurrentRepetition()), LINEAR);
        int layer = chain.windows().size();
        ChainFields fields = ChainFields.of(chain);
        int least = Integer.MAX_VALUE;
        int most = 0;
        for (int cell = 0; cell < Math.pow(fields.sides().get(layer), 2); cell++) {
            int length = fields.spans(layer, fields.place(layer, cell)).get(0).length();
            least = Math.min(least, length);
            most = Math.max(most, length);
        }
        ChainField field = chain.fields().get(layer);
        assertThat(field.least()).isEqualTo(least);
        assertThat(field.size()).isEqualTo(most);
    }

    /** Without larger maps, the fields are those of the published formula. */
    @RepeatedTest(20)
    void fieldsOfWindowsAreThoseOfNetworks(RepetitionInfo repetition) {
        Chain chain =
                draw(
                        new Random(repetition.getCurrentRepetition()),
                        new Kind[] {Kind.CONV, Kind.MAX});
        ReceptiveField expected = ReceptiveField.OF_INPUT;
        for (Window window : chain.windows()) {
            expected = expected.through(window);
        }
        ChainField field = chain.fields().get(chain.windows().size());
        assertThat(field)
                .isEqualTo(
                        new ChainField(
                                expected.size(),
                                expected.size(),
                                expected.jump(),
                                1,
                                expected.start()));
        assertThat(chain.isOneWindow()).isTrue();
        assertThat(ChainFields.of(chain).isUneven()).isFalse();
    }

    /** A kernel of 3 at stride 2 on two cells, 1 1 3 2 2 as in the Javadoc of the operation. */
    @Test
    void aTransposedConvolutionHasAJumpOfOneHalf() {
        Chain chain =
                chain(
                        2,
                        List.of(Window.of(3).withStride(2), Window.of(1)),
                        Kind.TRANSPOSED,
                        Kind.CONV);
        assertThat(chain.sizes()).containsExactly(2, 5, 5);
        ChainField field = chain.fields().get(2);
        assertThat(field).isEqualTo(new ChainField(1, 2, 1, 2, -0.5));
        ChainFields fields = ChainFields.of(chain);
        assertThat(fields.isUneven()).isTrue();
        assertThat(chain.isOneWindow()).isFalse();
        // In the first row, only the first row of the input; in the middle column, both columns.
        assertThat(fields.seen(2, 1).get(0)).isEqualTo(BitSet.valueOf(new long[] {0b0001}));
        assertThat(fields.seen(2, 2).get(0)).isEqualTo(BitSet.valueOf(new long[] {0b0011}));
        assertThat(fields.seen(2, 12).get(0)).isEqualTo(BitSet.valueOf(new long[] {0b1111}));
        // Back to whole cells.
        assertThat(chain.with(1, Window.HALVING).fields().get(2))
                .isEqualTo(new ChainField(2, 2, 1, 1, -0.25));
    }

    /** Between an unshuffle and a shuffle, a kernel skips cells: it is dilated by the factor. */
    @Test
    void aConvolutionBetweenShufflesIsDilated() {
        Tensor kernel = Tensor.of(Shape.of(1, 3, 3), 1, 2, 3, 4, 5, 6, 7, 8, 9);
        Tensor map = GridPreset.RANDOM.grid(Shape.of(1, 8, 8), 1);
        Chain shuffled =
                chain(
                                8,
                                List.of(factor(2), Window.of(3).withPadding(1), factor(2)),
                                Kind.UNSHUFFLE,
                                Kind.CONV,
                                Kind.SHUFFLE)
                        .withKernel(1, kernel)
                        .withMap(map);
        Chain dilated =
                Chain.of(8, 1, List.of(new Window(3, 1, 2, 2), Window.of(1)))
                        .withKernel(0, kernel)
                        .withMap(map);
        assertThat(shuffled.counts()).containsExactly(1, 4, 4, 1);
        assertThat(shuffled.sizes()).containsExactly(8, 4, 4, 8);
        assertThat(shuffled.sides()).containsExactly(8, 8, 8, 8);
        assertThat(shuffled.run().layers().get(3)).isEqualTo(dilated.run().layers().get(2));
        int middle = 3 * 8 + 4;
        assertThat(ChainFields.of(shuffled).seen(3, middle).get(0))
                .isEqualTo(ChainFields.of(dilated).seen(2, middle).get(0))
                .matches(cells -> cells.cardinality() == 9);
        assertThat(shuffled.fields().get(1)).isEqualTo(new ChainField(1, 1, 2, 1, 0.5));
        assertThat(shuffled.fields().get(3)).isEqualTo(new ChainField(5, 5, 1, 1, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4 | SHUFFLE | 1 | 2 | 0 | Operation 1: A shuffle with the factor 2 needs",
                "5 | UNSHUFFLE | 1 | 2 | 0 | Operation 1: The factor 2 must divide",
                "1 | TRANSPOSED | 3 | 1 | 2 | Operation 1: The padding along the rows cuts away",
                "64 | TRANSPOSED | 3 | 8 | 0 | Operation 1: the map would have more than 256 cells",
                "4 | CONV | 5 | 1 | 0 | Operation 1: The window reaches over 5 rows"
            })
    void impossibleOperationsHaveTheirReason(
            int input, Kind kind, int size, int stride, int padding, String sentence) {
        Chain chain =
                chain(input, List.of(new Window(size, stride, padding, 1), Window.of(1)), kind);
        Chain.Run run = chain.run();
        assertThat(run.layers()).hasSize(1);
        assertThat(run.refusal()).hasMessageStartingWith(sentence);
        assertThat(chain.isPossible()).isFalse();
        assertThat(chain.sizes()).containsExactly(input, 0, 0);
        assertThat(chain.fields()).hasSize(3);
    }

    @Test
    void numbersThatAreTooLargeEndAChain() {
        Tensor huge = Tensor.of(Shape.of(1, 1, 1), 1e30f);
        Chain chain =
                Chain.of(1, 1, List.of(Window.of(1), Window.of(1)))
                        .withMap(huge)
                        .withKernel(1, huge);
        assertThat(chain.run().layers()).hasSize(2);
        assertThat(chain.run().refusal()).hasMessageStartingWith("Operation 2: The output has");
    }
}
