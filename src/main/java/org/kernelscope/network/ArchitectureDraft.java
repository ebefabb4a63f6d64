package org.kernelscope.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An architecture that is being edited. It may be impossible for a while; it then reports the first
 * layer that does not fit and the reason, and the layers below that have shapes and counts. Layers
 * are named by kind and position: {@code C1}, {@code S2}, …
 *
 * <p>Each change returns a new draft, so an older draft can be restored. Immutable.
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

    /** Creates a draft of {@code architecture}; its layers are named by position. */
    public static ArchitectureDraft of(Architecture architecture) {
        List<DraftBuild.Part> parts = new ArrayList<>();
        for (Layer layer : architecture.layers()) {
            int rows = layer.inputShape().rows();
            boolean global =
                    layer.spec().layerKind() == LayerKind.POOLING
                            && rows > 1
                            && layer.window().equals(new Window(rows, rows, 0, 1));
            parts.add(new DraftBuild.Part(layer.spec(), global));
        }
        return new ArchitectureDraft(
                architecture.id(), architecture.input(), architecture.initialisation(), parts);
    }

    /** The name that the network will have. */
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

    /** The layers, from the first after the input to the last. */
    public List<Step> steps() {
        return build.steps();
    }

    /** The first problem from the input upwards; empty if the draft is a network. */
    public Optional<ArchitectureException> problem() {
        return Optional.ofNullable(build.problem());
    }

    /** The network; empty if there is a {@link #fault}. */
    public Optional<Architecture> architecture() {
        return Optional.ofNullable(build.architecture());
    }

    /** The number of trained parameters of the layers below the first fault. */
    public long parameterCount() {
        return steps().stream()
                .flatMap(step -> step.layer().stream())
                .mapToLong(Layer::parameterCount)
                .sum();
    }

    /** The number of connections of the layers below the first fault. */
    public long connections() {
        return steps().stream()
                .flatMap(step -> step.layer().stream())
                .mapToLong(Layer::connections)
                .sum();
    }

    /** The number of multiplications of the layers below the first fault. */
    public long multiplyAccumulates() {
        return steps().stream()
                .flatMap(step -> step.layer().stream())
                .mapToLong(Layer::multiplyAccumulates)
                .sum();
    }

    /** The same draft with another name. */
    public ArchitectureDraft withId(String other) {
        return new ArchitectureDraft(other, input, initialisation, parts);
    }

    /** The same draft with another input. */
    public ArchitectureDraft withInput(InputSpec other) {
        return new ArchitectureDraft(id, other, initialisation, parts);
    }

    /** The same draft with another initialisation. */
    public ArchitectureDraft withInitialisation(Initialisation other) {
        return new ArchitectureDraft(id, input, other, parts);
    }

    /** Inserts a layer with the usual settings at {@code index}. */
    public ArchitectureDraft insert(int index, LayerKind kind) {
        return insert(index, kind.defaultSpec());
    }

    /** Inserts {@code spec} at {@code index}; its name is replaced. */
    public ArchitectureDraft insert(int index, LayerSpec spec) {
        List<DraftBuild.Part> changed = new ArrayList<>(parts);
        changed.add(index, new DraftBuild.Part(spec, false));
        return with(changed);
    }

    /** Removes the layer at {@code index}. */
    public ArchitectureDraft remove(int index) {
        List<DraftBuild.Part> changed = new ArrayList<>(parts);
        changed.remove(index);
        return with(changed);
    }

    /** Moves the layer at {@code from} to {@code to}. */
    public ArchitectureDraft move(int from, int to) {
        List<DraftBuild.Part> changed = new ArrayList<>(parts);
        changed.add(to, changed.remove(from));
        return with(changed);
    }

    /**
     * Replaces the layer at {@code index}. A pooling over the whole map stays one unless its size
     * changes.
     */
    public ArchitectureDraft replace(int index, LayerSpec spec) {
        boolean global =
                steps().get(index).global()
                        && spec.layerKind() == LayerKind.POOLING
                        && LayerParameterField.SIZE.of(spec).equals(size(index));
        List<DraftBuild.Part> changed = new ArrayList<>(parts);
        changed.set(index, new DraftBuild.Part(spec, global));
        return with(changed);
    }

    private OptionalInt size(int index) {
        return LayerParameterField.SIZE.of(steps().get(index).spec());
    }

    /**
     * Changes one setting of the layer at {@code index}.
     *
     * @throws IllegalArgumentException if the layer has no such setting
     */
    public ArchitectureDraft change(int index, LayerParameterField field, int value) {
        return replace(index, field.with(steps().get(index).spec(), value));
    }

    /**
     * Makes the window of the pooling at {@code index} as large as the map below, whatever its
     * size.
     *
     * @throws IllegalArgumentException if the layer is no pooling
     */
    public ArchitectureDraft withGlobalPooling(int index) {
        if (!(parts.get(index).spec() instanceof PoolingSpec pooling)) {
            throw new IllegalArgumentException("no pooling: " + parts.get(index).spec());
        }
        List<DraftBuild.Part> changed = new ArrayList<>(parts);
        changed.set(index, new DraftBuild.Part(pooling.withWindow(Window.of(1)), true));
        return with(changed);
    }

    /**
     * Adds or removes the connection between two maps of the convolution at {@code index}.
     *
     * @throws IllegalArgumentException if the layer is no convolution, or one below it does not fit
     */
    public ArchitectureDraft toggleConnection(int index, int inputMap, int map) {
        Step step = steps().get(index);
        if (!(step.spec() instanceof ConvolutionSpec spec) || step.layer().isEmpty()) {
            throw new IllegalArgumentException("no convolution that stands: " + step.spec());
        }
        int channels = step.layer().get().inputShape().channels();
        return replace(
                index, spec.withTable(spec.table().toggled(inputMap, map, channels, spec.maps())));
    }

    private ArchitectureDraft with(List<DraftBuild.Part> changed) {
        return new ArchitectureDraft(id, input, initialisation, changed);
    }

    /** Equal if the ids, inputs, initialisations and layers are. */
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
                .map(step -> new DraftBuild.Part(step.spec(), step.global()))
                .toList();
    }

    @Override
    public int hashCode() {
        return 31 * id.hashCode() + content().hashCode();
    }

    /**
     * A layer of an {@link ArchitectureDraft} at its position.
     *
     * @param index its position, from 0
     * @param spec its description, named by position
     * @param global true if its window follows the size of the map below, as in global pooling
     * @param layer the layer with its shapes and counts; empty if it or a layer below does not fit
     * @param problem the reason if this layer does not fit; empty otherwise
     */
    public record Step(
            int index,
            LayerSpec spec,
            boolean global,
            Optional<Layer> layer,
            Optional<ArchitectureException> problem) {}
}
