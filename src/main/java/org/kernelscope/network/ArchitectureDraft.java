package org.kernelscope.network;

import java.util.ArrayList;
import java.util.List;
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
    private final List<DraftBuild.Part> parts;
    private final DraftBuild build;

    private ArchitectureDraft(
            String id,
            InputSpec input,
            Initialisation initialisation,
            List<DraftBuild.Part> parts) {
        this.id = id;
        this.input = input;
        this.initialisation = initialisation;
        this.parts = List.copyOf(parts);
        this.build = DraftBuild.of(id, input, initialisation, this.parts);
    }

    /** A draft of {@code architecture}, its layers named by their place. */
    public static ArchitectureDraft of(Architecture architecture) {
        List<DraftBuild.Part> parts = new ArrayList<>();
        for (Layer layer : architecture.layers()) {
            int rows = layer.inputShape().rows();
            boolean whole =
                    layer.spec() instanceof PoolingSpec pooling
                            && rows > 1
                            && pooling.window().equals(new Window(rows, rows, 0, 1));
            parts.add(new DraftBuild.Part(layer.spec(), whole));
        }
        return new ArchitectureDraft(
                architecture.id(), architecture.input(), architecture.initialisation(), parts);
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
    public List<DraftStep> steps() {
        return build.steps();
    }

    /** Why this cannot be a network, if it cannot: the first fault, from the input upwards. */
    public Optional<ArchitectureException> fault() {
        return Optional.ofNullable(build.faultOrNull());
    }

    /** The network, if it can be one. */
    public Optional<Architecture> architecture() {
        return Optional.ofNullable(build.architectureOrNull());
    }

    /** Trained parameters of the layers that stand. */
    public long parameterCount() {
        return steps().stream()
                .flatMap(step -> step.layer().stream())
                .mapToLong(Layer::parameterCount)
                .sum();
    }

    /** Connections of the layers that stand. */
    public long connections() {
        return steps().stream()
                .flatMap(step -> step.layer().stream())
                .mapToLong(Layer::connections)
                .sum();
    }

    /** Multiplications of the layers that stand. */
    public long multiplyAccumulates() {
        return steps().stream()
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
        List<DraftBuild.Part> changed = new ArrayList<>(parts);
        changed.add(index, new DraftBuild.Part(spec, false));
        return with(changed);
    }

    /** Without the layer at {@code index}. */
    public ArchitectureDraft remove(int index) {
        List<DraftBuild.Part> changed = new ArrayList<>(parts);
        changed.remove(index);
        return with(changed);
    }

    /** With the layer at {@code from} moved so that it stands at {@code to}. */
    public ArchitectureDraft move(int from, int to) {
        List<DraftBuild.Part> changed = new ArrayList<>(parts);
        changed.add(to, changed.remove(from));
        return with(changed);
    }

    /**
     * With {@code spec} in place of the layer at {@code index}. A pooling that follows the map
     * below goes on doing so, unless it gets another size.
     */
    public ArchitectureDraft replace(int index, LayerSpec spec) {
        boolean whole =
                steps().get(index).whole()
                        && spec instanceof PoolingSpec
                        && LayerParameterField.SIZE.of(spec).equals(size(index));
        List<DraftBuild.Part> changed = new ArrayList<>(parts);
        changed.set(index, new DraftBuild.Part(spec, whole));
        return with(changed);
    }

    private OptionalInt size(int index) {
        return LayerParameterField.SIZE.of(steps().get(index).spec());
    }

    /**
     * With another number in the layer at {@code index}.
     *
     * @throws IllegalArgumentException if the layer has no such number
     */
    public ArchitectureDraft change(int index, LayerParameterField number, int value) {
        return replace(index, number.with(steps().get(index).spec(), value));
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
        List<DraftBuild.Part> changed = new ArrayList<>(parts);
        changed.set(index, new DraftBuild.Part(new PoolingSpec("", pooling.pool(), own), true));
        return with(changed);
    }

    /**
     * With the connection between two maps of the convolution at {@code index} made or taken away.
     *
     * @throws IllegalArgumentException if it is no convolution that stands
     */
    public ArchitectureDraft toggle(int index, int inputMap, int map) {
        DraftStep step = steps().get(index);
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

    private ArchitectureDraft with(List<DraftBuild.Part> changed) {
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

    private List<DraftBuild.Part> content() {
        return steps().stream()
                .map(step -> new DraftBuild.Part(step.spec(), step.whole()))
                .toList();
    }

    @Override
    public int hashCode() {
        return 31 * id.hashCode() + content().hashCode();
    }
}
