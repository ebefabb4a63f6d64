package org.kernelscope.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Stroke;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Presets;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.transform.Quantity;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.stage.StageView;

/** Drawing, from the pointer to the winner: the real window, the real network. */
@Tag("slow")
final class DrawingWalkTest {
    private static final Stroke SEVEN = stroke(27, 24, 45, 24, 68, 24, 60, 40, 52, 56, 44, 82);
    private static final Stroke ONE = stroke(52, 20, 51, 40, 50, 60, 49, 80);

    private RunningProgram program;
    private TestWindow window;

    @BeforeEach
    void start() {
        program = RunningProgram.with(Drawing.EMPTY);
        window = program.window();
    }

    @AfterEach
    void close() {
        program.close();
    }

    @Test
    void anEmptyPadSaysSoAndGuessesNothing() {
        assertThat(window.text("#winner")).isEmpty();
        assertThat(window.text("#runner-up")).isEqualTo(program.sentence("output.empty"));
        assertThat(program.bars()).containsOnly(0.0);
    }

    @Test
    void anEmptyPadLightsNoClassAndADigitLightsOne() {
        program.answer();
        window.settle();
        Set<Color> none = classColours();
        assertThat(none).hasSize(1);
        program.draw(ONE);
        window.untilText("#winner", "1");
        window.settle();
        assertThat(classColours()).hasSizeGreaterThan(1).containsAll(none);
        window.click("#clear");
        window.untilText("#winner", "");
        window.settle();
        assertThat(classColours()).isEqualTo(none);
    }

    /** The colours in the middles of the ten squares of the output. */
    private Set<Color> classColours() {
        StageView stage = program.parts().window().stage();
        int output = Presets.LENET5_MODERN.layers().size() - 1;
        return TestWindow.fx(
                () -> {
                    WritableImage image = stage.snapshot(null, null);
                    Set<Color> colours = new HashSet<>();
                    for (int digit = 0; digit < 10; digit++) {
                        Bounds square = stage.boundsOf(new Cell(output, digit, 0, 0)).orElseThrow();
                        colours.add(
                                image.getPixelReader()
                                        .getColor(
                                                (int) square.getCenterX(),
                                                (int) square.getCenterY()));
                    }
                    return colours;
                });
    }

    @Test
    void theBarsMoveWhileTheButtonIsDownAndTheRightDigitWins() {
        program.putPenDown(SEVEN);
        program.movePen(SEVEN, 1);
        program.answer();
        List<Double> begun = program.bars();
        program.movePen(SEVEN, 2);
        TestWindow.until("other bars", () -> !program.bars().equals(begun));
        assertThat(program.penIsDown()).isTrue();
        for (int point = 3; point < SEVEN.points(); point++) {
            program.movePen(SEVEN, point);
        }
        window.release();
        window.untilText("#winner", "7");
        program.answer();
        assertThat(program.penIsDown()).isFalse();
        assertThat(program.bars().indexOf(Collections.max(program.bars()))).isEqualTo(7);
        assertThat(program.bars().stream().mapToDouble(bar -> bar).sum())
                .isCloseTo(1, within(1e-4));
    }

    /** The network follows a handle while the button is down; one button takes it all back. */
    @Test
    void theImageIsMovedByItsHandlesAndBackToAsDrawn() {
        program.draw(ONE);
        window.untilText("#winner", "1");
        Tensor drawn = program.answer().prepared().digit();
        window.click("#move-handles");
        TestWindow.until("handles", () -> window.find("#pad-handles", Node.class).isVisible());
        Node pad = window.find("#pad-handles", Node.class);
        window.pointAt(pad, 0.5, 0.5);
        window.press();
        window.pointAt(pad, 0.7, 0.5);
        TestWindow.until(
                "the image is moved",
                () -> program.shared().movement().transform().of(Quantity.RIGHT) > 2);
        TestWindow.until("the network sees it", () -> !digit().equals(drawn));
        window.release();
        window.type(KeyCode.RIGHT);
        TestWindow.run(() -> pad.requestFocus());
        window.chord(KeyCode.LEFT, KeyCode.SHIFT);
        TestWindow.until(
                "it is turned",
                () -> program.shared().movement().transform().of(Quantity.TURN) < 0);
        window.click("#as-drawn");
        TestWindow.until("as drawn", () -> digit().equals(drawn));
        window.click("#move-handles");
        TestWindow.until("the pen again", () -> !pad.isVisible());
    }

    private Tensor digit() {
        return Objects.requireNonNull(program.shared().network().inferenceProperty().get())
                .prepared()
                .digit();
    }

    @Test
    void undoByButtonAndByKeyTakesBackOneStroke() {
        program.draw(ONE);
        window.untilText("#winner", "1");
        program.draw(stroke(30, 30, 70, 70));
        assertThat(program.drawing().strokes()).hasSize(2);
        window.click("#undo");
        assertThat(program.drawing().strokes()).hasSize(1);
        window.untilText("#winner", "1");
        window.chord(KeyCode.Z, KeyCode.CONTROL);
        assertThat(program.drawing().isBlank()).isTrue();
        window.untilText("#winner", "");
        window.chord(KeyCode.Z, KeyCode.CONTROL, KeyCode.SHIFT);
        window.untilText("#winner", "1");
        window.click("#redo");
        assertThat(program.drawing().strokes()).hasSize(2);
    }

    @Test
    void clearingCanBeUndone() {
        program.draw(ONE);
        window.click("#clear");
        assertThat(program.drawing().isBlank()).isTrue();
        window.untilText("#winner", "");
        window.click("#undo");
        window.untilText("#winner", "1");
        window.chord(KeyCode.DELETE, KeyCode.CONTROL);
        assertThat(program.drawing().isBlank()).isTrue();
    }

    @Test
    void aDigitCanBeDrawnWithTheKeyboardAlone() {
        TestWindow.run(() -> window.stage().getScene().lookup("#pad").requestFocus());
        window.type(KeyCode.UP, 9);
        window.type(KeyCode.SPACE);
        window.type(KeyCode.DOWN, 18);
        window.untilText("#winner", "1");
        window.type(KeyCode.SPACE);
        assertThat(program.penIsDown()).isFalse();
        window.type(KeyCode.DELETE);
        assertThat(program.drawing().isBlank()).isTrue();
    }

    /** A stroke through points in hundredths of the pad's width. */
    private static Stroke stroke(int... hundredths) {
        Stroke stroke = Stroke.at(hundredths[0] / 100.0, hundredths[1] / 100.0, 0.085);
        for (int i = 2; i < hundredths.length; i += 2) {
            stroke = stroke.to(hundredths[i] / 100.0, hundredths[i + 1] / 100.0);
        }
        return stroke;
    }
}
