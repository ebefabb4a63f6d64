package org.kernelscope.ui.stage;

import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Presets;
import org.kernelscope.scene.Camera;
import org.kernelscope.ui.control.LatePart;
import org.kernelscope.ui.control.PixelView;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.paint.StageLayout;
import org.kernelscope.ui.stage.LayerHeading.Part;
import org.kernelscope.ui.state.BackwardModel;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.KernelFocus;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.OpenLevel;
import org.kernelscope.ui.state.Selection;
import org.kernelscope.ui.state.StageWords;
import org.kernelscope.ui.state.StepPlayback;

/**
 * The stage: the whole network, every feature map of every layer, following the pen. Pointing at a
 * cell selects it; clicking opens its map, and the layers slide aside; clicking beside it goes up
 * again; the other button pins. Ctrl and the wheel zoom, dragging moves what is zoomed. JavaFX
 * thread.
 */
public final class StageView extends Region {
    private static final PseudoClass KEYBOARD = PseudoClass.getPseudoClass("keyboard");
    private static final PseudoClass BACKWARD = PseudoClass.getPseudoClass("backward");

    /** Height of the line of text above a layer, in em. */
    private static final double LINE = 1.3;

    private final NetworkModel network;
    private final BackwardModel backward;
    private final Display display;
    private final Selection selection;
    private final Localisation localisation;
    private final PixelView maps = PixelView.ofParts(this::paintMaps);
    private final LinkOverlay overlay;

    /** Over the maps, which would hide a border of the stage. */
    private final Region ring = new Region();

    private final StageHeadings headings;
    private final StageStatus status;
    private final StageOpening opening = new StageOpening(this::arrange);
    private final StageViewport sight = new StageViewport(opening);
    private final StageMaps mapPainter;
    private final CellOpener opener;

    /**
     * The stage of {@code network}.
     *
     * @param backward backward mode, which shows gradients instead of values while it is on
     * @param step plays a training step in backward mode; null for none
     */
    public StageView(
            NetworkModel network,
            BackwardModel backward,
            @Nullable StepPlayback step,
            Display display,
            Selection selection,
            KernelFocus kernels,
            Localisation localisation) {
        this.network = network;
        this.backward = backward;
        this.display = display;
        this.mapPainter = new StageMaps(network, backward, display, opening, step);
        this.selection = selection;
        this.opener = new CellOpener(selection, backward);
        this.localisation = localisation;
        this.overlay = new LinkOverlay(network, display, selection, kernels);
        this.headings = new StageHeadings(network, localisation);
        this.status = new StageStatus(network, localisation);
        setId("stage");
        getStyleClass().add(Styles.STAGE);
        setFocusTraversable(true);
        setMinSize(0, 0);
        setPrefSize(0, 0);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        // Zoomed in, headings of layers that are out of sight must not lie over the rest of the
        // window.
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        ring.getStyleClass().add(Styles.FOCUS_RING);
        ring.setManaged(false);
        ring.setMouseTransparent(true);
        getChildren().addAll(maps, overlay, headings, status, ring);
        headings.show(architecture());
        listen();
        if (step != null) {
            step.clock().positionProperty().subscribe(position -> maps.repaint());
            step.stepProperty().subscribe(played -> maps.repaint());
            new StepKeys(step).install(this);
        }
    }

    /**
     * The cell's square in this view's own coordinates, for a card that wants to be near it and for
     * tests.
     */
    public Optional<Bounds> boundsOf(Cell cell) {
        double unit = maps.unit();
        return sight.shown()
                .map(layout -> layout.box(cell.layer()))
                .map(
                        box ->
                                new BoundingBox(
                                        box.cellX(cell) / unit,
                                        box.cellY(cell) / unit,
                                        box.scale() / unit,
                                        box.scale() / unit));
    }

    /**
     * Puts {@code view} where the layers make room for an open map: between the layer before it and
     * its own.
     *
     * @param inside the places of the copies of the maps in it
     */
    public void setInside(Region view, StageOpening.OpenView inside) {
        opening.setInside(view, inside);
        LatePart.add(getChildren(), getChildren().indexOf(status), view);
    }

    /** Marks the stage when it has the focus, if the keyboard is used. */
    public void showKeyboardUse(boolean used) {
        // Not a state of the window: JavaFX would style all its nodes again with the first key.
        ring.pseudoClassStateChanged(KEYBOARD, used);
    }

    /** True if nothing on the stage is moving. */
    public boolean isAtRest() {
        return opening.isAtRest();
    }

    /** Comes to rest at once. */
    public void finishMoving() {
        opening.finish();
    }

    /** The visible part. */
    public Camera camera() {
        return sight.view();
    }

    /** Brings a part of the network into sight. */
    public void show(Camera camera) {
        sight.show(camera);
        requestLayout();
    }

    /** Sets the action that shows the connections of a layer with a table. */
    public void onConnections(IntConsumer consumer) {
        headings.onConnections(consumer);
    }

    /** Shows everything larger by one step. */
    public void zoomIn() {
        zoom(1, getWidth() / 2, getHeight() / 2);
    }

    /** Shows everything smaller by one step. */
    public void zoomOut() {
        zoom(-1, getWidth() / 2, getHeight() / 2);
    }

    /** Moves a zoomed stage until {@code cell} is in sight. */
    void reveal(Cell cell) {
        sight.reveal(cell);
        arrange();
    }

    /** Shows the whole network. */
    public void zoomToFit() {
        sight.showAll();
        arrange();
    }

