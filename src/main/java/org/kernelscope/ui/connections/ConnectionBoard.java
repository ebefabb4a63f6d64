package org.kernelscope.ui.connections;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Kernels;
import org.kernelscope.ui.connections.BoardLayout.Place;
import org.kernelscope.ui.control.CanvasView;
import org.kernelscope.ui.control.Fonts;
import org.kernelscope.ui.control.PixelView;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.paint.StageLook;
import org.kernelscope.ui.paint.chart.ChartLook;
import org.kernelscope.ui.paint.chart.ChartText;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;

/**
 * A connection board to point at and click; with the keyboard, arrows go from square to square,
 * Escape lets go. JavaFX thread.
 */
final class ConnectionBoard extends StackPane {
    private static final BoardLayout NOTHING = new BoardLayout(0, 0, 0, 0, 1);

    private final Display display;
    private final Localisation localisation;
    private final PixelView squares = new PixelView(this::paint);
    private final CanvasView marks = new CanvasView((g, width, height) -> mark(g));
    private final ObjectProperty<@Nullable Place> hovered = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Place> chosen = new SimpleObjectProperty<>();
    private final Tooltip why = new Tooltip();
    private @Nullable Kernels kernels;
    private String below = "";
    private BoardLayout layout = NOTHING;

    ConnectionBoard(Display display, Localisation localisation) {
        this.display = display;
        this.localisation = localisation;
        setId("connection-board");
        getStyleClass().add(Styles.BOARD);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        marks.setMouseTransparent(true);
        getChildren().addAll(squares, marks);
        why.setWrapText(true);
        why.setMaxWidth(400);
        Tooltip.install(this, why);
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> hovered.set(at(event)));
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> hovered.set(null));
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        hovered.subscribe(place -> marks.repaint());
        chosen.subscribe(place -> marks.repaint());
        display.themeProperty().subscribe(theme -> repaint());
        display.paletteProperty().subscribe(palette -> repaint());
        localisation.languageProperty().subscribe(language -> marks.repaint());
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
                                TextSize.at(this));
    }

    private void paint(Raster raster, double unit) {
        arrange();
        Kernels known = kernels;
        if (known == null) {
            raster.clear(0);
        } else {
            new BoardPainter(raster, look(), unit).paint(known, layout);
        }
        marks.repaint();
    }

    private void mark(GraphicsContext graphics) {
        Kernels known = kernels;
        if (known != null) {
            ChartText easel =
                    new ChartText(
                            graphics,
                            new ChartLook(look(), TextSize.at(this), Fonts.TEXT, Fonts.MONO));
            new BoardMarks(easel, localisation.texts())
                    .paint(known.layer().name(), below, layout, shown());
        }
    }

    private StageLook look() {
        return StageLook.of(display.paletteProperty().get(), display.themeProperty().get());
    }

    /** Shows the kernels of another layer, or of another moment. */
    void show(@Nullable Kernels newKernels, String layerBelow) {
        boolean others = newKernels != kernels;
        kernels = newKernels;
        below = layerBelow;
        if (others) {
            squares.repaint();
        }
        marks.repaint();
    }

    private void repaint() {
        squares.repaint();
        marks.repaint();
    }

    /** What the tooltip says. */
    Tooltip tooltip() {
        return why;
    }

    /** The square that one points at. */
    ObjectProperty<@Nullable Place> hoveredProperty() {
        return hovered;
    }

    /** The square that was clicked. */
    ObjectProperty<@Nullable Place> chosenProperty() {
        return chosen;
    }

    /** The square that one points at; else the one that was clicked; null if it is not there. */
    @Nullable Place shown() {
        Place place = hovered.get() != null ? hovered.get() : chosen.get();
        Kernels known = kernels;
        boolean there =
                place != null
                        && known != null
                        && place.input() < known.inputs()
                        && place.map() < known.maps();
        return there ? place : null;
    }

    /** Where the squares are. */
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
