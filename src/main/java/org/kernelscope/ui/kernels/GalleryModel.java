package org.kernelscope.ui.kernels;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.EditedNetwork;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.KernelId;
import org.kernelscope.network.Kernels;
import org.kernelscope.network.Layer;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.ui.state.AnalysisExecutor;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.NetworkEditModel;
import org.kernelscope.ui.state.NetworkModel;

/**
 * Which kernels hang on the wall, and in which order. They are sorted when a network is opened, a
 * layer or an order chosen, and not while weights change, lest a kernel run away from the hand that
 * works on it; in the laboratory, since a layer can have a million. JavaFX thread.
 */
public final class GalleryModel {
    /** On thousands of pages nobody finds a kernel. */
    private static final long MOST = 1_000_000;

    private final NetworkModel network;
    private final NetworkEditModel surgery;
    private final AnalysisExecutor laboratory;
    private final ObjectProperty<@Nullable Layer> layer = new SimpleObjectProperty<>(this, "layer");
    private final ObjectProperty<KernelOrder> sorting =
            new SimpleObjectProperty<>(this, "sorting", KernelOrder.PLACE);
    private final IntegerProperty page = new SimpleIntegerProperty(this, "page");
    private final ReadOnlyObjectWrapper<@Nullable KernelGrid> grid =
            new ReadOnlyObjectWrapper<>(this, "grid");
    private final ReadOnlyObjectWrapper<@Nullable Ranking> ranking =
            new ReadOnlyObjectWrapper<>(this, "ranking");
    private AnalysisExecutor.@Nullable Ticket sorted;
    private @Nullable Limit limit;

    /** Whether they are to be sorted by a guess that the network has not made yet. */
    private boolean awaitsGuess;

    private record Limit(Model of, Layer layer, float value) {}

    /** The wall of the network on the stage; kernels are sorted in {@code laboratory}. */
    public GalleryModel(
            NetworkModel network, NetworkEditModel surgery, AnalysisExecutor laboratory) {
        this.network = network;
        this.surgery = surgery;
        this.laboratory = laboratory;
        network.architectureProperty()
                .subscribe(
                        architecture ->
                                layer.set(architecture == null ? null : interesting(architecture)));
        layer.subscribe(now -> show());
        sorting.subscribe(now -> sort());
        network.openedProperty().subscribe(opened -> sort());
        network.modelProperty().subscribe(model -> guessed());
        network.inferenceProperty().subscribe(inference -> guessed());
    }

    /** The guess may come after the network that makes it, or before. */
    private void guessed() {
        if (awaitsGuess && guess() != null) {
            sort();
        }
    }

    /** What the network on the stage made of the drawing; null until it has. */
    private @Nullable InferenceResult guess() {
        InferenceResult seen = network.inferenceProperty().get();
        Layer shown = layer.get();
        boolean fits =
                seen != null
                        && shown != null
                        && seen.model() == network.modelProperty().get()
                        && seen.model().architecture().layers().contains(shown);
        return fits ? seen : null;
    }

    /** The second layer of kernels, if there is one: where maps are first mixed. */
    private static @Nullable Layer interesting(Architecture architecture) {
        List<Layer> layers = layers(architecture);
        return layers.isEmpty() ? null : layers.get(Math.min(1, layers.size() - 1));
    }

    /** The layers that have kernels, and not too many for a wall. */
    static List<Layer> layers(Architecture architecture) {
        return architecture.layers().stream().filter(GalleryModel::hasKernels).toList();
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

    /** Which kernels there are; null while there are none. */
    ReadOnlyObjectProperty<@Nullable KernelGrid> gridProperty() {
        return grid.getReadOnlyProperty();
    }

    /** Their order; null for where their maps say, and until they are sorted. */
    ReadOnlyObjectProperty<@Nullable Ranking> rankingProperty() {
        return ranking.getReadOnlyProperty();
    }

    /** Whether nothing more will change while the user does nothing: for pictures. */
    public boolean isSettled() {
        return sorted == null;
    }

    /** The kernels as they are now. */
    Optional<Kernels> kernels() {
        EditedNetwork now = surgery.surgeryProperty().get();
        return now == null ? Optional.empty() : kernels(now.model());
    }

    /** The kernels as they were before any change by hand. */
    Optional<Kernels> untouched() {
        EditedNetwork now = surgery.surgeryProperty().get();
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

    /** Which kernels were changed by hand. */
    Predicate<KernelId> changed() {
        EditedNetwork now = surgery.surgeryProperty().get();
        Optional<Kernels> changed = kernels();
        Optional<Kernels> learned = untouched();
        if (now == null || !now.isChanged() || changed.isEmpty() || learned.isEmpty()) {
            return id -> false;
        }
        Kernels before = learned.get();
        Kernels after = changed.get();
        return id -> !after.isSame(before, id.map(), id.input());
    }

    /**
     * The largest weight of all, before any change by hand: what the strongest colour stands for.
     */
    float limit() {
        EditedNetwork now = surgery.surgeryProperty().get();
        Layer shown = layer.get();
        if (now == null || shown == null) {
            return 0;
        }
        Limit known = limit;
        if (known == null || known.of() != now.base() || !known.layer().equals(shown)) {
            float largest = untouched().map(Kernels::absMax).orElse(0f);
            known = new Limit(now.base(), shown, largest);
            limit = known;
        }
        return known.value();
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

    private void show() {
        page.set(0);
        ranking.set(null);
        grid.set(kernels().map(KernelGrid::of).orElse(null));
        sort();
    }

    /** Sorts the kernels by what they are now. */
    void sort() {
        AnalysisExecutor.Ticket before = sorted;
        if (before != null) {
            before.callOff();
        }
        sorted = null;
        Optional<Kernels> now = kernels();
        KernelOrder by = sorting.get();
        InferenceResult seen = guess();
        awaitsGuess = by == KernelOrder.IMPORTANCE && seen == null;
        if (by == KernelOrder.PLACE || awaitsGuess || now.isEmpty()) {
            show(null);
            return;
        }
        Kernels kernels = now.get();
        sorted =
                laboratory.ask(
                        (tools, ticket) -> {
                            Ranking order = null;
                            try {
                                order = by.of(kernels, seen).orElse(null);
                            } finally {
                                // The laboratory tells what failed.
                                Ranking found = order;
                                laboratory.tell(ticket, () -> show(found));
                            }
                            return false;
                        });
    }

    private void show(@Nullable Ranking order) {
        sorted = null;
        page.set(0);
        ranking.set(order);
    }
}
