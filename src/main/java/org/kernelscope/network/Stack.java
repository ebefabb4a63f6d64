package org.kernelscope.network;

import java.util.HashSet;
import java.util.Set;
import org.kernelscope.tensor.Shape;

/** Puts layer upon layer and checks that each can stand where it comes to stand. One thread. */
final class Stack {
    /**
     * Multiplications, or connections where nothing is multiplied, that one layer may take; so many
     * weights always fit into one tensor.
     */
    private static final long MAX_WORK = Integer.MAX_VALUE;

    private final Set<String> names = new HashSet<>(Set.of("input"));
    private Shape shape;
    private ReceptiveField field = ReceptiveField.OF_INPUT;
    private long parameters;
    private int height;

    /** Nothing stands on {@code input} yet, which has been checked. */
    Stack(InputSpec input) {
        shape = input.shape();
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
        long work =
                Math.max(spec.multiplyAccumulates(shape), spec.connectionFormula(shape).value());
        if (work > MAX_WORK) {
            throw new ArchitectureException("architecture.tooHeavy", spec.name(), MAX_WORK);
        }
        Layer layer = new Layer(height, spec, shape, output, field(spec));
        if (parameters + layer.parameterCount() > Architecture.MAX_PARAMETERS) {
            throw new ArchitectureException(
                    "architecture.parameters", spec.name(), Architecture.MAX_PARAMETERS);
        }
        names.add(spec.name());
        shape = output;
        field = layer.receptiveField();
        parameters += layer.parameterCount();
        height++;
        return layer;
    }

    private ReceptiveField field(LayerSpec spec) throws ArchitectureException {
        try {
            return field.through(spec.window(shape));
        } catch (ArithmeticException overflow) {
            throw new ArchitectureException("architecture.tooFar", spec.name());
        }
    }
}
