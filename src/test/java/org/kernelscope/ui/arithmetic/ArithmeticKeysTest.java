package org.kernelscope.ui.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import javafx.event.Event;
import javafx.scene.Group;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.engine.BandEngine;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.Presets;
import org.kernelscope.ui.Keys;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.ui.state.OpenLevel;
import org.kernelscope.ui.state.Selection;

/** The keys of the step-through, on a node that is in no window. */
final class ArithmeticKeysTest {
    private static final Architecture LENET = Presets.LENET5_MODERN;
    private static final Cell C3 = new Cell(2, 10, 4, 4);

    private final NetworkModel network =
            new NetworkModel(Runnable::run, Runnable::run, new Notices());
    private final Selection selection = new Selection();
    private final ArithmeticModel model = new ArithmeticModel(network, selection);
    private final Group stage = new Group();
    private final Group above = new Group(stage);

    @BeforeEach
    void load() {
        Model lenet = new Model(LENET, InitialWeights.draw(LENET, 1), Map.of());
        network.start(BandEngine::new, () -> lenet);
        new ArithmeticKeys(model).install(stage);
    }

    private void open() {
        selection.openCell(C3);
        model.shows(new FigureTiming(150, 20), OpenLevel.ofCell(C3), Double.NaN);
        model.enlarges(0, 6);
        model.clock().playingProperty().set(false);
        model.clock().seek(5);
    }

    /** Presses a key; returns false if it is left to the nodes above. */
    private boolean press(KeyCode code, String text, boolean shift, boolean shortcut) {
        boolean[] left = {false};
        above.setOnKeyPressed(event -> left[0] = true);
        Event.fireEvent(stage, Keys.pressed(code, text, shift, shortcut));
        return !left[0];
    }

    private boolean press(KeyCode code, String text) {
        return press(code, text, false, false);
    }

    @Test
    void spacePlaysAndPauses() {
        open();
        press(KeyCode.SPACE, " ");
        assertThat(model.clock().playingProperty().get()).isTrue();
        press(KeyCode.SPACE, " ");
        assertThat(model.clock().playingProperty().get()).isFalse();
    }

    @Test
    void commaAndFullStopGoStepByStepAndWithShiftPartByPart() {
        open();
        press(KeyCode.PERIOD, ".");
        assertThat(model.clock().position()).isEqualTo(6);
        press(KeyCode.COMMA, ",");
        assertThat(model.clock().position()).isEqualTo(5);
        press(KeyCode.PERIOD, ">", true, false);
        assertThat(model.keptPart()).isEqualTo(1);
        press(KeyCode.COMMA, "<", true, false);
        assertThat(model.keptPart()).as("before the enlarged one there is none").isZero();
        assertThat(model.clock().position()).as("the clock stays").isEqualTo(5);
    }

    @Test
    void sSkipsBlankCellsAndThenGoesToTheEnd() {
        open();
        press(KeyCode.S, "s");
        assertThat(model.clock().position()).isEqualTo(20);
        press(KeyCode.S, "s");
        assertThat(model.clock().position()).isEqualTo(150);
    }

    @Test
    void otherKeysAndKeysOfTheOverviewAreLeftToOthers() {
        assertThat(press(KeyCode.SPACE, " ")).as("nothing is open").isFalse();
        open();
        assertThat(press(KeyCode.S, "s", false, true)).as("Ctrl+S").isFalse();
        assertThat(press(KeyCode.A, "a")).isFalse();
        assertThat(model.clock().position()).isEqualTo(5);
        assertThat(press(KeyCode.SPACE, " ")).isTrue();
    }
}
