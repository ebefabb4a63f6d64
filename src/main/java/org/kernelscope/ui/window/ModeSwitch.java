package org.kernelscope.ui.window;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.ToggleButton;
import org.controlsfx.control.SegmentedButton;
import org.kernelscope.ui.control.Tooltips;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.state.ModeModel;

/** The switch of the modes: one button a mode. JavaFX thread. */
final class ModeSwitch extends SegmentedButton {
    private final Localisation localisation;

    ModeSwitch(ModeModel workspace, ModePanels panels, Localisation localisation) {
        this.localisation = localisation;
        setId("modes");
        for (Mode mode : Mode.values()) {
            if (panels.offers(mode)) {
                getButtons().add(button(workspace, mode));
            }
        }
        // A switch with one position says nothing.
        setVisible(getButtons().size() > 1);
        setManaged(isVisible());
    }

    private ToggleButton button(ModeModel workspace, Mode mode) {
        ToggleButton button = new ToggleButton();
        button.setId("mode-" + mode.id());
        button.textProperty().bind(name(mode));
        Tooltips.explain(button, help(mode));
        workspace.modeProperty().subscribe(now -> button.setSelected(now == mode));
        button.setOnAction(
                event -> {
                    workspace.modeProperty().set(mode);
                    button.setSelected(true);
                });
        return button;
    }

    private ObservableValue<String> name(Mode mode) {
        return switch (mode) {
            case EXPLORE -> localisation.text("mode.explore");
            case TRAIN -> localisation.text("mode.train");
            case LAB -> localisation.text("mode.lab");
            case DATA -> localisation.text("mode.data");
        };
    }

    private ObservableValue<String> help(Mode mode) {
        return switch (mode) {
            case EXPLORE -> localisation.text("mode.explore.help");
            case TRAIN -> localisation.text("mode.train.help");
            case LAB -> localisation.text("mode.lab.help");
            case DATA -> localisation.text("mode.data.help");
        };
    }
}
