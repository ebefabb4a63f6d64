package org.kernelscope.ui.workshop;

import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.GlyphCache;
import org.kernelscope.ui.control.Keyboard;
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
    private static final int LONGEST = 12;

    private final WorkshopModel model;
    private final Display display;
    private final Localisation localisation;
    private final PixelView pixels = new PixelView(this::paint);
    private final ReadOnlyStringWrapper typed = new ReadOnlyStringWrapper(this, "typed", "");
    private @Nullable WorkshopLayout layout;
    private @Nullable MatrixLayout matrices;

    WorkshopBoard(WorkshopModel model, Display display, Localisation localisation) {
        this.model = model;
        this.display = display;
        this.localisation = localisation;
        setId("workshop-board");
        getStyleClass().add(LabStyles.BOARD);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren().add(pixels);
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> model.hoveredProperty().set(at(event)));
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> model.hoveredProperty().set(null));
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventHandler(MouseEvent.MOUSE_RELEASED, event -> model.penUp());
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        focusedProperty()
                .subscribe(
                        focused -> {
                            accept();
                            model.cursorShownProperty().set(focused);
                        });
        for (ObservableValue<?> value :
                List.<ObservableValue<?>>of(
                        model.answerProperty(),
                        model.linksProperty(),
                        model.clock().positionProperty(),
                        model.productsProperty(),
                        model.cursorProperty(),
                        model.panelProperty(),
                        model.chainProperty(),
                        display.themeProperty(),
                        display.paletteProperty(),
                        localisation.languageProperty())) {
            value.subscribe(now -> pixels.repaint());
        }
    }

    /** The number that is being typed; empty if none is. */
    ReadOnlyStringProperty typedProperty() {
        return typed.getReadOnlyProperty();
    }

    private void paint(Raster raster, double unit) {
        raster.clear(display.look().surface());
        double em = TextSize.at(this) * unit;
        Answer answer = model.answerProperty().get();
        WorkshopPanel panel = model.panelProperty().get();
        RasterPen pen = new RasterPen(raster, GlyphCache.SHARED, display.look(), em, 0);
        if (panel == WorkshopPanel.CHAIN) {
            layout = null;
            new ChainPainter(
                            pen,
                            localisation.texts(),
                            model.chainProperty().get(),
                            model.chainCell())
                    .paint();
            setAccessibleText(description());
            learn();
            return;
        }
        WorkshopLayout fitted =
                WorkshopLayout.of(answer, panel, raster.width(), raster.height(), em);
        layout = fitted;
        Spot pointed = model.hoveredProperty().get();
        int channel =
                pointed != null && pointed.area() == Area.INPUT
                        ? pointed.index() / plane(Area.INPUT)
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
                                focused ? model.cursorProperty().get() : null))
                .paint(panel, found);
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
        Spot pointed = model.hoveredProperty().get();
        Spot spot = pointed == null ? model.cursorProperty().get() : pointed;
        boolean shown = pointed != null || model.cursorShownProperty().get();
        float value = model.value(spot);
        if (!shown || Float.isNaN(value)) {
            return texts.get("workshop.board.help");
        }
        int columns = columns(spot.area());
        int plane = plane(spot.area());
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

    private int columns(Area area) {
        Tensor output = model.answerProperty().get().outcome().output();
        return switch (area) {
            case INPUT -> model.setupProperty().get().input().shape().columns();
            case KERNEL -> model.setupProperty().get().windowColumns();
            case OUTPUT -> output == null ? 1 : output.shape().columns();
        };
    }

    private int plane(Area area) {
        Tensor output = model.answerProperty().get().outcome().output();
        return switch (area) {
            case INPUT -> model.setupProperty().get().input().shape().plane();
            case KERNEL ->
                    model.setupProperty().get().windowRows()
                            * model.setupProperty().get().windowColumns();
            case OUTPUT -> output == null ? 1 : output.shape().plane();
        };
    }

    private int size(Area area) {
        Tensor output = model.answerProperty().get().outcome().output();
        return switch (area) {
            case INPUT -> model.setupProperty().get().input().size();
            case KERNEL -> model.setupProperty().get().kernels().size();
            case OUTPUT -> output == null ? 0 : output.size();
        };
    }

    private @Nullable Spot at(MouseEvent event) {
        WorkshopLayout known = layout;
        double unit = pixels.unit();
        if (known == null) {
            return null;
        }
        Answer answer = model.answerProperty().get();
        double x = event.getX() * unit;
        double y = event.getY() * unit;
        Spot spot = known.at(answer, x, y);
        MatrixLayout found = matrices;
        boolean shown = model.panelProperty().get() != WorkshopPanel.PRODUCTS;
        return spot != null || found == null || !shown ? spot : found.at(answer, x, y);
    }

    private void press(MouseEvent event) {
        requestFocus();
        accept();
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
        if (spot.area() == Area.OUTPUT) {
            model.goTo(spot.index() % plane(Area.OUTPUT));
        } else {
            model.penDown();
            write(spot, event);
        }
    }

    private void drag(MouseEvent event) {
        Spot spot = at(event);
        if (spot != null && spot.area() == model.cursorProperty().get().area()) {
            model.cursorProperty().set(spot);
            model.hoveredProperty().set(spot);
            write(spot, event);
        }
    }

    private void write(Spot spot, MouseEvent event) {
        boolean erases =
                event.getButton() == MouseButton.SECONDARY || event.isSecondaryButtonDown();
        model.write(spot, erases ? 0 : (float) model.penProperty().get());
    }

    private void pressed(KeyEvent event) {
        boolean used = event.isShortcutDown() ? shortcut(event) : key(event);
        if (used) {
            event.consume();
        }
    }

    private boolean shortcut(KeyEvent event) {
        if (Keyboard.isLetter(event, 'v')) {
            String text = Clipboard.getSystemClipboard().getString();
            if (text != null) {
                model.paste(text);
            }
            return true;
        }
        if (Keyboard.isLetter(event, 'c')) {
            ClipboardContent content = new ClipboardContent();
            content.putString(model.copy());
            Clipboard.getSystemClipboard().setContent(content);
            return true;
        }
        return false;
    }

    private boolean key(KeyEvent event) {
        Spot spot = model.cursorProperty().get();
        switch (event.getCode()) {
            case LEFT -> move(0, -1);
            case RIGHT -> move(0, 1);
            case UP -> move(-1, 0);
            case DOWN -> move(1, 0);
            case PAGE_DOWN -> change(1);
            case PAGE_UP -> change(-1);
            case ENTER -> {
                if (isTyping()) {
                    accept();
                } else if (spot.area() == Area.OUTPUT) {
                    model.goTo(spot.index() % plane(Area.OUTPUT));
                }
            }
            case SPACE -> {
                if (spot.area() == Area.OUTPUT) {
                    model.clock().togglePlaying();
                } else {
                    model.write(spot, (float) model.penProperty().get());
                }
            }
            case DELETE -> model.write(spot, 0);
            case BACK_SPACE -> {
                if (isTyping()) {
                    typed.set(typed.get().substring(0, typed.get().length() - 1));
                } else {
                    model.write(spot, 0);
                }
            }
            case ESCAPE -> {
                boolean typing = isTyping();
                typed.set("");
                return typing;
            }
            default -> {
                // What is typed here is no shortcut of the window.
                return event.getText().matches("[-+0-9.,eE]");
            }
        }
        return true;
    }

    /** Digits begin a value; plus alone adds 1. */
    private void typed(KeyEvent event) {
        String text = event.getCharacter();
        Spot spot = model.cursorProperty().get();
        if (event.isShortcutDown() || spot.area() == Area.OUTPUT || text.length() != 1) {
            return;
        }
        char letter = text.charAt(0) == ',' ? '.' : text.charAt(0);
        boolean begins = !isTyping();
        float value = model.value(spot);
        if (begins && letter == '+' && !Float.isNaN(value)) {
            model.write(spot, value + 1);
        } else if ("0123456789.-eE".indexOf(letter) >= 0 && typed.get().length() < LONGEST) {
            typed.set(typed.get() + letter);
        } else {
            return;
        }
        event.consume();
    }

    /** Writes what was typed; what is no number is dropped. */
    private void accept() {
        if (!isTyping()) {
            return;
        }
        String text = typed.get();
        typed.set("");
        model.type(model.cursorProperty().get(), text);
    }

    private boolean isTyping() {
        return !typed.get().isEmpty();
    }

    private void move(int rows, int columns) {
        accept();
        Spot spot = model.cursorProperty().get();
        int width = columns(spot.area());
        int plane = plane(spot.area());
        int map = spot.index() / plane;
        int height = plane / width;
        int row = spot.index() % plane / width + rows;
        int column = spot.index() % width + columns;
        // Down from the last row of a map goes to the next map.
        if (row < 0 && map > 0) {
            map--;
            row = height - 1;
        } else if (row >= height && (map + 1) * plane < size(spot.area())) {
            map++;
            row = 0;
        }
        row = Math.max(0, Math.min(height - 1, row));
        column = Math.max(0, Math.min(width - 1, column));
        model.hoveredProperty().set(null);
        model.cursorProperty().set(new Spot(spot.area(), map * plane + row * width + column));
    }

    private void change(int by) {
        accept();
        Area[] areas = Area.values();
        int at = model.cursorProperty().get().area().ordinal();
        for (int i = 0; i < areas.length; i++) {
            at = (at + by + areas.length) % areas.length;
            boolean exists =
                    areas[at] != Area.KERNEL || model.setupProperty().get().kind().hasWeights();
            if (exists && size(areas[at]) > 0) {
                model.hoveredProperty().set(null);
                model.cursorProperty().set(new Spot(areas[at], 0));
                return;
            }
        }
    }
}
