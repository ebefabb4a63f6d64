package org.kernelscope.ui.window;

import javafx.scene.control.Button;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.Tooltips;
import org.kernelscope.ui.state.ControlsModel;
import org.kernelscope.ui.state.Localisation;

/** The way out of a reduced window: a button that is there as long as anything is hidden. */
final class ShowEverything extends Button {
    /** The id of the button. */
    static final String ID = "show-everything";

    ShowEverything(ControlsModel controls, Localisation localisation) {
        setId(ID);
        getStyleClass().add(Styles.ACCENT);
        setMinWidth(USE_PREF_SIZE);
        textProperty().bind(localisation.text("scene.everything"));
        Tooltips.explain(this, localisation.text("scene.everything.help"));
        visibleProperty().bind(controls.isReduced());
        managedProperty().bind(visibleProperty());
        setOnAction(event -> controls.showEverything());
    }
}
