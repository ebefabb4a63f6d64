package org.kernelscope.network;

import java.util.HashSet;
import java.util.Set;
import org.kernelscope.tensor.Shape;

/** Puts layer upon layer and checks that each can stand where it comes to stand. One thread. */
final class ArchitectureBuilder {
    private final Set<String> names = new HashSet<>(Set.of("input"));
    private Shape shape;
    private ReceptiveField field = ReceptiveField.OF_INPUT;
    private long cells;
    private long work;
    private long parameters;
    private int height;

    /** Nothing stands on {@code input} yet, which has been checked. */
    ArchitectureBuilder(InputSpec input) {
        shape = input.shape();
        cells = shape.size();
    }

    /** What the next layer will get. */
    Shape top() {
        return shape;
    }

    /**
     * Puts {@code spec} on top; if that is refused, the stack is as it was.
     *
     * @param last whether nothing comes above it
     * @throws ArchitectureException if it cannot stand here
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
