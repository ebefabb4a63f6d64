package org.kernelscope.ui.connections;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Kernels;
import org.kernelscope.ui.connections.BoardLayout.Place;
import org.kernelscope.ui.control.CanvasView;
import org.kernelscope.ui.control.Fonts;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.paint.StageLook;
import org.kernelscope.ui.paint.chart.ChartLook;
import org.kernelscope.ui.paint.chart.Easel;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;

/**
 * A connection board to point at and click; with the keyboard, arrows go from square to square,
 * Escape lets go. JavaFX thread.
 */
final class ConnectionBoard extends StackPane {
    private final Display display;
    private final Localisation localisation;
    private final CanvasView canvas;
    private final ObjectProperty<@Nullable Place> hovered = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Place> chosen = new SimpleObjectProperty<>();
    private final Tooltip why = new Tooltip();
    private @Nullable Kernels kernels;
    private String below = "";
    private BoardLayout layout = new BoardLayout(0, 0, 0, 0, 1);

    ConnectionBoard(Display display, Localisation localisation) {
        this.display = display;
        this.localisation = localisation;
        setId("connection-board");
        getStyleClass().add(Styles.BOARD);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        canvas =
                new CanvasView(
                        (graphics, width, height) -> {
                            Kernels known = kernels;
                            if (known != null) {
                                double em = TextSize.at(this);
                                layout =
                                        BoardLayout.fit(
                                                known.inputs(), known.maps(), width, height, em);
                                new BoardPainter(
                                                new Easel(graphics, look(em)), localisation.texts())
                                        .paint(known, below, layout, shown());
                            }
                        });
        getChildren().add(canvas);
        why.setWrapText(true);
        why.setMaxWidth(400);
        Tooltip.install(this, why);
        addEventHandler(
                MouseEvent.MOUSE_MOVED,
                event -> hovered.set(layout.at(event.getX(), event.getY()).orElse(null)));
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> hovered.set(null));
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        hovered.subscribe(place -> canvas.repaint());
        chosen.subscribe(place -> canvas.repaint());
    }

    private ChartLook look(double em) {
        StageLook stage =
                StageLook.of(display.paletteProperty().get(), display.themeProperty().get());
        return new ChartLook(stage, em, Fonts.TEXT, Fonts.MONO);
    }

    /** Shows the kernels of another layer, or of another moment. */
    void show(@Nullable Kernels newKernels, String layerBelow) {
        kernels = newKernels;
        below = layerBelow;
        canvas.repaint();
    }

    /** Paints anew, in other colours or another language. */
    void repaint() {
        canvas.repaint();
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

    /** The square that one points at; else the one that was clicked. */
    @Nullable Place shown() {
        return hovered.get() != null ? hovered.get() : chosen.get();
    }

    /** Where the squares are. */
    BoardLayout squares() {
        return layout;
    }

    private void press(MouseEvent event) {
        requestFocus();
        chosen.set(layout.at(event.getX(), event.getY()).orElse(null));
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
