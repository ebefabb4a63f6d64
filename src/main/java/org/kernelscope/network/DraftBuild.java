package org.kernelscope.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a draft when its layers are put upon one another as far as they stand.
 *
 * @param steps every layer in its place
 * @param faultOrNull the first fault, from the input upwards; null if there is none
 * @param architectureOrNull the network; null if it cannot be one
 */
record DraftBuild(
        List<DraftStep> steps,
        @Nullable ArchitectureException faultOrNull,
        @Nullable Architecture architectureOrNull) {
    DraftBuild {
        steps = List.copyOf(steps);
    }

    /**
     * A layer as it was put into the draft.
     *
     * @param spec what it is
     * @param whole whether its window follows the map below, as in global pooling
     */
    record Part(LayerSpec spec, boolean whole) {}

    /** Builds {@code parts} on {@code input}. */
    static DraftBuild of(
            String id, InputSpec input, Initialisation initialisation, List<Part> parts) {
        List<DraftStep> steps = new ArrayList<>();
        ArchitectureException fault = stack(input, parts, steps);
        if (fault != null) {
            return new DraftBuild(steps, fault, null);
        }
        try {
            List<LayerSpec> specs = steps.stream().map(DraftStep::spec).toList();
            return new DraftBuild(steps, null, Architecture.of(id, input, initialisation, specs));
        } catch (ArchitectureException refused) {
            return new DraftBuild(steps, refused, null);
        }
    }

    /**
     * Puts the layers upon one another as far as they stand.
     *
     * @return the first fault
     */
    private static @Nullable ArchitectureException stack(
            InputSpec input, List<Part> parts, List<DraftStep> steps) {
        ArchitectureException first = null;
        ArchitectureBuilder stack = null;
        try {
            input.check();
            stack = new ArchitectureBuilder(input);
        } catch (ArchitectureException refused) {
            first = refused;
        }
        for (Part part : parts) {
            int index = steps.size();
            LayerSpec spec = part.spec().withName(LayerKind.of(part.spec()).name(index));
            Layer layer = null;
            ArchitectureException own = null;
            if (first == null) {
                ArchitectureBuilder below = Objects.requireNonNull(stack);
                spec =
                        part.whole()
                                ? LayerParameterField.SIZE.with(spec, below.top().rows())
                                : spec;
                try {
                    layer = below.add(spec, index == parts.size() - 1);
                } catch (ArchitectureException refused) {
                    own = refused;
                    first = refused;
                }
            }
            steps.add(new DraftStep(index, spec, part.whole(), layer, own));
        }
        return first;
    }
}
