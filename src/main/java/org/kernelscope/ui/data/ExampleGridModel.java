package org.kernelscope.ui.data;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Drawing.Backdrop;
import org.kernelscope.dataset.DatasetEdit;
import org.kernelscope.dataset.DatasetPredictions;
import org.kernelscope.dataset.DatasetSummary;
import org.kernelscope.dataset.NearestImages;
import org.kernelscope.dataset.OwnDataset;
import org.kernelscope.dataset.OwnExample;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.fx.Latest;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.Notices;

/**
 * The examples on the grid: which of the set, in which order, which of them are selected. Filtered
 * and sorted in the background. JavaFX thread.
 */
public final class ExampleGridModel {
    /** The examples that are shown. */
    public enum Show {
        ALL("all"),
        /** Answered with another class than their label. */
        MISTAKES("mistakes"),
        /** Answered with less than {@value ExampleGridModel#SURE} probability. */
        UNSURE("unsure"),
        /** There a second time. */
        REPEATED("repeated"),
        /** Without anything to be seen. */
        BLANK("blank");

        private final String id;

        Show(String id) {
            this.id = id;
        }

        /** The name in scenes. */
        public String id() {
            return id;
        }

        /** True if predictions of the network decide. */
        boolean needsPredictions() {
            return this == MISTAKES || this == UNSURE;
        }
    }

    /** The order of the examples. */
    public enum Order {
        /** As they came in. */
        COLLECTED("collected"),
        /** By label. */
        LABEL("label"),
        /** The largest loss first. */
        LOSS("loss");

        private final String id;

        Order(String id) {
            this.id = id;
        }

        /** The name in scenes. */
        public String id() {
            return id;
        }
    }

    /** A network that is less sure than this is unsure. */
    static final double SURE = 0.8;

    /**
     * The choice of examples.
     *
     * @param label the only label; null for all
     * @param predicted the only answer; null for all
     */
    public record Filter(
            @Nullable Integer label, @Nullable Integer predicted, Show show, Order order) {
        /** All, as they came in. */
        public static final Filter EVERYTHING = new Filter(null, null, Show.ALL, Order.COLLECTED);

        Filter withLabel(@Nullable Integer other) {
            return new Filter(other, predicted, show, order);
        }

        Filter withPredicted(@Nullable Integer other) {
            return new Filter(label, other, show, order);
        }

        Filter withShow(Show other) {
            return new Filter(label, predicted, other, order);
        }

        Filter withOrder(Order other) {
            return new Filter(label, predicted, show, other);
        }
    }

    private record Question(
            OwnDataset set,
            @Nullable DatasetPredictions predictions,
            @Nullable DatasetSummary summary,
            Filter filter,
            @Nullable NearestImages nearest) {}

    private final DataModel data;
    private final PredictionsModel predictions;
    private final NearestModel nearest;
    private final DrawingModel drawing;
    private final ObjectProperty<Filter> filter =
            new SimpleObjectProperty<>(this, "filter", Filter.EVERYTHING);
    private final ReadOnlyObjectWrapper<int[]> places =
            new ReadOnlyObjectWrapper<>(this, "places", new int[0]);
    private final ReadOnlyObjectWrapper<Set<Integer>> selected =
            new ReadOnlyObjectWrapper<>(this, "selected", Set.of());
    private final ReadOnlyObjectWrapper<@Nullable NearestImages> comparison =
            new ReadOnlyObjectWrapper<>(this, "comparison");
    private final ReadOnlyIntegerWrapper cursor = new ReadOnlyIntegerWrapper(this, "cursor", 0);
    private final Latest<Question, int[]> questions;
    private int anchor;
    private OwnDataset shown = OwnDataset.EMPTY;

