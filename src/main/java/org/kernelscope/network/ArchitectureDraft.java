package org.kernelscope.network;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An architecture while somebody edits it: it may be impossible for a moment, and tells then which
 * layer cannot stand and why; what stands below that has its shapes and counts. Layers are named by
 * their kind and place: {@code C1}, {@code S2}, …
 *
 * <p>Each change gives a new draft, so that an older one can be taken up again. Immutable; any
 * thread.
 */
public final class ArchitectureDraft {
    private final String id;
    private final InputSpec input;
    private final Initialisation initialisation;
    private final List<Part> parts;
    private final List<Step> steps;
    private final @Nullable ArchitectureException fault;
    private final @Nullable Architecture architecture;

    /**
     * A layer of the draft.
     *
     * @param spec what it is
     * @param whole whether its window follows the map below, as in global pooling
     */
    private record Part(LayerSpec spec, boolean whole) {}

    /**
     * A layer of the draft in its place.
     *
     * @param index its place, counted from 0
     * @param spec what it is, under the name that its place gives it
     * @param whole whether its window follows the map below, as in global pooling
     * @param layerOrNull the layer with its shapes and counts; null if it does not stand, by its
     *     own fault or that of one below
     * @param faultOrNull why it cannot stand here; null if it does, or if one below does not
     */
    public record Step(
            int index,
            LayerSpec spec,
            boolean whole,
            @Nullable Layer layerOrNull,
            @Nullable ArchitectureException faultOrNull) {
        /** The layer with its shapes and counts, if it stands. */
        public Optional<Layer> layer() {
            return Optional.ofNullable(layerOrNull);
        }

        /** Why it cannot stand here, if it is the one that does not. */
        public Optional<ArchitectureException> fault() {
            return Optional.ofNullable(faultOrNull);
        }
    }

    private ArchitectureDraft(
            String id, InputSpec input, Initialisation initialisation, List<Part> parts) {
        this.id = id;
        this.input = input;
        this.initialisation = initialisation;
        this.parts = List.copyOf(parts);
        List<Step> built = new ArrayList<>();
        ArchitectureException first = build(built);
        Architecture whole = null;
        if (first == null) {
            try {
                List<LayerSpec> specs = built.stream().map(Step::spec).toList();
                whole = Architecture.of(id, input, initialisation, specs);
            } catch (ArchitectureException refused) {
                first = refused;
            }
        }
        this.steps = List.copyOf(built);
        this.fault = first;
        this.architecture = whole;
    }

    /** A draft of {@code architecture}, its layers named by their place. */
    public static ArchitectureDraft of(Architecture architecture) {
        List<Part> parts = new ArrayList<>();
        for (Layer layer : architecture.layers()) {
            int rows = layer.inputShape().rows();
            boolean whole =
                    layer.spec() instanceof PoolingSpec pooling
                            && rows > 1
                            && pooling.window().equals(new Window(rows, rows, 0, 1));
            parts.add(new Part(layer.spec(), whole));
        }
        return new ArchitectureDraft(
                architecture.id(), architecture.input(), architecture.initialisation(), parts);
    }

    /**
     * Puts the layers upon one another as far as they stand.
     *
     * @return the first fault
     */
    private @Nullable ArchitectureException build(List<Step> built) {
        ArchitectureException first = null;
        Stack stack = null;
        try {
            input.check();
            stack = new Stack(input);
        } catch (ArchitectureException refused) {
            first = refused;
        }
        for (Part part : parts) {
            int index = built.size();
            LayerSpec spec = part.spec().withName(LayerKind.of(part.spec()).name(index));
            Layer layer = null;
            ArchitectureException own = null;
            if (first == null) {
                Stack below = Objects.requireNonNull(stack);
                spec = part.whole() ? LayerNumber.SIZE.with(spec, below.top().rows()) : spec;
                try {
                    layer = below.add(spec, index == parts.size() - 1);
                } catch (ArchitectureException refused) {
                    own = refused;
                    first = refused;
                }
            }
            built.add(new Step(index, spec, part.whole(), layer, own));
        }
        return first;
    }

    /** The name that the network will have. */
    public String id() {
        return id;
    }

    /** What the network is shown. */
    public InputSpec input() {
        return input;
    }

    /** How large its first weights are. */
    public Initialisation initialisation() {
        return initialisation;
    }

    /** The layers, from the first after the input to the last. */
    public List<Step> steps() {
        return steps;
    }

    /** Why this cannot be a network, if it cannot: the first fault, from the input upwards. */
    public Optional<ArchitectureException> fault() {
        return Optional.ofNullable(fault);
    }

    /** The network, if it can be one. */
    public Optional<Architecture> architecture() {
        return Optional.ofNullable(architecture);
    }

