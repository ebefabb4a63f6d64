package org.kernelscope.ui.workshop;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.workshop.Kind;
import org.kernelscope.workshop.Outcome;
import org.kernelscope.workshop.Setup;

/**
 * The contents of the board.
 *
 * @param outcome sizes, and the output or the reason why there is none
 * @param map the output map that is shown, from 0
 * @param partials the contribution of each input channel to it; empty where nothing is added up
 * @param overlaps the number of stamps of a transposed convolution in each cell, {@code [1, row,
 *     column]}; null for other operations
 * @param turned the same output map with the kernel turned by 180°; null if it is not compared
 */
public record BoardResult(
        Outcome outcome,
        int map,
        List<Tensor> partials,
        @Nullable Tensor overlaps,
        @Nullable Tensor turned) {
    public BoardResult {
        partials = List.copyOf(partials);
    }

    static BoardResult of(Setup setup, int wanted, boolean compare) {
        Outcome outcome = Outcome.of(setup);
        Tensor output = outcome.output();
        int map = output == null ? 0 : Math.min(wanted, output.shape().channels() - 1);
        Tensor overlaps =
                output != null && setup.kind() == Kind.TRANSPOSED
                        ? outcome.transposed()
                                .overlaps(setup.input().shape(), setup.kernels().shape())
                        : null;
        Tensor turned = null;
        if (output != null && compare && setup.kind().isConvolution()) {
            Kind other = setup.kind() == Kind.CONV ? Kind.TRUE_CONV : Kind.CONV;
            Tensor maps = Outcome.of(setup.withKind(other)).output();
            turned = maps == null ? null : maps.channel(map);
        }
        return new BoardResult(outcome, map, outcome.partials(map), overlaps, turned);
    }

    /** The cells that the clock visits: outputs, or inputs that stamp their kernel. */
    Shape course() {
        Tensor output = outcome.output();
        boolean stamps = outcome.setup().kind() == Kind.TRANSPOSED;
        return stamps || output == null ? outcome.setup().input().shape() : output.shape();
    }
}
