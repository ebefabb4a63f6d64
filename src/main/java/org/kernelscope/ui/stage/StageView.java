package org.kernelscope.ui.stage;

import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Presets;
import org.kernelscope.ui.control.PixelView;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.fx.Ticker;
import org.kernelscope.ui.paint.ColorScale;
import org.kernelscope.ui.paint.LayerBox;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.paint.StageLayout;
import org.kernelscope.ui.paint.StageLook;
import org.kernelscope.ui.paint.StagePainter;
import org.kernelscope.ui.paint.StageSlide;
import org.kernelscope.ui.paint.StageSurface;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Inference;
import org.kernelscope.ui.state.KernelFocus;
import org.kernelscope.ui.state.Level;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Selection;

/**
 * The stage: the whole network, every feature map of every layer, following the pen. Pointing at a
 * cell selects it; clicking opens its map, and the layers slide aside; clicking beside it goes up
 * again; the other button pins. Ctrl and the wheel zoom, dragging moves what is zoomed. JavaFX
 * thread.
 */
public final class StageView extends Region {
    private static final double DRAG_THRESHOLD = 4;

    /** How long the layers take to move aside. */
    private static final double SLIDE_NANOS = 450e6;

    private final NetworkModel network;
    private final Display display;
    private final Selection selection;
    private final Localisation localisation;
    private final StageCamera camera = new StageCamera();
    private final StageSurface surface = new StageSurface();
    private final PixelView maps = new PixelView(this::paintMaps);
    private final LinkOverlay overlay;
    private final PairOverlay pair;
    private final StageHeadings headings;
    private final StageStatus status;
    private @Nullable StageLayout fitted;
    private @Nullable StageLayout shown;
    private double pressedX;
    private double pressedY;
    private boolean dragged;
    private final DoubleProperty slide = new SimpleDoubleProperty(this, "slide", 1);
    private final Ticker slides = new Ticker(slide.lessThan(1), this::slideOn);
    private @Nullable StageLayout slideFrom;
    private @Nullable Level openedLast;
    private @Nullable Region inside;

    /** The stage of {@code network}. */
    public StageView(
            NetworkModel network,
            Display display,
            Selection selection,
            KernelFocus kernels,
            Localisation localisation) {
        this.network = network;
        this.display = display;
        this.selection = selection;
        this.localisation = localisation;
        this.overlay = new LinkOverlay(network, display, selection, kernels);
        this.pair = new PairOverlay(display, selection);
        this.headings = new StageHeadings(localisation);
        this.status = new StageStatus(network, localisation);
        setId("stage");
        getStyleClass().add(Styles.STAGE);
        setFocusTraversable(true);
        setMinSize(0, 0);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        // Zoomed in, headings of layers that are out of sight must not lie over the rest of the
        // window.
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        getChildren().addAll(maps, overlay, pair.node(), headings, status);
        headings.show(architecture());
        listen();
    }

    /**
     * The cell's square in this view's own coordinates, for a card that wants to be near it and for
     * tests.
     */
    public Optional<javafx.geometry.Bounds> boundsOf(Cell cell) {
        StageLayout layout = shown;
        if (layout == null) {
            return Optional.empty();
        }
        double unit = maps.unit();
        double side = layout.box(cell.layer()).cell() / unit;
        return Optional.of(
                new javafx.geometry.BoundingBox(
                        layout.box(cell.layer()).cellX(cell) / unit,
                        layout.box(cell.layer()).cellY(cell) / unit,
                        side,
                        side));
    }

    /**
     * Puts {@code view} where the layers make room for an open map: between the layer before it and
     * its own.
     */
    public void setInside(Region view) {
        inside = view;
        view.setManaged(false);
        view.setVisible(false);
        getChildren().add(getChildren().indexOf(status), view);
    }

    /** Whether nothing on the stage is moving. */
    public boolean isAtRest() {
        return slide.get() >= 1;
    }

