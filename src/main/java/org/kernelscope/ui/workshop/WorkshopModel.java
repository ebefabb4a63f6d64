package org.kernelscope.ui.workshop;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.ColourSource;
import org.kernelscope.scene.LabPart;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.fx.Latest;
import org.kernelscope.ui.state.AnalysisExecutor;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.ui.state.Playback;
import org.kernelscope.workshop.Links;
import org.kernelscope.workshop.Links.Area;
import org.kernelscope.workshop.Links.Spot;
import org.kernelscope.workshop.Setup;

/**
 * The state of the workshop: the setup with its history, what it gives, what is pointed at, and the
 * clock. JavaFX thread; outcomes are computed on the thread of analyses.
 */
public final class WorkshopModel {
    /** A walk over all cells takes about so many seconds. */
    private static final double SECONDS = 20;

    private record Question(Setup setup, int map, boolean compare) {}

    private final BenchHistory history = new BenchHistory();
    private final ReadOnlyObjectWrapper<BoardResult> answer =
            new ReadOnlyObjectWrapper<>(this, "answer", BoardResult.of(setup(), 0, false));
    private final ReadOnlyObjectWrapper<Links> links =
            new ReadOnlyObjectWrapper<>(this, "links", Links.none());
    private final ObjectProperty<@Nullable Spot> hovered =
            new SimpleObjectProperty<>(this, "hovered");
    private final ObjectProperty<Spot> cursor =
            new SimpleObjectProperty<>(this, "cursor", new Spot(Area.INPUT, 0));
    private final ObjectProperty<@Nullable Region> region =
            new SimpleObjectProperty<>(this, "region");
    private final BooleanProperty cursorShown = new SimpleBooleanProperty(this, "cursorShown");
    private final DoubleProperty pen = new SimpleDoubleProperty(this, "pen", 1);
    private final BooleanProperty products = new SimpleBooleanProperty(this, "products");
    private final BooleanProperty compare = new SimpleBooleanProperty(this, "compare");
    private final ObjectProperty<WorkshopPanel> panel =
            new SimpleObjectProperty<>(this, "panel", WorkshopPanel.PRODUCTS);
    private final ChainModel chain;
    private final Playback clock = new Playback();
    private final Notices notices;
    private final Latest<Question, BoardResult> answers;
    private final Latest<ColourSource, Tensor> pictures;
    private int map;
    private int cell;

    /** The time of a scene, set as soon as its setup is on the board; NaN for none. */
    private double target = Double.NaN;

    /** The example of the textbooks. */
    public WorkshopModel(AnalysisExecutor analyses, Notices notices) {
        this.notices = notices;
        chain = new ChainModel(history, analyses);
        answers =
                analyses.latest(
                        (tools, question) ->
                                BoardResult.of(
                                        question.setup(), question.map(), question.compare()),
                        (question, given) -> show(given));
        pictures =
                analyses.latest(
                        (tools, image) -> image.read(Setup.LARGEST_PICTURE),
                        (image, colours) -> take(colours));
        setupProperty()
                .subscribe(
                        (before, now) -> {
                            if (!before.input().shape().equals(now.input().shape())) {
                                region.set(null);
                            }
                            ask();
                        });
        hovered.subscribe(spot -> link());
        cursor.subscribe(spot -> link());
        cursorShown.subscribe(shown -> link());
        compare.subscribe(now -> ask());
        products.subscribe(now -> timeChanged(true));
        panel.subscribe(now -> timeChanged(true));
        chain.chainProperty().subscribe(now -> timeChanged(true));
        show(answer.get());
        clock.toEnd();
    }

    private void show(BoardResult given) {
        boolean ended = clock.position() >= clock.length();
        answer.set(given);
        timeChanged(ended);
        if (!Double.isNaN(target) && given.outcome().setup().equals(setup())) {
            clock.seek(target);
            target = Double.NaN;
        }
        link();
    }

