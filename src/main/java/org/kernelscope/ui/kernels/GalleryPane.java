package org.kernelscope.ui.kernels;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Cell;
import org.kernelscope.network.KernelId;
import org.kernelscope.network.Kernels;
import org.kernelscope.network.Layer;
import org.kernelscope.ui.control.GlyphCache;
import org.kernelscope.ui.control.LabStyles;
import org.kernelscope.ui.control.PixelView;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.KernelFocus;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Selection;

/**
 * The kernels of the gallery. A click selects the kernel to edit. By keyboard, arrows move from
 * kernel to kernel, Page Up and Page Down turn pages, Enter or Space selects.
 */
final class GalleryPane extends StackPane {
    private final GalleryModel model;
    private final KernelFocus focus;
    private final Selection selection;
    private final Display display;
    private final PixelView kernels = new PixelView(this::paint);
    private final ReadOnlyIntegerWrapper pages = new ReadOnlyIntegerWrapper(this, "pages", 1);
    private @Nullable GalleryLayout layout;

    GalleryPane(
            GalleryModel model,
            NetworkModel network,
            KernelFocus focus,
            Selection selection,
            Display display,
            Localisation localisation) {
        this.model = model;
        this.focus = focus;
        this.selection = selection;
        this.display = display;
        setId("gallery-kernels");
        setMinSize(0, 0);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getStyleClass().add(LabStyles.GALLERY_KERNELS);
        getChildren().add(kernels);
        for (ObservableValue<?> value :
                List.<ObservableValue<?>>of(
                        network.modelProperty(),
                        focus.hoveredProperty(),
                        focus.chosenProperty(),
                        selection.shownProperty(),
                        model.pageProperty(),
                        display.themeProperty(),
                        display.paletteProperty(),
                        localisation.languageProperty())) {
            value.subscribe(now -> kernels.repaint());
        }
        model.gridProperty().subscribe(grid -> chooseOne(grid));
        model.gridProperty().subscribe(grid -> arrange());
        model.rankingProperty().subscribe(ranking -> arrange());
        kernels.layoutBoundsProperty().subscribe(bounds -> arrange());
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(event.getX(), event.getY()));
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> focus.hoveredProperty().set(null));
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /** Number of pages. */
    ReadOnlyIntegerProperty pagesProperty() {
        return pages.getReadOnlyProperty();
    }

    /** Turns to another page, if there is one. */
    void turn(int by) {
        int page = model.pageProperty().get() + by;
        if (page >= 0 && page < pages.get()) {
            model.pageProperty().set(page);
        }
    }

    /** Selects the first kernel unless one of this layer is selected. */
    private void chooseOne(@Nullable KernelGrid grid) {
        KernelId chosen = focus.chosenProperty().get();
        boolean here = chosen != null && grid != null && grid.has(chosen);
        if (grid != null && !here) {
            grid.numbered(0).ifPresent(focus.chosenProperty()::set);
        }
    }

    private void arrange() {
        KernelGrid grid = model.gridProperty().get();
        Ranking ranking = model.rankingProperty().get();
        double unit = kernels.unit();
        int width = (int) Math.floor(kernels.getWidth() * unit);
        int height = (int) Math.floor(kernels.getHeight() * unit);
        layout = null;
        if (grid != null && width > 0 && height > 0) {
            int edge = (int) Math.ceil(3 * unit);
            GalleryFit fit =
                    new GalleryFit(
                            new GalleryFit.Space(
                                    width, height, edge, TextSize.ofPainting(this) * unit),
                            grid.taps());
            GalleryLayout next = ranking == null ? fit.byPlace(grid) : fit.sorted(ranking);
            layout = next;
            pages.set(next.pages());
            model.pageProperty().set(Math.min(model.pageProperty().get(), next.pages() - 1));
        }
        kernels.repaint();
    }

    private void press(MouseEvent event) {
        requestFocus();
        point(event.getX(), event.getY());
        choose();
    }

    private void point(double x, double y) {
        double unit = kernels.unit();
        Point2D at = kernels.parentToLocal(x, y);
        Optional<GalleryLayout.Tap> tap =
                Optional.ofNullable(layout)
                        .flatMap(
                                now ->
                                        now.at(
                                                model.pageProperty().get(),
                                                at.getX() * unit,
                                                at.getY() * unit));
        focus.hoveredProperty()
                .set(
                        tap.map(it -> new KernelFocus.Spot(it.kernel(), it.row(), it.column()))
                                .orElse(null));
    }

    /** Selects the hovered kernel. */
    private void choose() {
        KernelFocus.Spot spot = focus.hoveredProperty().get();
        if (spot != null) {
            focus.chosenProperty().set(spot.kernel());
        }
    }

    private void pressed(KeyEvent event) {
        boolean used = true;
        switch (event.getCode()) {
            case LEFT -> step(-1, 0);
            case RIGHT -> step(1, 0);
            case UP -> step(0, -1);
            case DOWN -> step(0, 1);
            case PAGE_UP -> turn(-1);
            case PAGE_DOWN -> turn(1);
            case ENTER, SPACE -> choose();
            default -> used = false;
        }
        if (used) {
            event.consume();
        }
    }

    /** Moves the highlight to the kernel beside the present one. */
    private void step(int columns, int rows) {
        GalleryLayout now = layout;
        KernelGrid grid = model.gridProperty().get();
        if (now == null || grid == null) {
            return;
        }
        KernelFocus.Spot spot = focus.hoveredProperty().get();
        boolean here = spot != null && grid.has(spot.kernel());
        Optional<KernelId> next =
                spot != null && here
                        ? now.grid().beside(spot.kernel(), columns, rows)
                        : now.first(model.pageProperty().get());
        next.ifPresent(
                id -> {
                    model.pageProperty().set(now.place(id).page());
                    focus.hoveredProperty().set(new KernelFocus.Spot(id, 0, 0));
                });
    }

    private void paint(Raster raster, double unit) {
        GalleryLayout now = layout;
        KernelGrid grid = model.gridProperty().get();
        Optional<Kernels> all = model.kernels();
        if (now == null || grid == null || all.isEmpty()) {
            raster.clear(0);
            return;
        }
        Look look = display.look();
        RasterPen pen =
                new RasterPen(raster, GlyphCache.SHARED, look, TextSize.ofPainting(this) * unit, 0);
        Cell cell = selection.shownProperty().getValue();
        KernelFocus.Spot spot = focus.hoveredProperty().get();
        KernelId chosen = focus.chosenProperty().get();
        new GalleryPainter(pen, now, all.get(), model.limit())
                .paint(
                        model.pageProperty().get(),
                        new GalleryPainter.Marks(
                                id ->
                                        cell == null
                                                || !concerns(cell)
                                                || GalleryModel.joins(id, cell)
                                                || spot != null && spot.kernel().equals(id),
                                model.changed(),
                                spot != null && grid.has(spot.kernel()) ? spot : null,
                                chosen != null && grid.has(chosen) ? chosen : null));
        if (GlyphCache.SHARED.learn()) {
            kernels.repaint();
        }
    }

    /** True if the map of a cell is an output map or an input map of the layer. */
    private boolean concerns(Cell cell) {
        Layer layer = model.layerProperty().get();
        return layer != null
                && (cell.layer() == layer.index() || cell.layer() == layer.index() - 1);
    }
}
