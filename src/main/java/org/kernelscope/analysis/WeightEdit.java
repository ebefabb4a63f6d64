package org.kernelscope.analysis;

import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.KernelId;
import org.kernelscope.network.Kernels;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Tensor;

/** One change of a network's weights by hand. Immutable; any thread. */
public sealed interface WeightEdit {
    /** The layer that is changed, by its index. */
    int layer();

    /**
     * The weights after the change.
     *
     * @throws ArchitectureException if a number is not finite
     * @throws IllegalArgumentException if the network has no such kernel or map
     */
    Weights apply(Architecture architecture, Weights weights) throws ArchitectureException;

    /**
     * Another kernel in the place of one.
     *
     * @param kernel {@code 1 × row × column}, as large as the one before
     */
    record Replace(KernelId id, Tensor kernel) implements WeightEdit {
        @Override
        public int layer() {
            return id.layer();
        }

        @Override
        public Weights apply(Architecture architecture, Weights weights)
                throws ArchitectureException {
            return kernels(architecture, weights, id.layer())
                    .withKernel(id.map(), id.input(), kernel);
        }
    }

    /** Two kernels of a layer change places. */
    record Swap(KernelId first, KernelId second) implements WeightEdit {
        public Swap {
            if (first.layer() != second.layer()) {
                throw new IllegalArgumentException(first + " and " + second);
            }
        }

        @Override
        public int layer() {
            return first.layer();
        }

        @Override
        public Weights apply(Architecture architecture, Weights weights)
                throws ArchitectureException {
            Kernels before = kernels(architecture, weights, layer());
            Tensor one = kernel(before, first);
            Tensor other = kernel(before, second);
            Weights half = before.withKernel(first.map(), first.input(), other);
            return kernels(architecture, half, layer())
                    .withKernel(second.map(), second.input(), one);
        }

        private static Tensor kernel(Kernels kernels, KernelId id) {
            return kernels.kernel(id.map(), id.input())
                    .orElseThrow(() -> new IllegalArgumentException("no such kernel: " + id));
        }
    }

    /** Another bias of a map. */
    record Bias(int layer, int map, float bias) implements WeightEdit {
        @Override
        public Weights apply(Architecture architecture, Weights weights)
                throws ArchitectureException {
            return kernels(architecture, weights, layer).withBias(map, bias);
        }
    }

    /**
     * Turns a map off: all its kernels are 0, and its bias is one for which the activation is 0.
     */
    record Silence(int layer, int map) implements WeightEdit {
        @Override
        public Weights apply(Architecture architecture, Weights weights)
                throws ArchitectureException {
            Kernels before = kernels(architecture, weights, layer);
            return before.withoutKernels(map, before.layer().spec().activation().zero());
        }
    }

    private static Kernels kernels(Architecture architecture, Weights weights, int layer) {
        return Kernels.of(architecture.layers().get(layer), weights)
                .orElseThrow(() -> new IllegalArgumentException("no kernels in layer " + layer));
    }
}
