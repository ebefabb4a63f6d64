package org.kernelscope.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.kernelscope.op.Activation;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.op.PoolKind;
import org.kernelscope.tensor.Shape;

/**
 * Small networks drawn from a seed: every kind of layer, activation, pooling and normalisation,
 * with strides, paddings, dilations and connection tables, on pictures of 8 to 15 pixels, grey or
 * coloured. The same seed gives the same network.
 */
public final class RandomArchitectures {
    private RandomArchitectures() {}

    /** The first {@code count} of them. */
    public static Stream<Architecture> first(int count) {
        return Stream.iterate(0, seed -> seed < count, seed -> seed + 1)
                .map(RandomArchitectures::draw);
    }

    /** The one of {@code seed}. */
    public static Architecture draw(int seed) {
        return draw(seed, 8);
    }

    /** One of {@code seed} whose pictures have {@code least} to {@code least + 7} rows. */
    public static Architecture draw(int seed, int least) {
        Random random = new Random(31L * seed + 7);
        InputSpec input =
                new InputSpec(
                        random.nextInt(3) == 0 ? 3 : 1,
                        least + random.nextInt(8),
                        random.nextBoolean() ? 0 : -0.1f,
                        random.nextBoolean() ? 1 : 1.175f);
        Initialisation initialisation = one(random, Initialisation.values());
        List<LayerSpec> layers = new ArrayList<>();
        Shape shape = input.shape();
        int count = 1 + random.nextInt(4);
        while (layers.size() < count) {
            LayerSpec layer = layer(random, layers.size(), shape);
            try {
                shape = layer.outputShape(shape);
                layers.add(layer);
            } catch (ArchitectureException doesNotFit) {
                // Draw another.
            }
        }
        if (random.nextBoolean()) {
            layers.add(new DenseSpec("F", 2 + random.nextInt(7), activation(random)));
        }
        if (random.nextInt(3) == 0) {
            layers.add(new DenseSpec("code", RbfCodes.DIGITS.length(), Activation.SCALED_TANH));
            layers.add(new RbfSpec("output"));
        } else {
            layers.add(new OutputSpec("output", 3 + random.nextInt(4)));
        }
        try {
            return Architecture.of("random-" + seed, input, initialisation, layers);
        } catch (ArchitectureException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static LayerSpec layer(Random random, int index, Shape below) {
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3:
                int maps = 1 + random.nextInt(5);
                return new ConvolutionSpec(
                        "C" + index,
                        maps,
                        new Window(
                                1 + random.nextInt(4),
                                1 + random.nextInt(2),
                                random.nextInt(2),
                                1 + random.nextInt(2)),
                        table(random, below.channels(), maps),
                        activation(random));
            case 4:
                return new SubsamplingSpec("S" + index, window(random), activation(random));
            case 5:
                PoolKind pool = one(random, PoolKind.values());
                // The L2 norm of a whole map is so large that the softmax saturates.
                boolean global = random.nextInt(4) == 0 && pool != PoolKind.L2;
                return new PoolingSpec(
                        "P" + index,
                        pool,
                        global ? new Window(below.rows(), below.rows(), 0, 1) : window(random));
            case 6, 7:
                NormalisationKind kind = one(random, NormalisationKind.values());
                int groups = kind == NormalisationKind.GROUP ? 1 + random.nextInt(3) : 1;
                return new NormalisationSpec("N" + index, kind, groups, activation(random));
            case 8:
                return new DropoutSpec("D" + index, random.nextInt(4) / 8.0);
            default:
                return new DenseSpec("F" + index, 2 + random.nextInt(7), activation(random));
        }
    }

    private static Window window(Random random) {
        return new Window(2 + random.nextInt(2), 1 + random.nextInt(3), random.nextInt(2), 1);
    }

    private static ConnectionTable table(Random random, int channels, int maps) {
        if (random.nextBoolean()) {
            return ConnectionTable.FULL;
        }
        List<List<Integer>> inputs = new ArrayList<>();
        for (int map = 0; map < maps; map++) {
            TreeSet<Integer> row = new TreeSet<>(List.of(random.nextInt(channels)));
            for (int channel = 0; channel < channels; channel++) {
                if (random.nextBoolean()) {
                    row.add(channel);
                }
            }
            inputs.add(List.copyOf(row));
        }
        return ConnectionTable.of(inputs);
    }

    private static Activation activation(Random random) {
        return one(random, Activation.values());
    }

    private static <T> T one(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