    /** Trained parameters of the layers that stand. */
    public long parameterCount() {
        return steps.stream()
                .flatMap(step -> step.layer().stream())
                .mapToLong(Layer::parameterCount)
                .sum();
    }

    /** Connections of the layers that stand. */
    public long connections() {
        return steps.stream()
                .flatMap(step -> step.layer().stream())
                .mapToLong(Layer::connections)
                .sum();
    }

    /** Multiplications of the layers that stand. */
    public long multiplyAccumulates() {
        return steps.stream()
                .flatMap(step -> step.layer().stream())
                .mapToLong(Layer::multiplyAccumulates)
                .sum();
    }

    /** The same layers under another name of the network. */
    public ArchitectureDraft withId(String other) {
        return new ArchitectureDraft(other, input, initialisation, parts);
    }

    /** The same layers on another input. */
    public ArchitectureDraft withInput(InputSpec other) {
        return new ArchitectureDraft(id, other, initialisation, parts);
    }

    /** The same layers with other first weights. */
    public ArchitectureDraft withInitialisation(Initialisation other) {
        return new ArchitectureDraft(id, input, other, parts);
    }

    /** With a layer of the usual settings at {@code index}; those from there on move up. */
    public ArchitectureDraft insert(int index, LayerKind kind) {
        return insert(index, kind.usual());
    }

    /** With {@code spec} at {@code index}, whatever its name; those from there on move up. */
    public ArchitectureDraft insert(int index, LayerSpec spec) {
        List<Part> changed = new ArrayList<>(parts);
        changed.add(index, new Part(spec, false));
        return with(changed);
    }

    /** Without the layer at {@code index}. */
    public ArchitectureDraft remove(int index) {
        List<Part> changed = new ArrayList<>(parts);
        changed.remove(index);
        return with(changed);
    }

    /** With the layer at {@code from} moved so that it stands at {@code to}. */
    public ArchitectureDraft move(int from, int to) {
        List<Part> changed = new ArrayList<>(parts);
        changed.add(to, changed.remove(from));
        return with(changed);
    }

    /**
     * With {@code spec} in place of the layer at {@code index}. A pooling that follows the map
     * below goes on doing so, unless it gets another size.
     */
    public ArchitectureDraft replace(int index, LayerSpec spec) {
        boolean whole =
                steps.get(index).whole()
                        && spec instanceof PoolingSpec
                        && LayerNumber.SIZE.of(spec).equals(size(index));
        List<Part> changed = new ArrayList<>(parts);
        changed.set(index, new Part(spec, whole));
        return with(changed);
    }

    private OptionalInt size(int index) {
        return LayerNumber.SIZE.of(steps.get(index).spec());
    }

    /**
     * With another number in the layer at {@code index}.
     *
     * @throws IllegalArgumentException if the layer has no such number
     */
    public ArchitectureDraft change(int index, LayerNumber number, int value) {
        return replace(index, number.with(steps.get(index).spec(), value));
    }

    /**
     * With the pooling at {@code index} as large as the map below, whatever becomes of that.
     *
     * @throws IllegalArgumentException if it is no pooling
     */
    public ArchitectureDraft whole(int index) {
        if (!(parts.get(index).spec() instanceof PoolingSpec pooling)) {
            throw new IllegalArgumentException("no pooling: " + parts.get(index).spec());
        }
        Window own = new Window(1, 1, 0, 1);
        List<Part> changed = new ArrayList<>(parts);
        changed.set(index, new Part(new PoolingSpec("", pooling.pool(), own), true));
        return with(changed);
    }

    /**
     * With the connection between two maps of the convolution at {@code index} made or taken away.
     *
     * @throws IllegalArgumentException if it is no convolution that stands
     */
    public ArchitectureDraft toggle(int index, int inputMap, int map) {
        Step step = steps.get(index);
        if (!(step.spec() instanceof ConvolutionSpec spec) || step.layer().isEmpty()) {
            throw new IllegalArgumentException("no convolution that stands: " + step.spec());
        }
        int channels = step.layer().get().inputShape().channels();
        return replace(
                index,
                new ConvolutionSpec(
                        spec.name(),
                        spec.maps(),
                        spec.window(),
                        spec.table().toggled(inputMap, map, channels, spec.maps()),
                        spec.activation()));
    }

    private ArchitectureDraft with(List<Part> changed) {
        return new ArchitectureDraft(id, input, initialisation, changed);
    }

    /** Equal if the id, the input, the initialisation and the layers are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ArchitectureDraft that
                && id.equals(that.id)
                && input.equals(that.input)
                && initialisation == that.initialisation
                && content().equals(that.content());
    }

    private List<Part> content() {
        return steps.stream().map(step -> new Part(step.spec(), step.whole())).toList();
    }

    @Override
    public int hashCode() {
        return 31 * id.hashCode() + content().hashCode();
    }
}
