package org.kernelscope.ui.kernels;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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
import org.kernelscope.tensor.Shape;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.fx.Latest;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.AnalysisExecutor;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.KernelFocus;
import org.kernelscope.ui.state.LayerWords;
import org.kernelscope.ui.state.NetworkEditModel;
import org.kernelscope.ui.state.NetworkModel;

/**
 * The layer and the order of the kernel gallery. Kernels are sorted when a network is opened or a
 * layer or an order is selected, but not while weights are edited, so that the edited kernel stays
 * in place. Sorting runs in the background: a layer can have a million kernels.
 */
public final class GalleryModel {
    /** Layers with more kernels are not offered. */
    private static final long MOST = 1_000_000;

    private final NetworkModel network;
    private final NetworkEditModel edits;
    private final ObjectProperty<@Nullable Layer> layer = new SimpleObjectProperty<>(this, "layer");
    private final ObjectProperty<Ranking.Order> sorting =
            new SimpleObjectProperty<>(this, "sorting", Ranking.Order.PLACE);
    private final IntegerProperty page = new SimpleIntegerProperty(this, "page");
    private final ReadOnlyObjectWrapper<@Nullable KernelGrid> grid =
            new ReadOnlyObjectWrapper<>(this, "grid");
    private final ReadOnlyObjectWrapper<@Nullable Ranking> ranking =
            new ReadOnlyObjectWrapper<>(this, "ranking");
    private final Latest<Sorting, Optional<Ranking>> sorts;
    private @Nullable Limit limit;

    /** The page to be shown when the kernels are sorted. */
    private int wantedPage;

    /** True if sorting waits for a prediction. */
    private boolean awaitsPrediction;

    private record Sorting(Kernels kernels, Ranking.Order by, @Nullable InferenceResult seen) {}

    private record Limit(Model of, Layer layer, float value) {}

    /** The gallery of {@code network}; {@code analyses} sorts the kernels. */
    public GalleryModel(NetworkModel network, NetworkEditModel edits, AnalysisExecutor analyses) {
        this.network = network;
        this.edits = edits;
        this.sorts =
                analyses.latest(
                        (tools, sorting) -> sorting.by.of(sorting.kernels, sorting.seen),
                        (sorting, found) -> show(found.orElse(null)),
                        sorting -> show(null));
        network.architectureProperty()
                .subscribe(
                        architecture ->
                                layer.set(
                                        architecture == null ? null : defaultLayer(architecture)));
        layer.subscribe(now -> show());
        sorting.subscribe(now -> sort());
        network.openedProperty().subscribe(opened -> sort());
        network.modelProperty().subscribe(model -> predicted());
        network.inferenceProperty().subscribe(inference -> predicted());
    }

    /** The prediction may be published before or after its network. */
    private void predicted() {
        if (awaitsPrediction && prediction() != null) {
            sort();
        }
    }

    /** The prediction of the network on the stage; null while there is none. */
    private @Nullable InferenceResult prediction() {
        InferenceResult seen = network.inferenceProperty().get();
        Layer shown = layer.get();
        boolean fits =
                seen != null
                        && shown != null
                        && seen.model() == network.modelProperty().get()
                        && seen.model().architecture().layers().contains(shown);
        return fits ? seen : null;
    }

    /** The second layer with kernels, if there is one: the first that combines several maps. */
    private static @Nullable Layer defaultLayer(Architecture architecture) {
        List<Layer> layers = layers(architecture);
        return layers.isEmpty() ? null : layers.get(Math.min(1, layers.size() - 1));
    }

    /** The layers that have kernels, but not too many. */
    public static List<Layer> layers(Architecture architecture) {
        return architecture.layers().stream().filter(GalleryModel::hasKernels).toList();
    }

    private static boolean hasKernels(Layer layer) {
        long kernels = (long) layer.inputShape().channels() * layer.outputShape().channels();
        return kernels <= MOST
                && layer.parameters().stream()
                        .anyMatch(parameter -> parameter.role() == ParameterSpec.Role.WEIGHT);
    }

    /** The layer of the gallery; null while there is no network, or none with kernels. */
    public ObjectProperty<@Nullable Layer> layerProperty() {
        return layer;
    }

    /** The order of the kernels. */
    ObjectProperty<Ranking.Order> sortingProperty() {
        return sorting;
    }

    /** The ids of the orders. */
    public static List<String> orders() {
        return Arrays.stream(Ranking.Order.values()).map(Ranking.Order::id).toList();
    }

    /** The id of the order of the kernels. */
    public String order() {
        return sorting.get().id();
    }

    /** Sorts by the order with this id; one that does not exist changes nothing. */
    public void sortBy(String order) {
        Arrays.stream(Ranking.Order.values())
                .filter(each -> each.id().equals(order))
                .forEach(sorting::set);
    }