    /**
     * @param work filters and sorts
     * @param drawing the pad that examples are put on
     */
    public ExampleGridModel(
            DataModel data,
            PredictionsModel predictions,
            NearestModel nearest,
            DrawingModel drawing,
            Executor work,
            Executor fxThread,
            Notices notices) {
        this.data = data;
        this.predictions = predictions;
        this.nearest = nearest;
        this.drawing = drawing;
        questions =
                new Latest<>(
                        work,
                        fxThread,
                        ExampleGridModel::places,
                        (question, found) -> {
                            if (question.set() == data.set()) {
                                show(question, found);
                            }
                        },
                        (question, failure) ->
                                notices.tell(UserFacingException.of(failure, "own.failed")));
        data.editedProperty().subscribe(now -> ask());
        data.summaryProperty().subscribe(now -> ask());
        predictions.predictionsProperty().subscribe(now -> ask());
        filter.subscribe(now -> ask());
        nearest.foundProperty().subscribe(now -> ask());
    }

    private void ask() {
        questions.ask(
                new Question(
                        data.set(),
                        predictions.predictionsProperty().get(),
                        data.summaryProperty().get(),
                        filter.get(),
                        nearest.foundProperty().get()));
    }

    private static int[] places(Question question) {
        OwnDataset set = question.set();
        DatasetPredictions predictions = question.predictions();
        DatasetSummary summary = question.summary();
        Filter filter = question.filter();
        Set<Integer> only = null;
        if (filter.show() == Show.REPEATED && summary != null) {
            only = new HashSet<>(summary.duplicates().stream().flatMap(List::stream).toList());
        } else if (filter.show() == Show.BLANK && summary != null) {
            only = new HashSet<>(summary.blanks());
        }
        List<Integer> found = new ArrayList<>();
        for (int place = 0; place < set.count(); place++) {
            boolean kept =
                    (filter.label() == null || set.example(place).label() == filter.label())
                            && (only == null || only.contains(place))
                            && (predictions == null || isAnswered(predictions, set, place, filter));
            if (kept) {
                found.add(place);
            }
        }
        NearestImages nearest = question.nearest();
        if (nearest != null && nearest.isOf(set)) {
            return nearest.sorted(found.stream().mapToInt(Integer::intValue).toArray());
        }
        if (filter.order() == Order.LABEL) {
            found.sort(Comparator.comparingInt(place -> set.example(place).label()));
        } else if (filter.order() == Order.LOSS && predictions != null) {
            double[] losses = new double[set.count()];
            found.forEach(it -> losses[it] = -predictions.loss(it, set.example(it).label()));
            found.sort(Comparator.comparingDouble(place -> losses[place]));
        } else if (filter.show() == Show.REPEATED && summary != null) {
            // Copies beside each other.
            Set<Integer> kept = new HashSet<>(found);
            found =
                    summary.duplicates().stream()
                            .flatMap(List::stream)
                            .filter(kept::contains)
                            .toList();
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    private static boolean isAnswered(
            DatasetPredictions predictions, OwnDataset set, int place, Filter filter) {
        if (place >= predictions.count()) {
            return true;
        }
        int predicted = predictions.predicted(place);
        boolean shown =
                switch (filter.show()) {
                    case MISTAKES -> predicted != set.example(place).label();
                    case UNSURE -> predictions.confidence(place) < SURE;
                    case ALL, REPEATED, BLANK -> true;
                };
        return shown && (filter.predicted() == null || filter.predicted() == predicted);
    }

    private void show(Question question, int[] found) {
        boolean other = question.nearest() != comparison.get();
        shown = question.set();
        comparison.set(question.nearest());
        places.set(found);
        if (!selected.get().isEmpty()) {
            BitSet there = new BitSet();
            for (int place : found) {
                there.set(place);
            }
            Set<Integer> kept = new TreeSet<>(selected.get());
            kept.removeIf(place -> !there.get(place));
            selected.set(kept);
        }
        cursor.set(other ? 0 : Math.max(0, Math.min(cursor.get(), found.length - 1)));
    }

    /** The choice of examples. */
    public ObjectProperty<Filter> filterProperty() {
        return filter;
    }

    /** Changes one thing in the choice of examples. */
    public void filter(UnaryOperator<Filter> change) {
        filter.set(change.apply(filter.get()));
    }

    /** The places in the set of the examples on the grid, in their order. */
    public ReadOnlyObjectProperty<int[]> placesProperty() {
        return places.getReadOnlyProperty();
    }

    /** The places in the set of the selected examples. */
    public ReadOnlyObjectProperty<Set<Integer>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** The distances that the grid is sorted by; null if it is sorted by the filter's order. */
    public ReadOnlyObjectProperty<@Nullable NearestImages> comparisonProperty() {
        return comparison.getReadOnlyProperty();
    }

    /** The search for the images nearest to one of the grid. */
    NearestModel nearest() {
        return nearest;
    }

    /** Finds what lies nearest to the image of the cursor. */
    public void findNearest(NearestImages.Kind kind) {
        if (cursor.get() < count() && shown == data.set()) {
            nearest.ask(places.get()[cursor.get()], kind);
        }
    }

    /** The tile of the keyboard, counted from 0. */
    public ReadOnlyIntegerProperty cursorProperty() {
        return cursor.getReadOnlyProperty();
    }

    /** The set that the places are of. */
    OwnDataset shownSet() {
        return shown;
    }

    /** The example on tile {@code tile}. */
    OwnExample example(int tile) {
        return shown.example(places.get()[tile]);
    }

    /** The number of tiles. */
    public int count() {
        return places.get().length;
    }

    /** Goes to a tile and selects it alone, or all from the last one that was chosen. */
    public void choose(int tile, boolean range, boolean more) {
        if (tile < 0 || tile >= count()) {
            return;
        }
        int from = range ? Math.min(anchor, tile) : tile;
        int to = range ? Math.min(count() - 1, Math.max(anchor, tile)) : tile;
        Set<Integer> now = new TreeSet<>(more ? selected.get() : Set.of());
        int place = places.get()[tile];
        if (more && !range && now.contains(place)) {
            now.remove(place);
        } else {
            IntStream.rangeClosed(from, to).forEach(each -> now.add(places.get()[each]));
        }
        anchor = range ? anchor : tile;
        cursor.set(tile);
        selected.set(now);
    }

    /** Shows the examples that are read wrongly, the largest loss first. */
    void showMistakes() {
        filter.set(new Filter(null, null, Show.MISTAKES, Order.LOSS));
    }

    /** Selects all that is on the grid. */
    public void chooseAll() {
        Set<Integer> all = new TreeSet<>();
        for (int place : places.get()) {
            all.add(place);
        }
        selected.set(all);
    }

    /** Selects the examples at {@code wanted}, as far as they are on the grid. */
    public void select(Set<Integer> wanted) {
        selected.set(new TreeSet<>(wanted));
    }

    /** Corrects the label of the selected examples. */
    public void relabel(int label) {
        if (!selected.get().isEmpty()
                && selected.get().stream()
                        .anyMatch(it -> data.set().example(it).label() != label)) {
            boolean unused = data.edit(new DatasetEdit.Relabel(selected.get(), label));
        }
    }

    /** Throws the selected examples out. */
    public void remove() {
        Set<Integer> gone = selected.get();
        if (!gone.isEmpty()) {
            selected.set(Set.of());
            boolean unused = data.edit(new DatasetEdit.Remove(gone));
        }
    }

    /** Puts the example of the cursor on the pad. */
    public void putOnPad() {
        if (cursor.get() < count()) {
            OwnExample example = example(cursor.get());
            drawing.showSample(
                    Drawing.of(
                            Backdrop.ofExample(
                                    example.image(shown.rows(), shown.columns()),
                                    shown.classes().areDigits()
                                            ? (Integer) example.label()
                                            : null)));
        }
    }

    /** True if nothing is being filtered. */
    public boolean isSettled() {
        return !questions.isBusy();
    }
}
