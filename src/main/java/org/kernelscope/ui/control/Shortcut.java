package org.kernelscope.ui.control;

import java.util.Locale;
import java.util.function.Predicate;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * A key to be pressed together with the shortcut key of this system (Ctrl, or Command on macOS),
 * found by its meaning ({@link Keyboard}) and not by its key code. Immutable; any thread.
 */
public final class Shortcut extends KeyCombination {
    /** Takes the last change back. */
    public static final Shortcut UNDO = letter('z');

    /** Makes again what was taken back. */
    public static final Shortcut REDO = shiftLetter('z');

    /** The same, as it is usual on Windows. */
    public static final Shortcut REDO_ON_WINDOWS = letter('y');

    private static final boolean MAC =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");

    private final String sign;
    private final Predicate<KeyEvent> meaning;

    private Shortcut(String sign, Predicate<KeyEvent> meaning, Modifier... modifiers) {
        super(modifiers);
        this.sign = sign;
        this.meaning = meaning;
    }

    /** The shortcut key and a letter, {@code a} to {@code z}. */
    public static Shortcut letter(char letter) {
        return new Shortcut(
                String.valueOf(letter).toUpperCase(Locale.ROOT),
                event -> Keyboard.isLetter(event, letter),
                SHORTCUT_DOWN);
    }

    /** The shortcut key, Shift and a letter, {@code a} to {@code z}. */
    public static Shortcut shiftLetter(char letter) {
        return new Shortcut(
                String.valueOf(letter).toUpperCase(Locale.ROOT),
                event -> Keyboard.isLetter(event, letter),
                SHORTCUT_DOWN,
                SHIFT_DOWN);
    }

    /** The shortcut key and a digit, 0 to 9; with Shift where the digit needs it. */
    public static Shortcut digit(int digit) {
        return new Shortcut(
                String.valueOf(digit),
                event -> Keyboard.isDigit(event, digit),
                SHORTCUT_DOWN,
                SHIFT_ANY);
    }

    /** The shortcut key and the full stop; with Shift where the full stop needs it. */
    public static Shortcut fullStop() {
        return new Shortcut(
                ".",
                event -> Keyboard.isFullStop(event) && !Keyboard.isShifted(event),
                SHORTCUT_DOWN,
                SHIFT_ANY);
    }

    /** The shortcut key and plus; with or without Shift. */
    public static Shortcut plus() {
        return new Shortcut("+", Keyboard::isPlus, SHORTCUT_DOWN, SHIFT_ANY);
    }

    /** The shortcut key and minus; with or without Shift. */
    public static Shortcut minus() {
        return new Shortcut("-", Keyboard::isMinus, SHORTCUT_DOWN, SHIFT_ANY);
    }

    /** Back to what was seen before: Alt and the left arrow, or, on macOS, Command and [. */
    public static Shortcut back() {
        return MAC
                ? new Shortcut("[", Keyboard::isOpenBracket, SHORTCUT_DOWN)
                : new Shortcut("←", event -> event.getCode() == KeyCode.LEFT, ALT_DOWN);
    }

    /** Forward again: Alt and the right arrow, or, on macOS, Command and ]. */
    public static Shortcut forward() {
        return MAC
                ? new Shortcut("]", Keyboard::isCloseBracket, SHORTCUT_DOWN)
                : new Shortcut("→", event -> event.getCode() == KeyCode.RIGHT, ALT_DOWN);
    }

    /** The shortcut key as it is written on the keyboard. */
    public static String key() {
        return MAC ? "⌘" : "Ctrl";
    }

    @Override
    public boolean match(KeyEvent event) {
        return super.match(event) && meaning.test(event);
    }

    @Override
    public String getName() {
        return super.getName() + "+" + sign;
    }

    @Override
    public String getDisplayText() {
        return super.getDisplayText() + sign;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shortcut shortcut
                && super.equals(other)
                && sign.equals(shortcut.sign);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + sign.hashCode();
    }
}
