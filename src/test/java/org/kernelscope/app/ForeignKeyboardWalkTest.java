package org.kernelscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kernelscope.composition.ExampleDrawing;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Stroke;
import org.kernelscope.network.Cell;
import org.kernelscope.training.RunState;
import org.kernelscope.training.RunView;
import org.kernelscope.ui.Keys;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.state.OpenLevel;
import org.kernelscope.ui.state.Playback;

/** The keys of the stage, the pad, the Lab and the training, on keyboards of other countries. */
@Tag("slow")
final class ForeignKeyboardWalkTest {
    private static final Cell CELL = new Cell(2, 10, 6, 3);

    private RunningProgram program;
    private TestWindow window;

    @BeforeEach
    void start() {
        program = RunningProgram.with(ExampleDrawing.digit());
        window = program.window();
        program.answer();
    }

    @AfterEach
    void close() {
        program.close();
    }

    @Test
    void aFrenchKeyboardStepsTheClock() {
        open(OpenLevel.ofMap(CELL));
        onStage(KeyCode.SEMICOLON, ".", true);
        onStage(KeyCode.SEMICOLON, ".", true);
        assertThat(position()).isEqualTo(2);
        onStage(KeyCode.COMMA, ",", false);
        assertThat(position()).isEqualTo(1);
        onStage(KeyCode.SEMICOLON, ";", false);
        assertThat(position()).isEqualTo(1);
    }

    @Test
    void aFrenchKeyboardGoesFromPartToPart() {
        TestWindow.run(() -> program.shared().display().sidesKeptProperty().set(true));
        open(OpenLevel.ofCell(CELL));
        TestWindow.run(() -> clock().seek(clock().length()));
        window.untilText("#clock-caption", program.sentence("arithmetic.caption.activation"));
        onStage(KeyCode.LESS, "<", false);
        untilCaptionBegins(program.sentence("card.patch", "S2", 5) + ": Σ");
        onStage(KeyCode.LESS, "<", false);
        untilCaptionBegins(program.sentence("card.patch", "S2", 4) + ": Σ");
        onStage(KeyCode.LESS, ">", true);
        untilCaptionBegins(program.sentence("card.patch", "S2", 5) + ": Σ");
    }

    @Test
    void aRussianKeyboardPinsAndZooms() {
        TestWindow.run(() -> program.shared().selection().hoveredProperty().set(CELL));
        onStage(KeyCode.UNDEFINED, "з", false);
        assertThat(TestWindow.fx(() -> program.shared().selection().pinnedProperty().get()))
                .isEqualTo(CELL);
    }

    @Test
    void aRussianKeyboardTakesBackAndMakesAgain() {
        program.draw(Stroke.at(0.3, 0.3, 0.085).to(0.7, 0.7));
        Drawing drawn = program.drawing();
        Node pad = window.find("#pad", Node.class);
        Keys.press(pad, Keys.pressed(KeyCode.UNDEFINED, "я", false, true));
        assertThat(program.drawing()).isEqualTo(ExampleDrawing.digit());
        Keys.press(pad, Keys.pressed(KeyCode.UNDEFINED, "Я", true, true));
        assertThat(program.drawing()).isEqualTo(drawn);
        Keys.press(pad, Keys.pressed(KeyCode.UNDEFINED, "я", false, true));
        Keys.press(pad, Keys.pressed(KeyCode.UNDEFINED, "н", false, true));
        assertThat(program.drawing()).isEqualTo(drawn);
    }

    @Test
    void aRussianKeyboardTakesBackWhatWasTypedInAField() {
        Drawing before = program.drawing();
        window.click("#mode-train");
        window.click("#train-settings-first");
        TextField epochs = window.find("#set-epochs", TextField.class);
        String text = TestWindow.fx(epochs::getText);
        TestWindow.run(
                () -> {
                    epochs.requestFocus();
                    epochs.appendText("7");
                });
        Keys.press(epochs, Keys.pressed(KeyCode.UNDEFINED, "я", false, true));
        String now = TestWindow.fx(epochs::getText);
        assertThat(now).isEqualTo(text);
        assertThat(program.drawing()).isEqualTo(before);
    }

    @Test
    void aRussianKeyboardTakesBackInTheLab() {
        window.click("#mode-lab");
        TestWindow.until(
                "the Lab is open",
                () -> program.shared().workspace().modeProperty().get() == Mode.LAB);
        Node pad = window.find("#kernel-pad", Node.class);
        TestWindow.until(
                "a kernel is on the table",
                () -> program.shared().kernels().chosenProperty().get() != null);
        Drawing before = program.drawing();
        // Plus, on the numbers of the kernel, as a French keyboard has it.
        Keys.press(pad, Keys.pressed(KeyCode.EQUALS, "+", true, false));
        assertThat(isChanged()).isTrue();
        Keys.press(pad, Keys.pressed(KeyCode.UNDEFINED, "я", false, true));
        assertThat(isChanged()).isFalse();
        assertThat(program.drawing()).isEqualTo(before);
    }

    @Test
    void aFrenchKeyboardTrainsABatchAndEndsTheTraining() {
        window.click("#mode-train");
        window.click("#train-settings-first");
        Node bench = window.find("#train-panel", Node.class);
        Keys.press(bench, Keys.pressed(KeyCode.UNDEFINED, "é", false, true));
        TestWindow.until("one step", () -> view().progress().step() == 1);
        TestWindow.until("it waits", () -> view().state() == RunState.PAUSED);
        Keys.press(bench, Keys.pressed(KeyCode.AMPERSAND, "1", true, true));
        TestWindow.until("another step", () -> view().progress().step() == 2);
        TestWindow.until("it waits", () -> view().state() == RunState.PAUSED);
        Keys.press(bench, Keys.pressed(KeyCode.SEMICOLON, ".", true, true));
        TestWindow.until("it is over", () -> view().state() == RunState.STOPPED);
    }

    private void open(OpenLevel level) {
        TestWindow.until(
                "the stage is laid out",
                () -> program.parts().window().stage().boundsOf(CELL).isPresent());
        TestWindow.run(
                () -> {
                    if (level.depth() == OpenLevel.Depth.MAP) {
                        program.shared().selection().openMap(level.cell());
                    } else {
                        program.shared().selection().openCell(level.cell());
                    }
                });
        TestWindow.until(
                "it is open",
                () -> clock().length() > 0 && program.parts().window().stage().isAtRest());
        TestWindow.run(
                () -> {
                    clock().playingProperty().set(false);
                    clock().seek(0);
                });
    }

    private void untilCaptionBegins(String words) {
        Label caption = window.find("#clock-caption", Label.class);
        TestWindow.until("“" + words + "”", () -> caption.getText().startsWith(words));
    }

    private void onStage(KeyCode code, String text, boolean shift) {
        Keys.press(program.parts().window().stage(), Keys.pressed(code, text, shift, false));
    }

    private Playback clock() {
        return program.parts().arithmetic().clock();
    }

    private double position() {
        return TestWindow.fx(() -> clock().position());
    }

    private RunView view() {
        return TestWindow.fx(() -> program.parts().training().viewProperty().get());
    }

    private boolean isChanged() {
        return TestWindow.fx(() -> program.shared().edits().changedProperty().get());
    }
}
