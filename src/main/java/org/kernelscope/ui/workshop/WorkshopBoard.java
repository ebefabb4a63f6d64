package org.kernelscope.ui.workshop;

import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.GlyphCache;
import org.kernelscope.ui.control.LabStyles;
import org.kernelscope.ui.control.PixelView;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.workshop.Links.Area;
import org.kernelscope.workshop.Links.Spot;

/**
 * The board: the pointer links cells, a press on the input or a kernel writes the value of the pen,
 * a press on the output sets the clock. By keyboard, arrows move, Page Up and Page Down change
 * between input, kernels and output, digits and minus type a value, Space writes that of the pen,
 * plus adds 1.
 */
final class WorkshopBoard extends StackPane {
    private final WorkshopModel model;
    private final Display display;
    private final Localisation localisation;
    private final BoardKeys keys;
    private final Areas areas;
    private final PixelView pixels = new PixelView(this::paint);

    /** The cell at which Shift and the pointer began to mark a patch; null while it writes. */
    private @Nullable Spot marked;

    private @Nullable WorkshopLayout layout;
    private @Nullable MatrixLayout matrices;
    private @Nullable ChainLayout chained;

    WorkshopBoard(WorkshopModel model, Display display, Localisation localisation) {
        this.model = model;
        this.display = display;
        this.localisation = localisation;
        keys = new BoardKeys(model);
        areas = new Areas(model);
        setId("workshop-board");
        getStyleClass().add(LabStyles.BOARD);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren().add(pixels);
        addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
        addEventHandler(
                MouseEvent.MOUSE_EXITED,
                event -> {
                    model.hoveredProperty().set(null);
                    model.chain().hoveredProperty().set(null);
                });
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventHandler(MouseEvent.MOUSE_RELEASED, event -> model.penUp());
        keys.listen(this);
        focusedProperty()
                .subscribe(
                        focused -> {
                            keys.accept();
                            model.cursorShownProperty().set(focused);
                        });
        for (ObservableValue<?> value :
                List.<ObservableValue<?>>of(
                        model.answerProperty(),
                        model.linksProperty(),
                        model.clock().positionProperty(),
                        model.productsProperty(),
                        model.cursorProperty(),
                        model.regionProperty(),
                        model.panelProperty(),
                        model.chain().mapsProperty(),
                        model.chain().hoveredProperty(),
                        model.chain().cursorProperty(),
                        display.themeProperty(),
                        display.paletteProperty(),
                        localisation.languageProperty())) {
            value.subscribe(now -> pixels.repaint());
        }
    }

    /** The number that is being typed; empty if none is. */
    ReadOnlyStringProperty typedProperty() {
        return keys.typedProperty();
    }

    private void paint(Raster raster, double unit) {
        raster.clear(display.look().surface());
        double em = TextSize.ofPainting(this) * unit;
        BoardResult answer = model.answerProperty().get();
        WorkshopPanel panel = model.panelProperty().get();
        RasterPen pen = new RasterPen(raster, GlyphCache.SHARED, display.look(), em, 0);
        if (panel == WorkshopPanel.CHAIN) {
            layout = null;
            paintChain(pen);
            return;
        }
        WorkshopLayout fitted =
                WorkshopLayout.of(answer, panel, raster.width(), raster.height(), em);
        layout = fitted;
        Spot pointed = model.hoveredProperty().get();
        int channel =
                pointed != null && pointed.area() == Area.INPUT
                        ? pointed.index() / areas.plane(Area.INPUT)
                        : 0;
        MatrixLayout found = MatrixLayout.of(answer, panel, fitted.products(), channel, em);
        matrices = found;
        boolean focused = model.cursorShownProperty().get();
        new WorkshopPainter(
                        pen,
                        localisation.texts(),
                        fitted,
                        answer,
                        new BoardState(
                                model.clock().position(),
                                model.clock().length(),
                                model.productsProperty().get(),
                                model.cell(),
                                model.linksProperty().get(),
                                model.hoveredProperty().get(),
                                focused ? model.cursorProperty().get() : null,
                                model.regionProperty().get()))
                .paint(panel, found);
        setAccessibleText(description());
        learn();
    }

    private void paintChain(RasterPen pen) {
        ChainMaps computed = model.chain().mapsProperty().get();
        Raster raster = pen.raster();
        ChainLayout fitted = ChainLayout.of(computed, raster.width(), raster.height(), pen.em());
        chained = fitted;
        ChainSpot focus = model.chainFocus();
        Texts texts = localisation.texts();
        if (fitted.figure() > 0) {
            new ChainPainter(pen, texts, computed, fitted.figure(), focus).paint();
        }
        boolean focused = model.cursorShownProperty().get();
        new ChainMapsPainter(pen, texts, computed, fitted)
                .paint(
                        model.clock().position(),
                        focus,
                        focused ? model.chain().cursorProperty().get() : null);
        setAccessibleText(description());
        learn();
    }