    /** The page that is shown, counted from 0. */
    public IntegerProperty pageProperty() {
        return page;
    }

    /** Shows a page as soon as the kernels are sorted; one that does not exist becomes the last. */
    public void turnTo(int wanted) {
        wantedPage = isSettled() ? 0 : wanted;
        page.set(wanted);
    }

    /** The kernels of the layer; null while there are none. */
    ReadOnlyObjectProperty<@Nullable KernelGrid> gridProperty() {
        return grid.getReadOnlyProperty();
    }

    /** The ranking; null for the order by maps, and while sorting. */
    ReadOnlyObjectProperty<@Nullable Ranking> rankingProperty() {
        return ranking.getReadOnlyProperty();
    }

    /** True unless kernels are being sorted. */
    public boolean isSettled() {
        return !sorts.isBusy();
    }

    /** The kernels with the present weights. */
    Optional<Kernels> kernels() {
        EditedNetwork now = edits.editedProperty().get();
        return now == null ? Optional.empty() : kernels(now.model());
    }

    /** The kernels before any edit. */
    Optional<Kernels> untouched() {
        EditedNetwork now = edits.editedProperty().get();
        return now == null ? Optional.empty() : kernels(now.base());
    }

    private Optional<Kernels> kernels(Model model) {
        Layer wanted = layer.get();
        // While the network changes, the layer may still be that of the previous one.
        boolean fits =
                wanted != null
                        && wanted.index() < model.architecture().layers().size()
                        && model.architecture().layers().get(wanted.index()).equals(wanted);
        return fits && wanted != null ? Kernels.of(wanted, model.weights()) : Optional.empty();
    }

    /** Selects the edited kernels. */
    Predicate<KernelId> changed() {
        EditedNetwork now = edits.editedProperty().get();
        Optional<Kernels> changed = kernels();
        Optional<Kernels> learned = untouched();
        if (now == null || !now.isChanged() || changed.isEmpty() || learned.isEmpty()) {
            return id -> false;
        }
        Kernels before = learned.get();
        Kernels after = changed.get();
        return id -> !after.isSame(before, id.map(), id.input());
    }

    /** The largest weight before any edit: the value with the strongest colour. */
    float limit() {
        EditedNetwork now = edits.editedProperty().get();
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

    /** True if the map of a cell is the output map or the input map of a kernel. */
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

    /** Sorts the kernels by their present weights. */
    void sort() {
        sorts.forget();
        Optional<Kernels> now = kernels();
        Ranking.Order by = sorting.get();
        InferenceResult seen = prediction();
        awaitsPrediction = by == Ranking.Order.IMPORTANCE && seen == null;
        if (by == Ranking.Order.PLACE || awaitsPrediction || now.isEmpty()) {
            show(null);
            return;
        }
        sorts.ask(new Sorting(now.get(), by, seen));
    }

    /**
     * Describes a kernel and one of its weights, or the whole gallery.
     *
     * @param spot the hovered weight; null for none
     */
    String caption(Texts texts, KernelFocus.@Nullable Spot spot) {
        KernelGrid known = grid.get();
        Optional<Kernels> all = kernels();
        if (layer.get() == null || known == null || all.isEmpty()) {
            return texts.get("kernelGallery.none");
        }
        return spot != null && known.has(spot.kernel())
                ? caption(texts, all.get(), spot)
                : texts.get(
                        "kernelGallery.hint",
                        Numbers.count(all.get().count()),
                        Numbers.value(limit()));
    }

    private String caption(Texts texts, Kernels all, KernelFocus.Spot spot) {
        Layer shown = all.layer();
        KernelId id = spot.kernel();
        Architecture architecture = Objects.requireNonNull(architecture());
        String maps =
                texts.get(
                        "kernelGallery.kernel",
                        LayerWords.map(texts, architecture, shown.index() - 1, id.input()),
                        LayerWords.map(texts, architecture, shown.index(), id.map()));
        float weight =
                all.kernel(id.map(), id.input()).orElseThrow().at(0, spot.row(), spot.column());
        Shape output = shown.outputShape();
        if (all.rows() == 1 && output.plane() == 1) {
            return texts.get("kernelGallery.weight.only", maps, Numbers.value(weight));
        }
        return texts.get(
                "kernelGallery.weight",
                maps,
                Numbers.value(all.norm(id.map(), id.input())),
                spot.row() + 1,
                spot.column() + 1,
                Numbers.value(weight),
                output.plane() == 1
                        ? texts.get("kernelGallery.used.once")
                        : texts.get("kernelGallery.used", output.rows(), output.columns()));
    }

    private void show(@Nullable Ranking order) {
        page.set(wantedPage);
        wantedPage = 0;
        ranking.set(order);
    }
}