    /** What happens when the connections of a layer with a table are asked for. */
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
        StageLayout whole = fitted;
        StageLayout layout = shown;
        if (whole == null || layout == null || !camera.isZoomed()) {
            return;
        }
        LayerBox box = layout.box(cell.layer());
        camera.reveal(box.cellX(cell), box.cellY(cell), box.cell(), whole);
        arrange();
    }

    /** Shows the whole network. */
    public void zoomToFit() {
        camera.reset();
        arrange();
    }

    private void listen() {
        network.architectureProperty()
                .subscribe(
                        architecture -> {
                            headings.show(architecture());
                            selection.clear();
                            camera.reset();
                            slideFrom = null;
                            slide.set(1);
                            // Until it is laid out anew, nothing of another network may be painted
                            // into the old places.
                            fitted = null;
                            shown = null;
                            overlay.hide();
                            pair.show(null, 1);
                            requestLayout();
                        });
        network.inferenceProperty()
                .subscribe(
                        inference -> {
                            maps.repaint();
                            overlay.repaint();
                            describe();
                        });
        display.arrangementProperty()
                .subscribe(
                        arrangement -> {
                            camera.reset();
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
        addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> selection.hoveredProperty().set(null));
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        addEventHandler(ScrollEvent.SCROLL, this::scroll);
        new StageKeys(this, selection).install();
    }

    /** The layout on the screen now, if the stage has a size. */
    Optional<StageLayout> shownLayout() {
        return Optional.ofNullable(shown);
    }

    Architecture architecture() {
        Architecture known = network.architectureProperty().get();
        return known == null ? Presets.LENET5_MODERN : known;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        if (width < 1 || height < 1) {
            return;
        }
        double unit = maps.unit();
        // How far the lines of the headings must be broken depends on where the layers stand, and
        // that on how much room the headings take: first narrow ones, then as they can be.
        StageLayout narrow = fit(width, height, unit, headings.fit(width));
        fitted = fit(width, height, unit, headings.refit(narrow, unit));
        maps.resizeRelocate(0, 0, width, height);
        overlay.resizeRelocate(0, 0, width, height);
        pair.node().resizeRelocate(0, 0, width, height);
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
                        unit * TextSize.at(this) / TextSize.USUAL,
                        widths.stream().map(each -> (int) Math.ceil(each * unit)).toList()),
                display.arrangementProperty().get());
    }

    private void opened(@Nullable Level before, @Nullable Level now) {
        openedLast = now == null ? before : now;
        boolean sameLayer =
                before != null && now != null && before.cell().layer() == now.cell().layer();
        if (sameLayer || shown == null) {
            arrange();
            return;
        }
        camera.reset();
        slideFrom = shown;
        slide.set(0);
        requestLayout();
    }

    private void slideOn(long elapsedNanos) {
        slide.set(Math.min(1, slide.get() + elapsedNanos / SLIDE_NANOS));
        arrange();
    }

    private void arrange() {
        StageLayout whole = fitted;
        if (whole == null) {
            return;
        }
        Level open = selection.openedProperty().get();
        StageLayout target =
                open == null ? camera.see(whole) : StageSlide.aside(whole, open.cell().layer());
        StageLayout from = slideFrom;
        StageLayout layout = from == null ? target : StageSlide.between(from, target, slide.get());
        shown = layout;
        headings.place(layout, maps.unit());
        overlay.setVisible(layout.openness() == 0);
        overlay.show(layout, maps.unit());
        pair.show(layout.openness() > 0 ? null : layout, maps.unit());
        placeInside(target, layout.openness());
        maps.repaint();
    }

    private void placeInside(StageLayout target, double openness) {
        Region view = inside;
        if (view == null) {
            return;
        }
        view.setVisible(openness > 0);
        view.setOpacity(Math.max(0, 2 * openness - 1));
        view.setMouseTransparent(openness < 1);
        if (target.openness() > 0) {
            double unit = maps.unit();
            view.resizeRelocate(
                    target.gap().x() / unit, 0, target.gap().width() / unit, getHeight());
        }
    }

    private void paintMaps(Raster raster, double unit) {
        StageLayout layout = shown;
        if (layout == null) {
            return;
        }
        StageLook look =
                StageLook.of(display.paletteProperty().get(), display.themeProperty().get());
        Inference inference = network.inferenceProperty().get();
        boolean fits = inference != null && inference.model().architecture().equals(architecture());
        if (inference != null && fits) {
            ColorScale scale =
                    ColorScale.of(display.scaleProperty().get(), inference.activations());
            surface.paint(
                    raster, layout, inference.activations(), architecture().input(), scale, look);
            Level open = openedLast;
            if (open != null && layout.openness() > 0) {
                Cell map = open.cell();
                StagePainter.dim(raster, layout, map.layer(), map.channel(), look);
            }
        } else {
            surface.paintEmpty(raster, layout, look);
        }
    }

    private Optional<Cell> cellUnder(MouseEvent event) {
        StageLayout layout = shown;
        return layout == null
                ? Optional.empty()
                : layout.cellAt(event.getX() * maps.unit(), event.getY() * maps.unit());
    }

    private void hover(MouseEvent event) {
        selection.hoveredProperty().set(cellUnder(event).orElse(null));
    }

    private void press(MouseEvent event) {
        requestFocus();
        pressedX = event.getX();
        pressedY = event.getY();
        dragged = false;
        camera.grab();
    }

    private void drag(MouseEvent event) {
        double dx = event.getX() - pressedX;
        double dy = event.getY() - pressedY;
        dragged |= Math.hypot(dx, dy) > DRAG_THRESHOLD;
        StageLayout whole = fitted;
        if (dragged && whole != null) {
            camera.dragTo(dx * maps.unit(), dy * maps.unit(), whole);
            arrange();
        }
    }

    private void release(MouseEvent event) {
        Optional<Cell> cell = cellUnder(event);
        if (dragged) {
            return;
        }
        if (event.getButton() == MouseButton.SECONDARY) {
            cell.ifPresent(selection::togglePin);
        } else if (event.getButton() == MouseButton.PRIMARY) {
            cell.ifPresentOrElse(this::open, this::leave);
        }
    }

    /** One level deeper: from the overview to a map, from the open map to one of its numbers. */
    void open(Cell cell) {
        Level open = selection.openedProperty().get();
        if (open != null && open.isOfMapOf(cell)) {
            selection.openCell(cell);
        } else {
            selection.openMap(cell);
        }
    }

    /** One level up; from the overview, lets go of what is pinned. */
    void leave() {
        if (!selection.up()) {
            selection.clear();
        }
    }

    private void scroll(ScrollEvent event) {
        if (event.isShortcutDown() && event.getDeltaY() != 0) {
            zoom(event.getDeltaY() > 0 ? 1 : -1, event.getX(), event.getY());
            event.consume();
        } else if (camera.isZoomed() && fitted != null) {
            camera.move(-event.getDeltaX() * maps.unit(), -event.getDeltaY() * maps.unit(), fitted);
            arrange();
            event.consume();
        }
    }

    private void zoom(int steps, double x, double y) {
        StageLayout whole = fitted;
        if (whole != null && selection.openedProperty().get() == null) {
            camera.zoom(steps, x * maps.unit(), y * maps.unit(), whole);
            arrange();
        }
    }

    private void describe() {
        setAccessibleText(
                StageDescription.of(
                        localisation.texts(),
                        architecture(),
                        network.inferenceProperty().get(),
                        selection.shownProperty().getValue()));
    }
}