    private void listen() {
        network.architectureProperty()
                .subscribe(
                        architecture -> {
                            headings.show(architecture());
                            selection.clear();
                            sight.forget();
                            overlay.hide();
                            requestLayout();
                        });
        network.inferenceProperty()
                .subscribe(
                        inference -> {
                            maps.repaint();
                            overlay.repaint();
                            describe();
                        });
        backward.resultProperty()
                .subscribe(
                        result -> {
                            maps.repaint();
                            describe();
                        });
        backward.onProperty()
                .subscribe(
                        on -> {
                            pseudoClassStateChanged(BACKWARD, on);
                            maps.repaint();
                            describe();
                        });
        display.arrangementProperty()
                .subscribe(
                        arrangement -> {
                            sight.showAll();
                            requestLayout();
                        });
        ObservableValue<?>[] looks = {
            display.themeProperty(), display.paletteProperty(), display.scaleProperty()
        };
        for (ObservableValue<?> look : looks) {
            look.subscribe(
                    value -> {
                        maps.repaint();
                        overlay.repaint();
                    });
        }
        localisation
                .languageProperty()
                .subscribe(
                        language -> {
                            requestLayout();
                            describe();
                        });
        selection.openedProperty().subscribe((before, now) -> opened(before, now));
        selection
                .shownProperty()
                .subscribe(
                        cell -> {
                            overlay.repaint();
                            describe();
                        });
        new StagePointer(this, selection).install();
        new StageKeys(this, selection).install();
    }

    /** The layout on the screen now, if the stage has a size. */
    Optional<StageLayout> shownLayout() {
        return sight.shown();
    }

    Architecture architecture() {
        Architecture known = network.architectureProperty().get();
        return known == null ? Presets.LENET5_MODERN : known;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        if (width < 1 || height < 1) {
            return;
        }
        double unit = maps.unit();
        sight.setUnit(unit);
        // How far the lines of the headings must be broken depends on where the layers stand, and
        // that on how much room the headings take: first narrow ones, then as they can be.
        // An audience reads the names; numbers of parameters are what lessons ask for.
        Part most = display.presentedProperty().get() ? Part.KIND : Part.FIELD;
        StageLayout narrow = fit(width, height, unit, headings.fit(width, height, most));
        sight.setWhole(fit(width, height, unit, headings.refit(narrow, unit)));
        maps.resizeRelocate(0, 0, width, height);
        ring.resizeRelocate(0, 0, width, height);
        overlay.resizeRelocate(0, 0, width, height);
        headings.resizeRelocate(0, 0, width, height);
        status.resizeRelocate(0, 0, width, height);
        arrange();
    }

    private StageLayout fit(double width, double height, double unit, List<Double> widths) {
        int top = (int) Math.ceil(headings.heightNeeded() * unit);
        return StageLayout.fit(
                architecture(),
                new StageLayout.Frame(
                        (int) (width * unit),
                        (int) (height * unit),
                        top,
                        unit * TextSize.atNormal(this) / TextSize.USUAL,
                        unit * TextSize.at(this) * LINE,
                        widths.stream().map(each -> (int) Math.ceil(each * unit)).toList()),
                display.arrangementProperty().get());
    }

    private void opened(@Nullable OpenLevel before, @Nullable OpenLevel now) {
        if (opening.begin(before, now, sight.shown().orElse(null))) {
            sight.showAll();
            requestLayout();
        } else {
            arrange();
        }
    }

    private void arrange() {
        sight.arrange(selection.openedProperty().get()).ifPresent(this::show);
    }

    private void show(StageLayout layout) {
        double unit = maps.unit();
        headings.place(layout, unit);
        overlay.setVisible(layout.openness() == 0);
        overlay.show(layout, unit);
        sight.target().ifPresent(end -> opening.place(end, layout.openness(), unit, getHeight()));
        maps.repaint();
    }

    private List<Rectangle2D> paintMaps(Raster raster, double unit) {
        StageLayout layout = sight.shown().orElse(null);
        StageLayout end = sight.target().orElse(null);
        return layout == null || end == null
                ? List.of()
                : mapPainter.paint(raster, layout, end, architecture());
    }

    /** The cell at a point of this view. */
    Optional<Cell> cellAt(double x, double y) {
        return sight.shown().flatMap(each -> each.cellAt(x * maps.unit(), y * maps.unit()));
    }

    /** A click on a cell. */
    void open(Cell cell) {
        opener.open(cell, architecture());
    }

    /** The pointer takes hold of the stage. */
    void grab() {
        sight.grab();
    }

    /** The pointer has moved so far since it took hold. */
    void dragBy(double dx, double dy) {
        sight.dragTo(dx * maps.unit(), dy * maps.unit());
        arrange();
    }

    /**
     * Moves what is zoomed.
     *
     * @return true if it is
     */
    boolean moveBy(double dx, double dy) {
        boolean moved = sight.move(dx * maps.unit(), dy * maps.unit());
        if (moved) {
            arrange();
        }
        return moved;
    }

    /** Zooms by a number of steps; what is at the given point stays there. */
    void zoom(int steps, double x, double y) {
        if (selection.openedProperty().get() == null) {
            sight.zoom(steps, x * maps.unit(), y * maps.unit());
            arrange();
        }
    }

    private void describe() {
        setAccessibleText(
                StageWords.stage(
                        localisation.texts(),
                        architecture(),
                        network.inferenceProperty().get(),
                        backward.resultProperty().get(),
                        selection.shownProperty().getValue()));
    }
}
