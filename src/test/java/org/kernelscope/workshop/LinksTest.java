package org.kernelscope.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kernelscope.op.TransposedConvolution;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.workshop.Links.Area;
import org.kernelscope.workshop.Links.Spot;

/** The three sets of linked places agree with each other and with what op computes. */
final class LinksTest {
    private record Triple(int input, int weight, int output) {}

    @Test
    void theThreeSetsAgreeWithTheTracesOfTheOperation() {
        Random random = new Random(9);
        int checked = 0;
        while (checked < 40) {
            Setup setup = OutcomeTest.drawn(random);
            Outcome outcome = Outcome.of(setup);
            if (outcome.output() == null || !setup.kind().hasWeights()) {
                continue;
            }
            checked++;
            Set<Triple> all = triples(outcome);
            Triple[] some = all.toArray(Triple[]::new);
            if (some.length == 0) {
                continue;
            }
            for (int i = 0; i < 5; i++) {
                Triple one = some[random.nextInt(some.length)];
                check(outcome, all, new Spot(Area.INPUT, one.input()));
                check(outcome, all, new Spot(Area.KERNEL, one.weight()));
                check(outcome, all, new Spot(Area.OUTPUT, one.output()));
            }
        }
    }

    private static void check(Outcome outcome, Set<Triple> all, Spot spot) {
        BitSet inputs = new BitSet();
        BitSet weights = new BitSet();
        BitSet outputs = new BitSet();
        for (Triple triple : all) {
            int at =
                    switch (spot.area()) {
                        case INPUT -> triple.input();
                        case KERNEL -> triple.weight();
                        case OUTPUT -> triple.output();
                    };
            if (at == spot.index()) {
                inputs.set(triple.input());
                weights.set(triple.weight());
                outputs.set(triple.output());
            }
        }
        Links links = Links.of(outcome, spot);
        assertThat(links.inputs()).as("%s %s", outcome.setup(), spot).isEqualTo(inputs);
        assertThat(links.weights()).as("%s %s", outcome.setup(), spot).isEqualTo(weights);
        assertThat(links.outputs()).as("%s %s", outcome.setup(), spot).isEqualTo(outputs);
    }

    private static Set<Triple> triples(Outcome outcome) {
        Setup setup = outcome.setup();
        Shape in = setup.input().shape();
        Shape out = Outputs.of(outcome).shape();
        Set<Triple> all = new HashSet<>();
        for (int output = 0; output < out.size(); output++) {
            int map = output / out.plane();
            int row = output / out.columns() % out.rows();
            int column = output % out.columns();
            if (setup.kind() == Kind.TRANSPOSED) {
                for (TransposedConvolution.Stamp stamp :
                        outcome.transposed()
                                .trace(
                                        setup.input(),
                                        setup.kernels(),
                                        setup.bias(),
                                        map,
                                        row,
                                        column)
                                .stamps()) {
                    all.add(
                            new Triple(
                                    (stamp.map() * in.rows() + stamp.row()) * in.columns()
                                            + stamp.column(),
                                    stamp.weight(),
                                    output));
                }
                continue;
            }
            for (int input = 0; input < in.size(); input++) {
                for (int weight :
                        outcome.convolution()
                                .weights(
                                        in,
                                        setup.kernels().shape(),
                                        map,
                                        row,
                                        column,
                                        input / in.plane(),
                                        input / in.columns() % in.rows(),
                                        input % in.columns())) {
                    all.add(new Triple(input, weight, output));
                }
            }
        }
        return all;
    }

    @Test
    void poolingAndShufflesHaveNoWeights() {
        Tensor four = GridPreset.RAMP.grid(Shape.of(4, 4, 4), 1);
        Setup pool = Setup.textbook().withInput(four).withWindow(2, 2).withKind(Kind.MAX);
        Links links = Links.of(Outcome.of(pool), new Spot(Area.OUTPUT, 9 + 4));
        assertThat(links.inputs().stream()).containsExactly(16 + 5, 16 + 6, 16 + 9, 16 + 10);
        assertThat(links.weights().isEmpty()).isTrue();
        Setup shuffle = pool.withKind(Kind.SHUFFLE);
        Links moved = Links.of(Outcome.of(shuffle), new Spot(Area.INPUT, 2 * 16));
        // Map 2 is i = 1, j = 0: row 1, column 0.
        assertThat(moved.outputs().stream()).containsExactly(8);
        assertThat(Links.of(Outcome.of(shuffle), new Spot(Area.OUTPUT, 8)).inputs().stream())
                .containsExactly(32);
    }

    @Test
    void nothingIsLinkedWhereThereIsNoOutput() {
        Outcome refused = Outcome.of(Setup.textbook().withWindow(9, 9));
        assertThat(refused.refusal()).isNotNull();
        assertThat(Links.of(refused, new Spot(Area.INPUT, 0))).isEqualTo(Links.none());
    }
}
