package org.kernelscope.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A network without its weights: an input and a chain of layers, checked to fit together when it is
 * created. Shapes, counts and receptive fields are computed from it. Immutable.
 *
 * <p>Example: {@code lenet5-modern} takes {@code 1×32×32}, has the layers C1, S2, C3, S4, C5, F6
 * and output, gives 10 classes and has 61,706 parameters.
 */
public final class Architecture {
    /**
     * The most cells of all layers together. A drawing with all its maps, and a batch of 64
     * examples in training, then fit into the memory of a laptop.
     */
    public static final long MAX_CELLS = 1_000_000;

    /**
     * The most parameters. Weights are held twice while a network is shown and six times in
     * training.
     */
    public static final long MAX_PARAMETERS = 16_000_000;

    /**
     * The most multiplications for one image, or connections where nothing is multiplied: about one
     * second of work.
     */
    public static final long MAX_WORK = 2_000_000_000;

    /** The most layers. */
    public static final int MAX_LAYERS = 64;

    /** The most cells of all examples of a batch: some hundred megabytes with all sums. */
    private static final long MAX_BATCH_CELLS = 32_000_000;

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
     * Creates the network {@code id} with {@link Initialisation#AUTOMATIC}.
     *
     * @throws ArchitectureException if the layers do not fit together; the message names the layer
     *     and the reason
     */
    public static Architecture of(String id, InputSpec input, List<LayerSpec> specs)
            throws ArchitectureException {
        return of(id, input, Initialisation.AUTOMATIC, specs);
    }

    /**
     * Creates the network {@code id}.
     *
     * @throws ArchitectureException if the layers do not fit together; the message names the layer
     *     and the reason
     */
    public static Architecture of(
            String id, InputSpec input, Initialisation initialisation, List<LayerSpec> specs)
            throws ArchitectureException {
        input.check();
        if (specs.isEmpty() || specs.size() > MAX_LAYERS) {
            throw new ArchitectureException("architecture.layers", MAX_LAYERS, specs.size());
        }
        ArchitectureBuilder builder = new ArchitectureBuilder(input);
        List<Layer> layers = new ArrayList<>();
        for (LayerSpec spec : specs) {
            layers.add(builder.add(spec, layers.size() == specs.size() - 1));
        }
        return new Architecture(id, input, initialisation, layers);
    }

    /** The name on the command line and in files: {@code lenet5-modern}. */
    public String id() {
        return id;
    }

    /** The input of the network. */
    public InputSpec input() {
        return input;
    }

    /** The range of the initial weights. */
    public Initialisation initialisation() {
        return initialisation;
    }

    /** The layers, from the first after the input to the output. */
    public List<Layer> layers() {
        return layers;
    }

    /** The layer called {@code name}. */
    public Optional<Layer> layer(String name) {
        return layers.stream().filter(layer -> layer.name().equals(name)).findFirst();
    }

    /** The last layer, which gives the classes. */
    public LayerSpec output() {
        return layers.get(layers.size() - 1).spec();
    }

    /** The number of classes. */
    public int classes() {
        return layers.get(layers.size() - 1).outputShape().channels();
    }

    /**
     * The same network with another number of classes. It has a name of its own.
     *
     * @throws ArchitectureException if its output is not a softmax, or would be too large
     */
    public Architecture withClasses(int classes) throws ArchitectureException {
        if (classes == classes()) {
            return this;
        }
        if (!(output() instanceof OutputSpec softmax)) {
            throw new ArchitectureException("architecture.fixedClasses", id, classes(), classes);
        }
        List<LayerSpec> specs = new ArrayList<>(layers.stream().map(Layer::spec).toList());
        specs.set(specs.size() - 1, new OutputSpec(softmax.name(), classes));
        return of(id + "-" + classes, input, initialisation, specs);
    }

    /** All parameter tensors, from the first layer to the last. */
    public List<ParameterSpec> parameters() {
        return layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
    }

    /** The number of values for one image: the input and the outputs of all layers. */
    public long cells() {
        return input.shape().size()
                + layers.stream().mapToLong(layer -> layer.outputShape().size()).sum();
    }

    /**
     * The number of examples that may be computed at once: {@code wanted}, or fewer for a network
     * with so many cells that its maps would not fit into memory.
     */
    public int batchLimit(int wanted) {
        return (int) Math.max(1, Math.min(wanted, MAX_BATCH_CELLS / cells()));
    }

    /** The number of trained parameters. */
    public long parameterCount() {
        return layers.stream().mapToLong(Layer::parameterCount).sum();
    }

    /** The number of multiplications of a value by a weight in one forward pass. */
    public long multiplyAccumulates() {
        return layers.stream().mapToLong(Layer::multiplyAccumulates).sum();
    }

    /** The number of connections, as LeCun et al. (1998) count them. */
    public long connections() {
        return layers.stream().mapToLong(Layer::connections).sum();
    }

    /** Equal if the ids, inputs, initialisations and layers are. */
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
