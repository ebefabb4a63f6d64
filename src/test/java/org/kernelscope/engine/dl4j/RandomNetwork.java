package org.kernelscope.engine.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.LayerSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.op.PoolKind;

/**
 * A small network drawn from a seed: strides, paddings, dilations, both kinds of pooling, every
 * activation.
 */
public record RandomNetwork(int seed) {
    public Architecture architecture() {
        Random random = new Random(1_000 + seed);
        while (true) {
            try {
                return Architecture.of("random-" + seed, input(random), layers(random));
            } catch (ArchitectureException tooSmall) {
                // Draw again: the windows did not fit.
            }
        }
    }

    private static InputSpec input(Random random) {
        return new InputSpec(8 + random.nextInt(8), 0, 1);
    }

    private static List<LayerSpec> layers(Random random) {
        List<LayerSpec> layers = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            if (random.nextInt(3) < 2) {
                Window window =
                        new Window(
                                1 + random.nextInt(4),
                                1 + random.nextInt(2),
                                random.nextInt(2),
                                1 + random.nextInt(2));
                layers.add(
                        new ConvolutionSpec(
                                "C" + i, 1 + random.nextInt(5), window, activation(random)));
            } else {
                int size = 2 + random.nextInt(2);
                PoolKind pool = random.nextBoolean() ? PoolKind.MAX : PoolKind.AVERAGE;
                Window window = new Window(size, 1 + random.nextInt(2), random.nextInt(2), 1);
                layers.add(new PoolingSpec("S" + i, pool, window));
            }
        }
        if (random.nextBoolean()) {
            layers.add(new DenseSpec("F", 2 + random.nextInt(7), activation(random)));
        }
        layers.add(new OutputSpec("output", 3 + random.nextInt(4)));
        return layers;
    }

    private static Activation activation(Random random) {
        return Activation.values()[random.nextInt(4)];
    }
}
