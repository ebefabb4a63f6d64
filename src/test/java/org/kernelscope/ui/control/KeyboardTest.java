package org.kernelscope.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kernelscope.ui.Keys;
import org.kernelscope.ui.TestWindow;

/**
 * What keys mean on keyboards of other countries. The key codes and texts are those that JavaFX 21
 * reported on Linux with these layouts (X.Org's us, fr, ru, de, kr and cz), on Windows by its
 * virtual keys.
 */
final class KeyboardTest {
    private static final Map<String, Predicate<KeyEvent>> MEANINGS =
            Map.ofEntries(
                    Map.entry("z", event -> Keyboard.isLetter(event, 'z')),
                    Map.entry("y", event -> Keyboard.isLetter(event, 'y')),
                    Map.entry("p", event -> Keyboard.isLetter(event, 'p')),
                    Map.entry("0", event -> Keyboard.isDigit(event, 0)),
                    Map.entry("1", event -> Keyboard.isDigit(event, 1)),
                    Map.entry("2", event -> Keyboard.isDigit(event, 2)),
                    Map.entry("3", event -> Keyboard.isDigit(event, 3)),
                    Map.entry("+", Keyboard::isPlus),
                    Map.entry("-", Keyboard::isMinus),
                    Map.entry("comma", Keyboard::isComma),
                    Map.entry("stop", Keyboard::isFullStop),
                    Map.entry("less", Keyboard::isLess),
                    Map.entry("greater", Keyboard::isGreater));

    private static final Map<String, KeyCombination> SHORTCUTS =
            Map.of(
                    "undo", Shortcut.UNDO,
                    "redo", Shortcut.REDO,
                    "redo2", Shortcut.REDO_ON_WINDOWS,
                    "1", Shortcut.digit(1),
                    "2", Shortcut.digit(2),
                    "3", Shortcut.digit(3),
                    "stop", Shortcut.fullStop(),
                    "+", Shortcut.plus(),
                    "-", Shortcut.minus(),
                    "t", Shortcut.letter('t'));