    /** The clock goes over the cells of a map, or over the products of one cell. */
    private void timeChanged(boolean toEnd) {
        BoardResult now = answer.get();
        int plane = now.course().plane();
        cell = Math.max(0, Math.min(cell, plane - 1));
        int terms = termsOfCell(now);
        boolean walk = !products.get();
        double length = now.outcome().output() == null ? 0 : walk ? plane : terms;
        if (panel.get() == WorkshopPanel.CHAIN) {
            List<Integer> sides = chain.chainProperty().get().sides();
            length = Math.pow(sides.get(sides.size() - 1), 2);
        }
        double steps = length;
        if (length != clock.length()) {
            clock.setLength(length);
            clock.setPace(at -> Math.min(Math.max(2, steps / SECONDS), 1.5 * Math.pow(1.15, at)));
        }
        if (toEnd) {
            clock.seek(length);
        }
    }

    private static int termsOfCell(BoardResult now) {
        Setup setup = now.outcome().setup();
        int window = setup.windowRows() * setup.windowColumns();
        return setup.kind().isShuffle() ? 1 : window * setup.inputsOf(now.map()).size();
    }

    private void link() {
        Spot pointed = hovered.get();
        Spot spot = pointed != null ? pointed : cursorShown.get() ? cursor.get() : null;
        links.set(spot == null ? Links.none() : Links.of(answer.get().outcome(), spot));
    }

    /** The setup; the board follows when it is computed. */
    public ReadOnlyObjectProperty<Setup> setupProperty() {
        return history.setupProperty();
    }

    private Setup setup() {
        return history.setupProperty().get();
    }

    /** The contents of the board. */
    public ReadOnlyObjectProperty<BoardResult> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /** The places that are linked with what is pointed at. */
    ReadOnlyObjectProperty<Links> linksProperty() {
        return links.getReadOnlyProperty();
    }

    /** The place under the pointer; null for none. */
    ObjectProperty<@Nullable Spot> hoveredProperty() {
        return hovered;
    }

    /** Points at a place. */
    public void pointAt(Spot spot) {
        hovered.set(spot);
    }

    /** The place that keys act on. */
    ObjectProperty<Spot> cursorProperty() {
        return cursor;
    }

    /** The marked cells of the input; null for none. */
    ObjectProperty<@Nullable Region> regionProperty() {
        return region;
    }

    /** Keeps only the marked cells of the input; undo brings the others back. */
    void crop() {
        Region cells = region.get();
        if (cells == null) {
            notices.tell(new UserFacingException("workshop.crop.none"));
        } else {
            change(
                    now ->
                            now.withPatch(
                                    cells.row(), cells.column(), cells.rows(), cells.columns()));
        }
    }

    /** True while the board has the focus. */
    BooleanProperty cursorShownProperty() {
        return cursorShown;
    }

    /** The value that the pen writes. */
    public DoubleProperty penProperty() {
        return pen;
    }

    /** True if the clock goes over the products of one cell instead of all cells. */
    public BooleanProperty productsProperty() {
        return products;
    }

    /** True if the output with the kernel turned by 180° is shown too. */
    public BooleanProperty compareProperty() {
        return compare;
    }

    /** The panel beside the maps, or instead of them. */
    public ObjectProperty<WorkshopPanel> panelProperty() {
        return panel;
    }

    /** The windows one after another. */
    ChainModel chain() {
        return chain;
    }

    /** True if the chain is shown, and the menus act on it. */
    boolean isChained() {
        return panel.get() == WorkshopPanel.CHAIN;
    }

    /** The cell of the chain that is pointed at, or the last one that the clock has computed. */
    ChainSpot chainFocus() {
        return chain.focus(Math.max(0, (int) Math.ceil(clock.position()) - 1));
    }

    /** Makes the operation of one cell of the chain the setup, and shows its products. */
    void openOperation(ChainSpot spot) {
        LabPart.Workshop opened = chain.mapsProperty().get().operation(spot);
        if (opened != null) {
            apply(opened);
        }
    }

    /** True if there is a step to undo. */
    ReadOnlyBooleanProperty canUndoProperty() {
        return history.canUndoProperty();
    }

