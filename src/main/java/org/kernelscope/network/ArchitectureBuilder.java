package org.kernelscope.network;

import java.util.HashSet;
import java.util.Set;
import org.kernelscope.tensor.Shape;

/**
 * Adds layers in order and checks that each accepts the shape below it and that the limits of
 * {@link Architecture} hold. One thread.
 */
final class ArchitectureBuilder {
    private final Set<String> names = new HashSet<>(Set.of("input"));
    private Shape shape;
    private ReceptiveField field = ReceptiveField.OF_INPUT;
    private long cells;
    private long work;
    private long parameters;
    private int height;

    /** Starts with {@code input}, which must have been checked, and no layers. */
    ArchitectureBuilder(InputSpec input) {
        shape = input.shape();
        cells = shape.size();
    }

    /** The shape of the input of the next layer. */
    Shape top() {
        return shape;
    }

    /**
     * Adds {@code spec}. If it is rejected, nothing changes.
     *
     * @param last true if it is the last layer
     * @throws ArchitectureException if it does not fit here
     */
    Layer add(LayerSpec spec, boolean last) throws ArchitectureException {
        if (spec.name().isBlank() || names.contains(spec.name())) {
            throw new ArchitectureException("architecture.name", spec.name());
        }
        if (last != spec.isOutput()) {
            throw new ArchitectureException("architecture.output", spec.name());
        }
        Shape output = spec.outputShape(shape);
        long more =
                Math.max(spec.multiplyAccumulates(shape), spec.connectionFormula(shape).value());
        limit("architecture.tooHeavy", spec, work + more, Architecture.MAX_WORK);
        limit("architecture.tooLarge", spec, cells + output.size(), Architecture.MAX_CELLS);
        Layer layer = new Layer(height, spec, shape, output, field(spec));
        limit(
                "architecture.parameters",
                spec,
                parameters + layer.parameterCount(),
                Architecture.MAX_PARAMETERS);
        names.add(spec.name());
        shape = output;
        field = layer.receptiveField();
        work += more;
        cells += output.size();
        parameters += layer.parameterCount();
        height++;
        return layer;
    }

    private static void limit(String key, LayerSpec spec, long count, long most)
            throws ArchitectureException {
        if (count > most) {
            throw new ArchitectureException(key, spec.name(), LayerChecks.written(most));
        }
    }

    private ReceptiveField field(LayerSpec spec) throws ArchitectureException {
        try {
            return field.through(spec.window(shape));
        } catch (ArithmeticException overflow) {
            throw new ArchitectureException("architecture.tooFar", spec.name());
        }
    }
}