    @BeforeAll
    static void toolkit() {
        TestWindow.startToolkit();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                // layout and key | code | text | Shift | all that it means
                "us .            | PERIOD      | . |       | stop",
                "us Shift .      | PERIOD      | > | shift | stop greater",
                "us ,            | COMMA       | , |       | comma",
                "us Shift ,      | COMMA       | < | shift | comma less",
                "us =            | EQUALS      | = |       | +",
                "us Shift =      | EQUALS      | + | shift | +",
                "us -            | MINUS       | - |       | -",
                "us 0            | DIGIT0      | 0 |       | 0",
                "us Shift 0      | DIGIT0      | ) | shift |",
                "us Shift 1      | DIGIT1      | ! | shift |",
                "us p            | P           | p |       | p",
                "us Shift p      | P           | P | shift | p",
                "us keypad 1     | NUMPAD1     | 1 |       | 1",
                "us keypad +     | ADD         | + |       | +",
                "us keypad -     | SUBTRACT    | - |       | -",
                "fr ;            | SEMICOLON   | ; |       |",
                "fr Shift ;      | SEMICOLON   | . | shift | stop",
                "fr ,            | COMMA       | , |       | comma",
                "fr Shift ,      | COMMA       | ? | shift | comma",
                "fr :            | COLON       | : |       |",
                "fr <            | LESS        | < |       | less",
                "fr Shift <      | LESS        | > | shift | greater",
                "fr &            | AMPERSAND   | & |       | 1",
                "fr Shift &      | AMPERSAND   | 1 | shift | 1",
                "fr é            | UNDEFINED   | é |       | 0 2",
                "fr é, caps lock | UNDEFINED   | É |       | 0 2",
                "fr Shift é      | UNDEFINED   | 2 | shift | 2",
                "fr \"           | QUOTEDBL    | \" |      | 3",
                "fr -            | MINUS       | - |       | -",
                "fr à            | UNDEFINED   | à |       | 0",
                "fr Shift à      | UNDEFINED   | 0 | shift | 0",
                "fr =            | EQUALS      | = |       | +",
                "fr Windows &    | DIGIT1      | & |       | 1",
                "fr Windows é    | DIGIT2      | é |       | 0 2",
                "fr w            | W           | w |       |",
                "ru ю            | UNDEFINED   | ю |       | stop",
                "ru .            | PERIOD      | . |       | stop",
                "ru Shift Ю      | UNDEFINED   | Ю | shift | stop",
                "ru б            | UNDEFINED   | б |       | comma",
                "ru з            | UNDEFINED   | з |       | p",
                "ru я            | UNDEFINED   | я |       | z",
                "ru н            | UNDEFINED   | н |       | y",
                "ru Windows з    | P           | з |       | p",
                "gr ζ            | UNDEFINED   | ζ |       | z",
                "gr π            | UNDEFINED   | π |       | p",
                "he ז            | UNDEFINED   | ז |       | z",
                "ar ئ            | UNDEFINED   | ئ |       | z",
                "th ย            | UNDEFINED   | ย |       | p",
                "kr ㅔ           | UNDEFINED   | ㅔ |       | p",
                "kr ㅋ           | UNDEFINED   | ㅋ |       | z",
                "de z            | Z           | z |       | z",
                "de Shift 0      | DIGIT0      | = | shift |",
                "de Shift .      | PERIOD      | : | shift | stop",
                "de ß            | UNDEFINED   | ß |       |",
                "de +            | PLUS        | + |       | +",
                "de dead ´       | UNDEFINED   | `` |      |",
                "cz +            | PLUS        | + |       | +",
                "cz Shift +      | PLUS        | 1 | shift | 1",
                "cz ě            | UNDEFINED   | ě |       | 2",
                "cz š            | UNDEFINED   | š |       | 3",
            })
    void aKeyMeans(String key, KeyCode code, String text, String shift, String meanings) {
        KeyEvent event = Keys.pressed(code, text, shift != null, false);
        assertThat(meant(event)).as(key).isEqualTo(words(meanings));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "us z         | Z         | \u001a |       | undo",
                "us Shift z   | Z         | Z      | shift | redo",
                "us y         | Y         | \u0019 |       | redo2",
                "us .         | PERIOD    | .      |       | stop",
                "us Shift .   | PERIOD    | >      | shift |",
                "us 1         | DIGIT1    | 1      |       | 1",
                "us keypad 3  | NUMPAD3   | 3      |       | 3",
                "us t         | T         | \u0014 |       | t",
                "fr w         | W         | \u0017 |       |",
                "fr z         | Z         | \u001a |       | undo",
                "fr Shift ;   | SEMICOLON | .      | shift | stop",
                "fr ;         | SEMICOLON | ;      |       |",
                "fr &         | AMPERSAND | &      |       | 1",
                "fr Shift &   | AMPERSAND | 1      | shift | 1",
                "fr é         | UNDEFINED | é      |       | 2",
                "fr \"        | QUOTEDBL  | \"     |       | 3",
                "fr Windows & | DIGIT1    | ``     |       | 1",
                "fr Windows S&| DIGIT1    | ``     | shift | 1",
                "ru я         | UNDEFINED | я      |       | undo",
                "ru Shift Я   | UNDEFINED | Я      | shift | redo",
                "ru н         | UNDEFINED | н      |       | redo2",
                "ru ю         | UNDEFINED | ю      |       | stop",
                "ru е         | UNDEFINED | е      |       | t",
                "de z         | Z         | \u001a |       | undo",
                "de y         | Y         | \u0019 |       | redo2",
                "kr ㅋ        | UNDEFINED | ㅋ     |       | undo",
                "kr z         | Z         | \u001a |       | undo",
                "us Shift =   | EQUALS    | +      | shift | +",
                "us =         | EQUALS    | =      |       | +",
                "us Shift -   | MINUS     | _      | shift | -",
                "us keypad +  | ADD       | +      | shift | +",
                "us keypad -  | SUBTRACT  | -      | shift | -",
                "de Shift +   | PLUS      | *      | shift | +",
                "de Shift -   | MINUS     | _      | shift | -",
                "ch Shift 1   | DIGIT1    | +      | shift | +",
                "fr Shift =   | EQUALS    | +      | shift | +",
                "fr Shift -   | MINUS     | 6      | shift | -",
                "ru Shift =   | EQUALS    | +      | shift | +",
                "cz +         | PLUS      | +      |       | +",
                "cz Shift +   | PLUS      | 1      | shift | 1",
                "cz y         | Y         | \u0019 |       | redo2",
            })
    void aShortcutIs(String key, KeyCode code, String text, String shift, String shortcuts) {
        KeyEvent event = Keys.pressed(code, text, shift != null, true);
        TreeSet<String> matched = new TreeSet<>();
        SHORTCUTS.forEach(
                (name, shortcut) -> {
                    if (shortcut.match(event)) {
                        matched.add(name);
                    }
                });
        assertThat(matched).as(key).isEqualTo(words(shortcuts));
        KeyEvent alone = Keys.pressed(code, text, shift != null, false);
        assertThat(SHORTCUTS.values()).noneMatch(shortcut -> shortcut.match(alone));
    }

    @Test
    void aShortcutIsWrittenAsOthersAre() {
        KeyCombination code = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);
        assertThat(Shortcut.UNDO.getDisplayText()).isEqualTo(code.getDisplayText());
        assertThat(Shortcut.UNDO.getName()).isEqualTo(code.getName());
        assertThat(Shortcut.REDO.getDisplayText()).endsWith("Z").contains("Shift");
        assertThat(Shortcut.fullStop().getDisplayText()).endsWith("+.");
    }

    @Test
    void shortcutsDifferByKeyAndByModifier() {
        assertThat(Shortcut.letter('z')).isEqualTo(Shortcut.UNDO).hasSameHashCodeAs(Shortcut.UNDO);
        assertThat(List.of(Shortcut.REDO, Shortcut.letter('y'), Shortcut.digit(1)))
                .doesNotContain(Shortcut.UNDO);
    }

    private static TreeSet<String> meant(KeyEvent event) {
        TreeSet<String> meant = new TreeSet<>();
        MEANINGS.forEach(
                (name, meaning) -> {
                    if (meaning.test(event)) {
                        meant.add(name);
                    }
                });
        return meant;
    }

    private static TreeSet<String> words(String list) {
        return list == null ? new TreeSet<>() : new TreeSet<>(List.of(list.split(" ")));
    }
}
