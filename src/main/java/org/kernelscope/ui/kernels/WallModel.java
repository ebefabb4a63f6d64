package org.kernelscope.ui.kernels;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.Surgery;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.KernelId;
import org.kernelscope.network.Kernels;
import org.kernelscope.network.Layer;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.ui.state.Inference;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.SurgeryModel;

/**
 * Which kernels hang on the wall, and in which order. They are sorted when a layer or an order is
 * chosen and not while weights change, lest a kernel run away from the hand that works on it.
 * JavaFX thread.
 */
public final class WallModel {
    /** On thousands of pages nobody finds a kernel, and to sort more takes longer than a frame. */
    private static final long MOST = 100_000;

    private final NetworkModel network;
    private final SurgeryModel surgery;
    private final ObjectProperty<@Nullable Layer> layer = new SimpleObjectProperty<>(this, "layer");
    private final ObjectProperty<KernelOrder> sorting =
            new SimpleObjectProperty<>(this, "sorting", KernelOrder.PLACE);
    private final IntegerProperty page = new SimpleIntegerProperty(this, "page");
    private final ReadOnlyObjectWrapper<List<KernelId>> order =
            new ReadOnlyObjectWrapper<>(this, "order", List.of());

    /** The wall of the network on the stage. */
    public WallModel(NetworkModel network, SurgeryModel surgery) {
        this.network = network;
        this.surgery = surgery;
        network.architectureProperty()
                .subscribe(
                        architecture ->
                                layer.set(architecture == null ? null : interesting(architecture)));
        layer.subscribe(now -> sort());
        sorting.subscribe(now -> sort());
    }

    /** The second layer of kernels, if there is one: where maps are first mixed. */
    private static @Nullable Layer interesting(Architecture architecture) {
        List<Layer> layers = layers(architecture);
        return layers.isEmpty() ? null : layers.get(Math.min(1, layers.size() - 1));
    }

    /** The layers that have kernels, and not too many for a wall. */
    static List<Layer> layers(Architecture architecture) {
        return architecture.layers().stream().filter(WallModel::hasKernels).toList();
    }

    private static boolean hasKernels(Layer layer) {
        long kernels = (long) layer.inputShape().channels() * layer.outputShape().channels();
        return kernels <= MOST
                && layer.parameters().stream()
                        .anyMatch(parameter -> parameter.role() == ParameterSpec.Role.WEIGHT);
    }

    /** Whose kernels hang on the wall; null while there is no network, or none with kernels. */
    public ObjectProperty<@Nullable Layer> layerProperty() {
        return layer;
    }

    /** By what they are sorted. */
    ObjectProperty<KernelOrder> sortingProperty() {
        return sorting;
    }

    /** The page that is open. */
    IntegerProperty pageProperty() {
        return page;
    }

    /** The kernels in their order. */
    ReadOnlyObjectProperty<List<KernelId>> orderProperty() {
        return order.getReadOnlyProperty();
    }

    /** The kernels as they are now. */
    Optional<Kernels> kernels() {
        Surgery now = surgery.surgeryProperty().get();
        return now == null ? Optional.empty() : kernels(now.model());
    }

    /** The kernels as they were before any change by hand. */
    Optional<Kernels> untouched() {
        Surgery now = surgery.surgeryProperty().get();
        return now == null ? Optional.empty() : kernels(now.base());
    }

    private Optional<Kernels> kernels(Model model) {
        Layer wanted = layer.get();
        // Between two networks the one may be known and the layers still be the other's.
        boolean fits =
                wanted != null
                        && wanted.index() < model.architecture().layers().size()
                        && model.architecture().layers().get(wanted.index()).equals(wanted);
        return fits && wanted != null ? Kernels.of(wanted, model.weights()) : Optional.empty();
    }

    /** Whether a kernel was changed by hand. */
    boolean isChanged(KernelId id) {
        Surgery now = surgery.surgeryProperty().get();
        return now != null
                && now.isChanged()
                && !kernels()
                        .flatMap(kernels -> kernels.kernel(id.map(), id.input()))
                        .equals(
                                untouched()
                                        .flatMap(kernels -> kernels.kernel(id.map(), id.input())));
    }

    /**
     * The largest weight of all, before any change by hand: what the strongest colour stands for.
     */
    float limit() {
        return untouched().map(Kernels::absMax).orElse(0f);
    }

    /** The network on the stage. */
    @Nullable Architecture architecture() {
        return network.architectureProperty().get();
    }

    /** Whether a kernel has to do with the map of a cell: makes it, or looks at it. */
    static boolean joins(KernelId id, Cell cell) {
        return cell.layer() == id.layer() && cell.channel() == id.map()
                || cell.layer() == id.layer() - 1 && cell.channel() == id.input();
    }

    /** Sorts the kernels by what they are now. */
    void sort() {
        page.set(0);
        Inference seen = network.inferenceProperty().get();
        Layer wanted = layer.get();
        boolean fits =
                seen != null
                        && wanted != null
                        && seen.model().architecture().layers().contains(wanted);
        order.set(
                kernels()
                        .map(kernels -> sorting.get().of(kernels, fits ? seen : null))
                        .orElse(List.of()));
    }
}
