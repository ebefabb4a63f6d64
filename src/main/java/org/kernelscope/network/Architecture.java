package org.kernelscope.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kernelscope.tensor.Shape;

/**
 * What a network is, without its weights: an input and a chain of layers, checked to fit together
 * when it is made. Shapes, parameter and connection counts and receptive fields are computed from
 * it. Immutable; any thread.
 */
public final class Architecture {
    /** Cells that one layer may have at the most; a description that asks for more is refused. */
    public static final long MAX_CELLS = 4_000_000;

    /** Multiplications that one layer may take; so many weights always fit into one tensor. */
    private static final long MAX_MULTIPLICATIONS = Integer.MAX_VALUE;

    private static final int MAX_LAYERS = 256;
    private static final int MAX_INPUT = 1_024;

    /** Farther from 0 than any way of writing ink as numbers; differences stay finite. */
    private static final int MAX_INK = 1_000;

    private final String id;
    private final InputSpec input;
    private final List<Layer> layers;

    private Architecture(String id, InputSpec input, List<Layer> layers) {
        this.id = id;
        this.input = input;
        this.layers = List.copyOf(layers);
    }

    /**
     * The network {@code id} with the given input and layers.
     *
     * @throws ArchitectureException if the layers do not fit together; the sentence names the layer
     *     and the reason
     */
    public static Architecture of(String id, InputSpec input, List<LayerSpec> specs)
            throws ArchitectureException {
        if (input.size() < 1 || input.size() > MAX_INPUT) {
            throw new ArchitectureException("architecture.input", MAX_INPUT, input.size());
        }
        if (!isSane(input.background())
                || !isSane(input.ink())
                || input.background() == input.ink()) {
            throw new ArchitectureException(
                    "architecture.ink", input.background(), input.ink(), MAX_INK);
        }
        if (specs.isEmpty() || specs.size() > MAX_LAYERS) {
            throw new ArchitectureException("architecture.layers", MAX_LAYERS, specs.size());
        }
        List<Layer> layers = new ArrayList<>();
        Set<String> names = new HashSet<>(Set.of("input"));
        Shape shape = input.shape();
        ReceptiveField field = ReceptiveField.OF_INPUT;
        for (LayerSpec spec : specs) {
            if (spec.name().isBlank() || !names.add(spec.name())) {
                throw new ArchitectureException("architecture.name", spec.name());
            }
            boolean last = layers.size() == specs.size() - 1;
            if (last != spec instanceof OutputSpec) {
                throw new ArchitectureException("architecture.output", spec.name());
            }
            Shape output = spec.outputShape(shape);
            if (spec.multiplyAccumulates(shape) > MAX_MULTIPLICATIONS) {
                throw new ArchitectureException(
                        "architecture.tooHeavy", spec.name(), MAX_MULTIPLICATIONS);
            }
            field = through(field, spec, shape);
            layers.add(new Layer(layers.size(), spec, shape, output, field));
            shape = output;
        }
        return new Architecture(id, input, layers);
    }

    private static boolean isSane(float ink) {
        return Math.abs(ink) <= MAX_INK;
    }

    private static ReceptiveField through(ReceptiveField field, LayerSpec spec, Shape shape)
            throws ArchitectureException {
        try {
            return field.through(spec.window(shape));
        } catch (ArithmeticException overflow) {
            throw new ArchitectureException("architecture.tooFar", spec.name());
        }
    }

    /** The name that the command line and the files know it by: {@code lenet5-modern}. */
    public String id() {
        return id;
    }

    /** What the network is shown. */
    public InputSpec input() {
        return input;
    }

    /** The layers from the first after the input to the output. */
    public List<Layer> layers() {
        return layers;
    }

    /** The layer called {@code name}. */
    public Optional<Layer> layer(String name) {
        return layers.stream().filter(layer -> layer.name().equals(name)).findFirst();
    }

    /** Number of classes that the network tells apart. */
    public int classes() {
        return layers.get(layers.size() - 1).outputShape().channels();
    }

    /** All tensors of trainable numbers, from the first layer to the last. */
    public List<ParameterSpec> parameters() {
        return layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
    }

    /** How many trainable numbers the network has. */
    public long parameterCount() {
        return layers.stream().mapToLong(Layer::parameterCount).sum();
    }

    /** All connections, as LeCun et al. (1998) count them. */
    public long connections() {
        return layers.stream().mapToLong(Layer::connections).sum();
    }

    /** Equal if the id, the input and the layers' descriptions are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Architecture that
                && id.equals(that.id)
                && input.equals(that.input)
                && layers.equals(that.layers);
    }

    @Override
    public int hashCode() {
        return 31 * id.hashCode() + layers.hashCode();
    }

    @Override
    public String toString() {
        return id;
    }
}