    private void learn() {
        if (GlyphCache.SHARED.learn()) {
            pixels.repaint();
        }
    }

    /** The place that is pointed at, or that keys act on, in words. */
    String description() {
        Texts texts = localisation.texts();
        if (model.isChained()) {
            return ChainSentences.description(texts, model);
        }
        Spot pointed = model.hoveredProperty().get();
        Spot spot = pointed == null ? model.cursorProperty().get() : pointed;
        boolean shown = pointed != null || model.cursorShownProperty().get();
        float value = areas.value(spot);
        if (!shown || Float.isNaN(value)) {
            return texts.get("workshop.board.help");
        }
        int columns = areas.columns(spot.area());
        int plane = areas.plane(spot.area());
        String number = CellValues.plain(value);
        int map = spot.index() / plane + 1;
        int row = spot.index() % plane / columns + 1;
        int column = spot.index() % columns + 1;
        int inputs = model.linksProperty().get().inputs().cardinality();
        int outputs = model.linksProperty().get().outputs().cardinality();
        return switch (spot.area()) {
            case INPUT -> texts.get("workshop.at.input", map, row, column, number, outputs);
            case KERNEL -> texts.get("workshop.at.kernel", map, row, column, number, outputs);
            case OUTPUT -> texts.get("workshop.at.output", map, row, column, number, inputs);
        };
    }

    private @Nullable Spot at(MouseEvent event) {
        WorkshopLayout known = layout;
        double unit = pixels.unit();
        if (known == null) {
            return null;
        }
        BoardResult answer = model.answerProperty().get();
        double x = event.getX() * unit;
        double y = event.getY() * unit;
        Spot spot = known.at(answer, x, y);
        MatrixLayout found = matrices;
        boolean shown = model.panelProperty().get() != WorkshopPanel.PRODUCTS;
        return spot != null || found == null || !shown ? spot : found.at(answer, x, y);
    }

    private void hover(MouseEvent event) {
        if (model.isChained()) {
            model.chain().hoveredProperty().set(chainedAt(event));
        } else {
            model.hoveredProperty().set(at(event));
        }
    }

    private @Nullable ChainSpot chainedAt(MouseEvent event) {
        ChainLayout known = chained;
        double unit = pixels.unit();
        return known == null ? null : known.at(event.getX() * unit, event.getY() * unit);
    }

    /** Writes on the input or a kernel; opens the operation of another cell. */
    private void pressChain(MouseEvent event, boolean begins) {
        ChainSpot spot = chainedAt(event);
        if (spot == null || !begins && !spot.isWritable()) {
            return;
        }
        model.chain().cursorProperty().set(spot);
        if (spot.isWritable()) {
            if (begins) {
                model.penDown();
            }
            model.chain().hoveredProperty().set(spot);
            model.chain().write(spot, value(event));
        } else {
            model.openOperation(spot);
        }
    }

    private void press(MouseEvent event) {
        requestFocus();
        keys.accept();
        if (model.isChained()) {
            pressChain(event, true);
            return;
        }
        WorkshopLayout known = layout;
        double unit = pixels.unit();
        int map = known == null ? -1 : known.mapAt(event.getX() * unit, event.getY() * unit);
        if (map >= 0) {
            model.showMap(map);
            return;
        }
        Spot spot = at(event);
        if (spot == null) {
            return;
        }
        model.cursorProperty().set(spot);
        boolean marks = event.isShiftDown() && spot.area() == Area.INPUT;
        marked = marks ? spot : null;
        model.regionProperty().set(marks ? region(spot, spot) : null);
        if (marks) {
            return;
        }
        if (spot.area() == Area.OUTPUT) {
            model.goTo(spot.index() % areas.plane(Area.OUTPUT));
        } else {
            model.penDown();
            write(spot, event);
        }
    }

    private void drag(MouseEvent event) {
        if (model.isChained()) {
            pressChain(event, false);
            return;
        }
        Spot spot = at(event);
        if (spot != null && spot.area() == model.cursorProperty().get().area()) {
            model.cursorProperty().set(spot);
            model.hoveredProperty().set(spot);
            Spot first = marked;
            if (first == null) {
                write(spot, event);
            } else {
                model.regionProperty().set(region(first, spot));
            }
        }
    }

    private Region region(Spot first, Spot second) {
        return Region.of(
                model.setupProperty().get().input().shape(), first.index(), second.index());
    }

    private void write(Spot spot, MouseEvent event) {
        model.write(spot, value(event));
    }

    private float value(MouseEvent event) {
        boolean erases =
                event.getButton() == MouseButton.SECONDARY || event.isSecondaryButtonDown();
        return erases ? 0 : (float) model.penProperty().get();
    }
}
