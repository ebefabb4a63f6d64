package org.kernelscope.op;

import java.util.Optional;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * Pixel shuffle: rearranges f² maps into one map that is f times larger. Unshuffle is its inverse.
 * Nothing is computed; values only move. Behind a convolution it makes maps larger without
 * overlaps.
 *
 * <p>Formula: {@code y[m, r·f + i, c·f + j] = x[m·f² + i·f + j, r, c]} for i, j = 0 … f − 1.
 *
 * <p>Shapes: x {@code [maps·f², row, column]}, y {@code [maps, row·f, column·f]}.
 *
 * <p>Example: four maps of one cell, factor 2: the values 1, 2, 3, 4 become
 *
 * <pre>{@code
 * 1 2
 * 3 4
 * }</pre>
 *
 * <p>Source: W. Shi et al., CVPR 2016, equation 4; the order of the maps is that of PyTorch.
 *
 * @param factor f, 1 or more
 */
public record PixelShuffle(int factor) {
    /** The reason why maps of this shape cannot be shuffled. */
    public Optional<Refusal> refusal(Shape input) {
        if (factor < 1) {
            return Optional.of(Refusal.NO_WINDOW);
        }
        long square = (long) factor * factor;
        return input.channels() % square == 0
                ? Optional.empty()
                : Optional.of(Refusal.SHUFFLE_CHANNELS);
    }

    /** The reason why maps of this shape cannot be unshuffled. */
    public Optional<Refusal> unshuffleRefusal(Shape input) {
        if (factor < 1) {
            return Optional.of(Refusal.NO_WINDOW);
        }
        return input.rows() % factor == 0 && input.columns() % factor == 0
                ? Optional.empty()
                : Optional.of(Refusal.UNSHUFFLE_SIZE);
    }

    /** Shuffles: fewer and larger maps. The backward pass of {@link #unshuffle}. */
    public Tensor shuffle(Tensor input) {
        Shape in = input.shape();
        Shape out =
                Shape.of(
                        in.channels() / (factor * factor),
                        in.rows() * factor,
                        in.columns() * factor);
        float[] moved = new float[out.size()];
        for (int at = 0; at < moved.length; at++) {
            moved[at] = input.get(source(at, out, in));
        }
        return Tensor.takeOver(out, moved);
    }

    /** Unshuffles: more and smaller maps. The backward pass of {@link #shuffle}. */
    public Tensor unshuffle(Tensor input) {
        Shape in = input.shape();
        Shape out =
                Shape.of(
                        in.channels() * factor * factor, in.rows() / factor, in.columns() / factor);
        float[] moved = new float[out.size()];
        for (int at = 0; at < moved.length; at++) {
            moved[source(at, in, out)] = input.get(at);
        }
        return Tensor.takeOver(out, moved);
    }

    /**
     * The flat index in the small maps of the cell that lies at {@code at} in the large maps.
     *
     * @param large the shape of the large maps
     * @param small the shape of the small maps
     */
    public int source(int at, Shape large, Shape small) {
        int column = at % large.columns();
        int row = at / large.columns() % large.rows();
        int map = at / large.plane();
        int from = (map * factor + row % factor) * factor + column % factor;
        return (from * small.rows() + row / factor) * small.columns() + column / factor;
    }
}