    /** True if there is a step to redo. */
    ReadOnlyBooleanProperty canRedoProperty() {
        return history.canRedoProperty();
    }

    /** The clock. */
    public Playback clock() {
        return clock;
    }

    /** The output map that is shown, from 0. */
    public int map() {
        return map;
    }

    /** The cell that the clock is at, within the map that it visits. */
    public int cell() {
        if (products.get()) {
            return cell;
        }
        int last = answer.get().course().plane() - 1;
        return Math.max(0, Math.min(last, (int) Math.ceil(clock.position()) - 1));
    }

    /** True if everything that was asked is on the board. */
    public boolean isSettled() {
        return !answers.isBusy() && !pictures.isBusy() && chain.isSettled();
    }

    /** A new setup, as a step of undo. */
    public void put(Setup value) {
        history.put(value);
    }

    /** A change of the present setup, as a step of undo. */
    public void change(UnaryOperator<Setup> how) {
        put(how.apply(setup()));
    }

    /** Takes maps as the input, or the first of them as that of the chain. */
    void take(Tensor maps) {
        if (isChained()) {
            chain.take(maps);
        } else {
            change(now -> now.withInput(maps));
        }
    }

    /** Shows another output map, from 0. */
    public void showMap(int wanted) {
        map = Math.max(0, wanted);
        ask();
    }

    /** Sets the clock to a cell of the map that it visits. */
    public void goTo(int wanted) {
        cell = wanted;
        clock.playingProperty().set(false);
        if (products.get()) {
            timeChanged(true);
        } else {
            clock.seek(wanted + 1.0);
        }
    }

    /** Goes back to the setup before. */
    void undo() {
        history.undo();
    }

    /** Takes the last undo back. */
    void redo() {
        history.redo();
    }

    /** The setup and what is shown of it, for a scene. */
    public LabPart.Workshop capture() {
        boolean ended = clock.position() >= clock.length();
        return new LabPart.Workshop(
                setup(),
                map + 1,
                products.get(),
                cell + 1,
                ended ? null : clock.position(),
                panel.get().id(),
                chain.chainProperty().get(),
                compare.get());
    }

    /** Shows a setup; the present one can be got back with undo. */
    public void apply(LabPart.Workshop wanted) {
        clock.playingProperty().set(false);
        products.set(Objects.requireNonNullElse(wanted.products(), products.get()));
        WorkshopPanel.of(wanted.panel()).ifPresent(panel::set);
        compare.set(Objects.requireNonNullElse(wanted.compare(), compare.get()));
        // After the panel, which fits the cell into the map that is still shown.
        map = Objects.requireNonNullElse(wanted.map(), 1) - 1;
        cell = Objects.requireNonNullElse(wanted.cell(), 1) - 1;
        target = Objects.requireNonNullElse(wanted.step(), Double.MAX_VALUE);
        history.put(
                wanted.setup(),
                Objects.requireNonNullElse(wanted.chain(), chain.chainProperty().get()));
        ask();
    }

    private void ask() {
        answers.ask(new Question(setup(), map, compare.get()));
    }

    /** A stroke begins: all that it writes is one step of undo. */
    void penDown() {
        history.penDown();
    }

    /** Writes a value at a place of the input or of a kernel. */
    void write(Spot spot, float value) {
        Setup next = GridCells.with(setup(), spot, value);
        if (!next.equals(setup())) {
            history.write(next);
        }
    }

    /**
     * Takes the red, green and blue of an image as three channels. A file that is none changes
     * nothing; a notice gives the reason.
     */
    public void openPicture(ColourSource image) {
        pictures.ask(image);
    }

    /** Shows a notice with the reason why something could not be done. */
    void tell(UserFacingException problem) {
        notices.tell(problem);
    }

    /** The stroke ends. */
    void penUp() {
        history.penUp();
    }

    /** Takes an input channel as zeros, or as it is again. */
    void toggleChannel(int channel) {
        change(now -> now.withRemoved(now.removed() ^ 1 << channel));
    }
}
