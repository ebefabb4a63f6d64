package org.kernelscope.ui.workshop;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.control.Keyboard;
import org.kernelscope.workshop.GridText;
import org.kernelscope.workshop.Links.Area;
import org.kernelscope.workshop.Links.Spot;
import org.kernelscope.workshop.Setup;

/**
 * The keys of the board: arrows move, Page Up and Page Down change between input, kernels and
 * output, digits and minus type a value, Space writes that of the pen, plus adds 1. JavaFX thread.
 */
final class BoardKeys {
    private static final int LONGEST = 12;

    private final WorkshopModel model;
    private final Areas areas;
    private final BoardText texts;
    private final ChainKeys chain;
    private final ReadOnlyStringWrapper typed = new ReadOnlyStringWrapper(this, "typed", "");

    /** The cell at which marking began; null for none. */
    private @Nullable Spot marked;

    BoardKeys(WorkshopModel model) {
        this.model = model;
        areas = new Areas(model);
        texts = new BoardText(model);
        chain = new ChainKeys(model);
    }

    /** Listens to the keys of {@code board}. */
    void listen(Node board) {
        board.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        board.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
    }

    /** The number that is being typed; empty if none is. */
    ReadOnlyStringProperty typedProperty() {
        return typed.getReadOnlyProperty();
    }

    private void pressed(KeyEvent event) {
        boolean used =
                event.isShortcutDown()
                        ? shortcut(event)
                        : model.isChained() ? chain.key(event) : key(event);
        if (used) {
            event.consume();
        }
    }

    private boolean shortcut(KeyEvent event) {
        if (Keyboard.isLetter(event, 'v')) {
            String text = Clipboard.getSystemClipboard().getString();
            if (text != null) {
                texts.paste(text);
            }
            return true;
        }
        if (Keyboard.isLetter(event, 'c')) {
            ClipboardContent content = new ClipboardContent();
            content.putString(texts.copy());
            Clipboard.getSystemClipboard().setContent(content);
            return true;
        }
        return false;
    }

    private boolean key(KeyEvent event) {
        Spot spot = model.cursorProperty().get();
        switch (event.getCode()) {
            case LEFT -> move(event, 0, -1);
            case RIGHT -> move(event, 0, 1);
            case UP -> move(event, -1, 0);
            case DOWN -> move(event, 1, 0);
            case PAGE_DOWN -> change(1);
            case PAGE_UP -> change(-1);
            case ENTER -> {
                if (isTyping()) {
                    accept();
                } else if (model.regionProperty().get() != null) {
                    model.crop();
                } else if (spot.area() == Area.OUTPUT) {
                    model.goTo(spot.index() % areas.plane(Area.OUTPUT));
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
                boolean used = isTyping() || model.regionProperty().get() != null;
                typed.set("");
                model.regionProperty().set(null);
                return used;
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
        if (event.isShortcutDown()
                || model.isChained()
                || spot.area() == Area.OUTPUT
                || text.length() != 1) {
            return;
        }
        char letter = text.charAt(0) == ',' ? '.' : text.charAt(0);
        boolean begins = !isTyping();
        float value = areas.value(spot);
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
    void accept() {
        if (!isTyping()) {
            return;
        }
        String text = typed.get();
        typed.set("");
        texts.type(model.cursorProperty().get(), text);
    }

    private boolean isTyping() {
        return !typed.get().isEmpty();
    }

    /** The next cell; with Shift, the cells from where Shift was pressed become a patch. */
    private void move(KeyEvent event, int rows, int columns) {
        accept();
        Spot spot = model.cursorProperty().get();
        boolean marks = event.isShiftDown() && spot.area() == Area.INPUT;
        Spot first = marks && marked != null ? marked : spot;
        marked = marks ? first : null;
        move(spot, rows, columns);
        Shape shape = model.setupProperty().get().input().shape();
        int last = model.cursorProperty().get().index();
        model.regionProperty().set(marks ? Region.of(shape, first.index(), last) : null);
    }

    private void move(Spot spot, int rows, int columns) {
        int width = areas.columns(spot.area());
        int plane = areas.plane(spot.area());
        int map = spot.index() / plane;
        int height = plane / width;
        int row = spot.index() % plane / width + rows;
        int column = spot.index() % width + columns;
        // Down from the last row of a map goes to the next map.
        if (row < 0 && map > 0) {
            map--;
            row = height - 1;
        } else if (row >= height && (map + 1) * plane < areas.size(spot.area())) {
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
        Area[] kinds = Area.values();
        int at = model.cursorProperty().get().area().ordinal();
        for (int i = 0; i < kinds.length; i++) {
            at = (at + by + kinds.length) % kinds.length;
            boolean exists =
                    kinds[at] != Area.KERNEL || model.setupProperty().get().kind().hasWeights();
            if (exists && areas.size(kinds[at]) > 0) {
                model.hoveredProperty().set(null);
                model.cursorProperty().set(new Spot(kinds[at], 0));
                return;
            }
        }
    }

    /**
     * Numbers and maps as text: typed, pasted and copied. JavaFX thread.
     *
     * @param model that they are written to
     */
    record BoardText(WorkshopModel model) {
        private Setup setup() {
            return model.setupProperty().get();
        }

        /** Writes a typed number. Other text changes nothing; a notice gives the reason. */
        void type(Spot spot, String text) {
            try {
                Tensor number = GridText.parse(text);
                if (number.size() == 1) {
                    model.write(spot, number.get(0));
                }
            } catch (UserFacingException none) {
                model.tell(none);
            }
        }

        /**
         * Takes maps as text: as the input, or as the kernel under the cursor. Text that is no grid
         * changes nothing; a notice gives the reason.
         */
        void paste(String text) {
            try {
                if (model.isChained()) {
                    model.chain().take(GridText.parse(text));
                } else {
                    Spot cursor =
                            model.cursorShownProperty().get() ? model.cursorProperty().get() : null;
                    model.put(GridCells.pasted(setup(), cursor, text));
                }
            } catch (UserFacingException unreadable) {
                model.tell(unreadable);
            }
        }

        /** The input or the kernel under the cursor as a spreadsheet pastes it. */
        String copy() {
            return GridCells.copied(
                    model.answerProperty().get().outcome(), setup(), model.cursorProperty().get());
        }
    }
}
