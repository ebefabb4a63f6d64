package org.kernelscope.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result of building the layers of a draft, as far as they fit.
 *
 * @param steps every layer at its position
 * @param problem the first problem from the input upwards; null if there is none
 * @param architecture the network; null if there is a problem
 */
record DraftBuild(
        List<ArchitectureDraft.Step> steps,
        @Nullable ArchitectureException problem,
        @Nullable Architecture architecture) {
    DraftBuild {
        steps = List.copyOf(steps);
    }

    /**
     * A layer as it was added to the draft.
     *
     * @param spec its description
     * @param global true if its window follows the size of the map below, as in global pooling
     */
    record Part(LayerSpec spec, boolean global) {}

    /** Builds {@code parts} on {@code input}. */
    static DraftBuild of(
            String id, InputSpec input, Initialisation initialisation, List<Part> parts) {
        List<ArchitectureDraft.Step> steps = new ArrayList<>();
        ArchitectureException problem = build(input, parts, steps);
        if (problem != null) {
            return new DraftBuild(steps, problem, null);
        }
        try {
            List<LayerSpec> specs = steps.stream().map(ArchitectureDraft.Step::spec).toList();
            return new DraftBuild(steps, null, Architecture.of(id, input, initialisation, specs));
        } catch (ArchitectureException refused) {
            return new DraftBuild(steps, refused, null);
        }
    }

    /**
     * Adds the layers in order as far as they fit.
     *
     * @return the first problem
     */
    private static @Nullable ArchitectureException build(
            InputSpec input, List<Part> parts, List<ArchitectureDraft.Step> steps) {
        ArchitectureException first = null;
        ArchitectureBuilder builder = null;
        try {
            input.check();
            builder = new ArchitectureBuilder(input);
        } catch (ArchitectureException refused) {
            first = refused;
        }
        for (Part part : parts) {
            int index = steps.size();
            LayerSpec spec = part.spec().withName(part.spec().layerKind().name(index));
            Optional<Layer> layer = Optional.empty();
            Optional<ArchitectureException> own = Optional.empty();
            if (first == null) {
                ArchitectureBuilder below = Objects.requireNonNull(builder);
                spec =
                        part.global()
                                ? LayerParameterField.SIZE.with(spec, below.top().rows())
                                : spec;
                try {
                    layer = Optional.of(below.add(spec, index == parts.size() - 1));
                } catch (ArchitectureException refused) {
                    own = Optional.of(refused);
                    first = refused;
                }
            }
            steps.add(new ArchitectureDraft.Step(index, spec, part.global(), layer, own));
        }
        return first;
    }
}
