package org.kernelscope.network.atlas;

import java.util.List;
import java.util.stream.IntStream;
import org.kernelscope.network.ConnectionTable;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.op.PoolKind;

/** The building blocks of the networks of the atlas. */
final class Blocks {
    private Blocks() {}

    static Block chain(Block... parts) {
        return new Block.Chain(List.of(parts));
    }

    static Block conv(int maps, int size, int stride, int padding) {
        return new Block.One(
                new ConvolutionSpec(
                        "conv", maps, new Window(size, stride, padding, 1), Activation.RELU),
                true);
    }

    /** A convolution in two towers: each half of the maps sees only one half of the maps below. */
    static Block towers(int maps, int below, int size, int padding) {
        List<List<Integer>> inputs =
                IntStream.range(0, maps)
                        .mapToObj(map -> map < maps / 2 ? 0 : below / 2)
                        .map(first -> IntStream.range(first, first + below / 2).boxed().toList())
                        .toList();
        return new Block.One(
                new ConvolutionSpec(
                        "conv",
                        maps,
                        new Window(size, 1, padding, 1),
                        ConnectionTable.of(inputs),
                        Activation.RELU),
                true);
    }

    static Block max(int size, int stride, int padding) {
        return new Block.One(
                new PoolingSpec("pool", PoolKind.MAX, new Window(size, stride, padding, 1)), true);
    }

    /** The mean of each map of {@code size × size} cells. */
    static Block globalAverage(int size) {
        return new Block.One(
                new PoolingSpec("pool", PoolKind.AVERAGE, new Window(size, size, 0, 1)), true);
    }

    static Block dense(int units) {
        return new Block.One(new DenseSpec("fc", units, Activation.RELU), true);
    }

    static Block softmax(int classes) {
        return new Block.One(new OutputSpec("fc", classes), true);
    }

    /**
     * An inception module with four branches: 1×1; 1×1 then 3×3; 1×1 then 5×5; 3×3 maximum pooling
     * then 1×1.
     */
    static Block inception(
            int ones, int beforeThrees, int threes, int beforeFives, int fives, int pooled) {
        return new Block.Branches(
                Block.Join.CONCATENATE,
                List.of(
                        conv(ones, 1, 1, 0),
                        chain(conv(beforeThrees, 1, 1, 0), conv(threes, 3, 1, 1)),
                        chain(conv(beforeFives, 1, 1, 0), conv(fives, 5, 1, 2)),
                        chain(max(3, 1, 1), conv(pooled, 1, 1, 0))));
    }

    /** {@code blocks} residual bottlenecks; the first may halve the maps. */
    static Block residual(int blocks, int middle, int stride) {
        return new Block.Chain(
                IntStream.range(0, blocks)
                        .mapToObj(block -> bottleneck(middle, block == 0 ? stride : 1, block == 0))
                        .toList());
    }

    /**
     * A bottleneck: 1×1 to fewer maps, 3×3, 1×1 to four times as many, plus the input. The first
     * block of a stage adapts the input with a 1×1 convolution.
     */
    private static Block bottleneck(int middle, int stride, boolean project) {
        Block body =
                chain(
                        normalised(middle, 1, stride, 0),
                        normalised(middle, 3, 1, 1),
                        normalised(4 * middle, 1, 1, 0));
        Block shortcut = project ? normalised(4 * middle, 1, stride, 0) : chain();
        return new Block.Branches(Block.Join.ADD, List.of(body, shortcut));
    }

    /** A convolution without biases, followed by batch normalisation. */
    static Block normalised(int maps, int size, int stride, int padding) {
        return chain(
                new Block.One(
                        new ConvolutionSpec(
                                "conv",
                                maps,
                                new Window(size, stride, padding, 1),
                                Activation.IDENTITY),
                        false),
                new Block.One(
                        new NormalisationSpec("bn", NormalisationKind.BATCH, 1, Activation.RELU),
                        true));
    }
}
