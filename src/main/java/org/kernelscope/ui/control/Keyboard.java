package org.kernelscope.ui.control;

import java.util.List;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * Decides what a key event means, on keyboards of all countries. All shortcuts of the program that
 * are letters, digits or signs ask here. Stateless; any thread.
 *
 * <p>JavaFX names a key after the character that it types without Shift, and has no name for most
 * keys of other scripts. So the key code alone misses the full stop of a French keyboard (Shift and
 * semicolon), its digits (Shift and {@code &amp; é "}) and every letter of a Russian one. The rules
 * are:
 *
 * <ul>
 *   <li>A sign is meant if the event types it, with or without Shift.
 *   <li>A digit is also meant if the event comes from its key in the upper row or on the number
 *       pad.
 *   <li>A letter is meant by the key that types it. Keyboards of other scripts, which type no Latin
 *       letter, mean it by the key at the same place as on an American keyboard.
 * </ul>
 *
 * <p>Only {@code KEY_PRESSED} events have both a key code and a text.
 */
public final class Keyboard {
    /** The keys of three rows of an American keyboard, by their places. */
    private static final String AMERICAN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.";

    /**
     * The characters of the keys at the same places; a space where it is more than one character.
     */
    private static final List<String> OTHER_SCRIPTS =
            List.of(
                    "йцукенгшщзхъфывапролджэячсмитьбю", // Russian
                    "йцукенгшщзхїфівапролджєячсмитьбю", // Ukrainian
                    " ςερτυθιοπ[]ασδφγηξκλ  ζχψωβνμ,.", // Greek
                    "  קראטוןםפ][שדגכעיחלךף זסבהנמצתץ", // Hebrew
                    "ضصثقفغعهخحجدشسيبلاتنمكطئءؤر ىةوز", // Arabic
                    "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ[]ㅁㄴㅇㄹㅎㅗㅓㅏㅣ;'ㅋㅌㅊㅍㅠㅜㅡ,.", // Korean
                    "ๆไำพะัีรนยบลฟหกดเ้่าสวงผปแอิืทมใ"); // Thai

    /**
     * The upper rows that need Shift for digits, from 1 to 9 and 0. Spaces stand for signs that
     * other keyboards type without Shift elsewhere, such as the Czech plus.
     */
    private static final List<String> DIGIT_ROWS =
            List.of(
                    "&é\"   è çà", // French
                    "&é\"  §è çà", // Belgian
                    " ěščřžýáíé", // Czech
                    " ľščťžýáíé"); // Slovak

    /** The last character that no keyboard of another script is told by. */
    private static final char LAST_LATIN = 0x7f;

    private Keyboard() {}

    /**
     * True if {@code event} means a letter.
     *
     * @param letter {@code a} to {@code z}
     */
    public static boolean isLetter(KeyEvent event, char letter) {
        if (event.getCode().isLetterKey()) {
            return named(event.getCode(), letter);
        }
        char typed = typed(event);
        return typed == letter || placeOf(typed) == letter;
    }

    /**
     * True if {@code event} means a digit.
     *
     * @param digit 0 to 9
     */
    public static boolean isDigit(KeyEvent event, int digit) {
        char wanted = (char) ('0' + digit);
        char typed = typed(event);
        if (typed >= '0' && typed <= '9') {
            return typed == wanted;
        }
        if (event.getCode() == KeyCode.getKeyCode("Numpad " + wanted)) {
            return true;
        }
        boolean shifted = event.isShiftDown() && typed != 0;
        int place = (digit + 9) % 10;
        return !shifted
                && (named(event.getCode(), wanted)
                        || typed > ' '
                                && DIGIT_ROWS.stream().anyMatch(row -> row.charAt(place) == typed));
    }

    /** True if {@code event} means the comma. */
    public static boolean isComma(KeyEvent event) {
        return isSign(event, ',', KeyCode.COMMA);
    }

    /** True if {@code event} means the full stop. */
    public static boolean isFullStop(KeyEvent event) {
        return isSign(event, '.', KeyCode.PERIOD);
    }

    /**
     * True if Shift changes the meaning of {@link #isComma} or {@link #isFullStop}: it is held, and
     * not because the sign needs it.
     */
    public static boolean isShifted(KeyEvent event) {
        char typed = typed(event);
        return event.isShiftDown() && typed != ',' && typed != '.';
    }

    /** True if {@code event} means the sign {@code <}, whichever key types it. */
    public static boolean isLess(KeyEvent event) {
        return typed(event) == '<';
    }

    /** True if {@code event} means the sign {@code >}, whichever key types it. */
    public static boolean isGreater(KeyEvent event) {
        return typed(event) == '>';
    }

    /** True if {@code event} means plus; the key of plus and equals does so without Shift, too. */
    public static boolean isPlus(KeyEvent event) {
        KeyCode code = event.getCode();
        char typed = typed(event);
        // On a Czech keyboard, plus and 1 share a key.
        boolean digit = typed >= '0' && typed <= '9';
        boolean key = code == KeyCode.PLUS || code == KeyCode.EQUALS;
        return typed == '+' || code == KeyCode.ADD || key && !digit;
    }

    /** True if {@code event} means minus. */
    public static boolean isMinus(KeyEvent event) {
        KeyCode code = event.getCode();
        return typed(event) == '-' || code == KeyCode.MINUS || code == KeyCode.SUBTRACT;
    }

    /** True if {@code event} means an opening bracket. */
    public static boolean isOpenBracket(KeyEvent event) {
        return isSign(event, '[', KeyCode.OPEN_BRACKET);
    }

    /** True if {@code event} means a closing bracket. */
    public static boolean isCloseBracket(KeyEvent event) {
        return isSign(event, ']', KeyCode.CLOSE_BRACKET);
    }

    private static boolean isSign(KeyEvent event, char sign, KeyCode code) {
        char typed = typed(event);
        return typed == sign || placeOf(typed) == sign || event.getCode() == code;
    }

    private static boolean named(KeyCode code, char name) {
        return code.getName().equalsIgnoreCase(String.valueOf(name));
    }

    /** The one character that the event types, in lower case; 0 if there is none. */
    private static char typed(KeyEvent event) {
        String text = event.getText().toLowerCase(Locale.ROOT);
        return text.length() == 1 ? text.charAt(0) : 0;
    }

    /** The character of an American keyboard at the place of {@code typed}; 0 if unknown. */
    private static char placeOf(char typed) {
        if (typed <= LAST_LATIN) {
            return 0;
        }
        for (String keys : OTHER_SCRIPTS) {
            int place = keys.indexOf(typed);
            if (place >= 0) {
                return AMERICAN.charAt(place);
            }
        }
        return 0;
    }
}
