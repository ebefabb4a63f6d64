package org.kernelscope.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a network is, without its weights: an input and a chain of layers, checked to fit together
 * when it is made. Shapes, parameter and connection counts and receptive fields are computed from
 * it. Immutable; any thread.
 */
public final class Architecture {
    /**
     * Cells that all layers may have together, so that a drawing is shown with all its maps, and a
     * batch of 64 digits is learned from, in the memory of a laptop.
     */
    public static final long MAX_CELLS = 1_000_000;

    /**
     * Parameters that a network may have: weights are held twice while a network is shown, and six
     * times while it learns.
     */
    public static final long MAX_PARAMETERS = 16_000_000;

    /**
     * Multiplications, or connections where nothing is multiplied, that a drawing may take: about a
     * second's work.
     */
    public static final long MAX_WORK = 2_000_000_000;

    /** Layers that a network may have. */
    public static final int MAX_LAYERS = 64;

    private final String id;
    private final InputSpec input;
    private final Initialisation initialisation;
    private final List<Layer> layers;

    private Architecture(
            String id, InputSpec input, Initialisation initialisation, List<Layer> layers) {
        this.id = id;
        this.input = input;
        this.initialisation = initialisation;
        this.layers = List.copyOf(layers);
    }

    /**
     * The network {@code id} with the given input and layers, whose first weights suit the
     * activations.
     *
     * @throws ArchitectureException if the layers do not fit together; the sentence names the layer
     *     and the reason
     */
    public static Architecture of(String id, InputSpec input, List<LayerSpec> specs)
            throws ArchitectureException {
        return of(id, input, Initialisation.AUTOMATIC, specs);
    }

    /**
     * The network {@code id} with the given input, first weights and layers.
     *
     * @throws ArchitectureException if the layers do not fit together; the sentence names the layer
     *     and the reason
     */
    public static Architecture of(
            String id, InputSpec input, Initialisation initialisation, List<LayerSpec> specs)
            throws ArchitectureException {
        input.check();
        if (specs.isEmpty() || specs.size() > MAX_LAYERS) {
            throw new ArchitectureException("architecture.layers", MAX_LAYERS, specs.size());
        }
        ArchitectureBuilder stack = new ArchitectureBuilder(input);
        List<Layer> layers = new ArrayList<>();
        for (LayerSpec spec : specs) {
            layers.add(stack.add(spec, layers.size() == specs.size() - 1));
        }
        return new Architecture(id, input, initialisation, layers);
    }

    /** The name that the command line and the files know it by: {@code lenet5-modern}. */
    public String id() {
        return id;
    }

    /** What the network is shown. */
    public InputSpec input() {
        return input;
    }

    /** How large the weights are that it starts with. */
    public Initialisation initialisation() {
        return initialisation;
    }

    /** The layers from the first after the input to the output. */
    public List<Layer> layers() {
        return layers;
    }

    /** The layer called {@code name}. */
    public Optional<Layer> layer(String name) {
        return layers.stream().filter(layer -> layer.name().equals(name)).findFirst();
    }

    /** What names the class: the last layer. */
    public LayerSpec output() {
        return layers.get(layers.size() - 1).spec();
    }

    /** Number of classes that the network tells apart. */
    public int classes() {
        return layers.get(layers.size() - 1).outputShape().channels();
    }

    /** All tensors of numbers, from the first layer to the last. */
    public List<ParameterSpec> parameters() {
        return layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
    }

    /** How many numbers there are for one picture: the input and what every layer hands on. */
    public long cells() {
        return input.shape().size()
                + layers.stream().mapToLong(layer -> layer.outputShape().size()).sum();
    }

    /** How many trainable numbers the network has. */
    public long parameterCount() {
        return layers.stream().mapToLong(Layer::parameterCount).sum();
    }

    /** Multiplications of a value with a weight in one forward pass. */
    public long multiplyAccumulates() {
        return layers.stream().mapToLong(Layer::multiplyAccumulates).sum();
    }

    /** All connections, as LeCun et al. (1998) count them. */
    public long connections() {
        return layers.stream().mapToLong(Layer::connections).sum();
    }

    /** Equal if the id, the input, the initialisation and the layers' descriptions are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Architecture that
                && id.equals(that.id)
                && input.equals(that.input)
                && initialisation == that.initialisation
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
