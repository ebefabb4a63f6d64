package org.kernelscope.pytorch;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kernelscope.pytorch.ModuleChain.Link;
import org.kernelscope.pytorch.ModuleWeights.Kind;

/**
 * The sizes of a network's maps from the input to the first dense layer: input size, padding,
 * stride, and where pooling halves the maps. Weights only show what must come out.
 *
 * @param size rows and columns of the input
 * @param steps for each convolution
 * @param global the side of the maps that are averaged to one value each at the end; 0 for none
 * @param unusual the distance from the most common choice; 0 for the usual
 */
record Geometry(int size, List<Step> steps, int global, int unusual) {
    /** More than these are not tried. */
    static final int MOST = 8;

    /** Stranger networks are not looked for. */
    private static final int MOST_UNUSUAL = 16;

    /**
     * A convolution.
     *
     * @param padding on each side
     * @param stride 1 or 2
     * @param halved true if 2×2 pooling with stride 2 follows
     */
    record Step(int padding, int stride, boolean halved) {}

    Geometry {
        steps = List.copyOf(steps);
    }

    /**
     * The possible geometries of a chain, the most usual first.
     *
     * @param wanted the input size that the user knows; null for 28 or 32
     */
    static List<Geometry> of(ModuleChain chain, @Nullable Integer wanted) {
        List<ModuleWeights> convolutions = new ArrayList<>();
        for (Link link : chain.links()) {
            if (link.module().kind() == Kind.CONVOLUTION) {
                convolutions.add(link.module());
            }
        }
        ModuleWeights dense = chain.links().get(convolutions.size()).module();
        if (convolutions.isEmpty()) {
            int side = (int) Math.round(Math.sqrt(dense.inputs()));
            return wanted == null || wanted == side
                    ? List.of(new Geometry(side, List.of(), 0, 0))
                    : List.of();
        }
        int maps = convolutions.get(convolutions.size() - 1).outputs();
        int side = (int) Math.round(Math.sqrt(dense.inputs() / (double) maps));
        List<Geometry> found = new ArrayList<>();
        // From the usual to the strange: a long chain has too many choices for all of them.
        for (int points = 0; points <= MOST_UNUSUAL && found.size() < MOST; points++) {
            for (int size : wanted == null ? List.of(28, 32) : List.of(wanted)) {
                new Walk(convolutions, side, size, points, found)
                        .from(0, size, size == 32 ? 1 : 0, new ArrayList<>());
            }
        }
        return List.copyOf(found.subList(0, Math.min(MOST, found.size())));
    }

    /** Walks through all choices that are {@code exactly} so unusual. */
    private record Walk(
            List<ModuleWeights> convolutions,
            int side,
            int start,
            int exactly,
            List<Geometry> found) {
        void from(int index, int size, int points, List<Step> steps) {
            if (points > exactly || size < side) {
                return;
            }
            if (index == convolutions.size()) {
                end(size, points, steps);
                return;
            }
            int kernel = convolutions.get(index).side();
            for (int padding : new TreeSet<>(Set.of(0, kernel / 2))) {
                for (int stride = 1; stride <= 2; stride++) {
                    boolean possible = size + 2 * padding >= kernel;
                    int after = possible ? (size + 2 * padding - kernel) / stride + 1 : 0;
                    if (after >= 1) {
                        go(index, after, points, steps, new Step(padding, stride, false));
                    }
                    if (after >= 2 && stride == 1) {
                        go(index, after / 2, points, steps, new Step(padding, stride, true));
                    }
                }
            }
        }

        private void go(int index, int size, int points, List<Step> steps, Step step) {
            boolean small = convolutions.get(index).side() <= 3;
            int more = small == step.padding() > 0 ? 0 : 1;
            more += step.stride() == 1 ? 0 : 2;
            more += step.halved() == isHalvedUsually(index) ? 0 : 1;
            boolean mixed =
                    index > 0 && (steps.get(index - 1).padding() > 0) != (step.padding() > 0);
            steps.add(step);
            from(index + 1, size, points + more + (mixed ? 1 : 0), steps);
            steps.remove(steps.size() - 1);
        }

        /** After large kernels; after small ones, where the next convolution has more maps. */
        private boolean isHalvedUsually(int index) {
            boolean small = convolutions.get(index).side() <= 3;
            boolean last = index + 1 == convolutions.size();
            return !small
                    || last
                    || convolutions.get(index + 1).outputs() > convolutions.get(index).outputs();
        }

        private void end(int size, int points, List<Step> steps) {
            int global = size == side ? 0 : size;
            boolean fits = size == side || side == 1;
            if (fits && points + (global > 0 ? 1 : 0) == exactly) {
                found.add(new Geometry(start, steps, global, exactly));
            }
        }
    }
}
