package org.kernelscope.ui.kerneleditor;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.state.Localisation;

/** Makes the buttons and the rows of the operating table. JavaFX thread. */
final class EditorControls {
    private final Localisation localisation;

    EditorControls(Localisation localisation) {
        this.localisation = localisation;
    }

    /** A button with a word on it, that explains itself. */
    Button button(String id, String key, String help, Runnable work) {
        Button button = new Button();
        named(button, id, key, help);
        button.setOnAction(event -> work.run());
        return button;
    }

    /** Gives a button its word and its explanation. */
    void named(ButtonBase button, String id, String key, String help) {
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.textProperty().bind(localisation.text(key));
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(localisation.text(help));
        button.setTooltip(tooltip);
        button.accessibleHelpProperty().bind(localisation.text(help));
    }

    /** Tools side by side. */
    static HBox row(Node... tools) {
        HBox row = new HBox(tools);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add(Styles.LAB_TOOLS);
        return row;
    }

    /** A slider beside the words that tell its value. */
    static HBox slider(Label name, Slider slider) {
        name.getStyleClass().add(Styles.CAPTION);
        name.setMinWidth(Region.USE_PREF_SIZE);
        slider.accessibleTextProperty().bind(name.textProperty());
        HBox.setHgrow(slider, Priority.ALWAYS);
        return row(name, slider);
    }
}
