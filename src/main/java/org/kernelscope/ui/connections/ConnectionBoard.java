package org.kernelscope.ui.connections;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Kernels;
import org.kernelscope.ui.connections.BoardLayout.Place;
import org.kernelscope.ui.control.CanvasView;
import org.kernelscope.ui.control.LabStyles;
import org.kernelscope.ui.control.PixelView;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.paint.CanvasPen;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;

/**
 * A connection board that is hovered and clicked. By keyboard, arrows move from square to square
 * and Escape clears the selection.
 */
final class ConnectionBoard extends StackPane {
    private static final BoardLayout NOTHING = new BoardLayout(0, 0, 0, 0, 1);

    private final Display display;
    private final Localisation localisation;
    private final PixelView squares = new PixelView(this::paint);
    private final CanvasView names;
    private final ObjectProperty<@Nullable Place> hovered = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Place> chosen = new SimpleObjectProperty<>();
    private final Tooltip tooltip = new Tooltip();
    private @Nullable Kernels kernels;
    private String below = "";
    private BoardLayout layout = NOTHING;

    ConnectionBoard(Display display, Localisation localisation) {
        this.display = display;
        this.localisation = localisation;
        this.names = new CanvasView(display, (pen, width, height) -> paintNames(pen));
        setId("connection-board");
        getStyleClass().add(LabStyles.BOARD);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        names.setMouseTransparent(true);
        getChildren().addAll(squares, names);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(400);
        Tooltip.install(this, tooltip);
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> hovered.set(at(event)));
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> hovered.set(null));
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        hovered.subscribe(place -> names.repaint());
        chosen.subscribe(place -> names.repaint());
        display.themeProperty().subscribe(theme -> squares.repaint());
        display.paletteProperty().subscribe(palette -> squares.repaint());
        localisation.languageProperty().subscribe(language -> names.repaint());
        layoutBoundsProperty().subscribe(bounds -> repaint());
    }

    private void arrange() {
        Kernels known = kernels;
        layout =
                known == null
                        ? NOTHING
                        : BoardLayout.fit(
                                known.inputs(),
                                known.maps(),
                                squares.getWidth(),
                                squares.getHeight(),
                                TextSize.ofPainting(this));
    }

    private void paint(Raster raster, double unit) {
        arrange();
        Kernels known = kernels;
        if (known == null) {
            raster.clear(0);
        } else {
            new BoardPainter(layout).squares(raster, display.look(), known, unit);
        }
        names.repaint();
    }

    private void paintNames(CanvasPen pen) {
        Kernels known = kernels;
        if (known != null) {
            new BoardPainter(layout)
                    .names(pen, localisation.texts(), known.layer().name(), below, shown());
        }
    }

    /** Shows the kernels of a layer; null for none. */
    void show(@Nullable Kernels newKernels, String layerBelow) {
        boolean others = newKernels != kernels;
        kernels = newKernels;
        below = layerBelow;
        if (others) {
            squares.repaint();
        }
        names.repaint();
    }

    private void repaint() {
        squares.repaint();
        names.repaint();
    }

    Tooltip tooltip() {
        return tooltip;
    }

    /** The square under the pointer. */
    ObjectProperty<@Nullable Place> hoveredProperty() {
        return hovered;
    }

    /** The selected square. */
    ObjectProperty<@Nullable Place> chosenProperty() {
        return chosen;
    }

    /** The square under the pointer, or else the selected one; null if it does not exist. */
    @Nullable Place shown() {
        Place place = hovered.get() != null ? hovered.get() : chosen.get();
        Kernels known = kernels;
        boolean exists =
                place != null
                        && known != null
                        && place.input() < known.inputs()
                        && place.map() < known.maps();
        return exists ? place : null;
    }

    /** The layout of the squares. */
    BoardLayout squares() {
        return layout;
    }

    private void press(MouseEvent event) {
        requestFocus();
        chosen.set(at(event));
    }

    private @Nullable Place at(MouseEvent event) {
        Point2D at = squares.parentToLocal(event.getX(), event.getY());
        return layout.at(at.getX(), at.getY()).orElse(null);
    }

    private void key(KeyEvent event) {
        boolean used = true;
        switch (event.getCode()) {
            case LEFT -> move(0, -1);
            case RIGHT -> move(0, 1);
            case UP -> move(-1, 0);
            case DOWN -> move(1, 0);
            case ESCAPE -> chosen.set(null);
            default -> used = false;
        }
        if (used) {
            event.consume();
        }
    }

    private void move(int rows, int columns) {
        Kernels known = kernels;
        if (known == null) {
            return;
        }
        Place from = chosen.get();
        hovered.set(null);
        chosen.set(
                from == null
                        ? new Place(0, 0)
                        : new Place(
                                clamp(from.input() + rows, known.inputs()),
                                clamp(from.map() + columns, known.maps())));
    }

    private static int clamp(int index, int extent) {
        return Math.max(0, Math.min(extent - 1, index));
    }
}
