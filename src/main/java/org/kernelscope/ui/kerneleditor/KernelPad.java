package org.kernelscope.ui.kerneleditor;

import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.KernelId;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.control.GlyphCache;
import org.kernelscope.ui.control.Keyboard;
import org.kernelscope.ui.control.LabStyles;
import org.kernelscope.ui.control.PixelView;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.Tile;
import org.kernelscope.ui.paint.ValueColours;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.KernelFocus;

/**
 * The selected kernel, enlarged, with its weights. The left button writes the weight of the pen,
 * the right one writes 0. By keyboard, arrows move, Space writes, plus and minus change a weight,
 * Delete writes 0.
 */
final class KernelPad extends StackPane {
    private static final double STEP = 0.1;

    private final KernelEditorModel model;
    private final Display display;
    private final boolean now;
    private final PixelView weights = new PixelView(this::paint);
    private @Nullable Tile tile;
    private int row;
    private int column;

    /**
     * @param now true for the present kernel, which is editable; false for the learned one
     */
    KernelPad(KernelEditorModel model, Display display, boolean now) {
        this.model = model;
        this.display = display;
        this.now = now;
        getChildren().add(weights);
        getStyleClass().add(now ? LabStyles.EDITOR_KERNEL : LabStyles.EDITOR_LEARNED);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        if (now) {
            setId("kernel-pad");
            setFocusTraversable(true);
            addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
            addEventHandler(MouseEvent.MOUSE_DRAGGED, this::write);
            addEventHandler(MouseEvent.MOUSE_RELEASED, event -> model.penUp());
            addEventHandler(MouseEvent.MOUSE_MOVED, this::point);
            addEventHandler(
                    MouseEvent.MOUSE_EXITED, event -> model.focus().hoveredProperty().set(null));
            addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
            focusedProperty().subscribe(focused -> repaint());
        }
    }

    void repaint() {
        weights.repaint();
    }

    private void press(MouseEvent event) {
        requestFocus();
        model.penDown();
        write(event);
    }

    private void write(MouseEvent event) {
        if (find(event)) {
            model.write(row, column, event.isSecondaryButtonDown() ? 0 : model.penWeight());
            repaint();
        }
    }

    private void point(MouseEvent event) {
        KernelId id = model.id().orElse(null);
        boolean there = find(event);
        model.focus()
                .hoveredProperty()
                .set(id == null || !there ? null : new KernelFocus.Spot(id, row, column));
    }

    /** Moves to the weight under the pointer; false if there is none. */
    private boolean find(MouseEvent event) {
        Tile shown = tile;
        if (shown == null) {
            return false;
        }
        double unit = weights.unit();
        int index = shown.indexAt(event.getX() * unit, event.getY() * unit);
        if (index >= 0) {
            row = index / shown.columns();
            column = index % shown.columns();
        }
        return index >= 0;
    }

    private void pressed(KeyEvent event) {
        Optional<Tensor> kernel = model.kernel(true);
        if (kernel.isEmpty() || event.isShortcutDown()) {
            return;
        }
        boolean used = true;
        switch (event.getCode()) {
            case LEFT -> move(kernel.get(), 0, -1);
            case RIGHT -> move(kernel.get(), 0, 1);
            case UP -> move(kernel.get(), -1, 0);
            case DOWN -> move(kernel.get(), 1, 0);
            case SPACE, ENTER -> writeOnce(model.penWeight());
            case DELETE, BACK_SPACE -> writeOnce(0);
            default -> used = typed(event, kernel.get());
        }
        if (used) {
            event.consume();
        }
    }

    private boolean typed(KeyEvent event, Tensor kernel) {
        if (Keyboard.isPlus(event)) {
            change(kernel, STEP);
        } else if (Keyboard.isMinus(event)) {
            change(kernel, -STEP);
        } else if (Keyboard.isDigit(event, 0)) {
            writeOnce(0);
        } else {
            return false;
        }
        return true;
    }

    private void move(Tensor kernel, int rows, int columns) {
        row = Math.max(0, Math.min(kernel.shape().rows() - 1, row + rows));
        column = Math.max(0, Math.min(kernel.shape().columns() - 1, column + columns));
        model.id()
                .ifPresent(
                        id ->
                                model.focus()
                                        .hoveredProperty()
                                        .set(new KernelFocus.Spot(id, row, column)));
        repaint();
    }

    private void change(Tensor kernel, double by) {
        writeOnce(kernel.at(0, row, column) + (float) (by * model.limit()));
    }

    private void writeOnce(float weight) {
        model.penDown();
        model.write(row, column, weight);
        model.penUp();
    }

    private void paint(Raster raster, double unit) {
        raster.clear(0);
        Optional<Tensor> kernel = model.kernel(now);
        if (kernel.isEmpty()) {
            tile = null;
            return;
        }
        Tensor map = kernel.get();
        row = Math.min(row, map.shape().rows() - 1);
        column = Math.min(column, map.shape().columns() - 1);
        RasterPen pen =
                new RasterPen(
                        raster,
                        GlyphCache.SHARED,
                        display.look(),
                        TextSize.ofPainting(this) * unit,
                        0);
        double edge = Math.ceil(2 * unit);
        double side = Math.min(raster.width(), raster.height()) - 2 * edge;
        Tile shown = Tile.in(edge, edge, side, map);
        tile = shown;
        ValueColours colours = pen.signedColours(model.limit());
        pen.map(shown, map, colours);
        pen.values(shown, map, colours);
        if (now && isFocused()) {
            pen.window(shown, row, column, 1, 1);
        }
        if (GlyphCache.SHARED.learn()) {
            repaint();
        }
    }
}
