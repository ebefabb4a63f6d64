package org.kernelscope.ui.control;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;

/** A flat button with an icon instead of text; its name is the tooltip and the accessible text. */
public class IconButton extends Button {
    /** A button with the given icon and name. */
    public IconButton(Feather icon, ObservableValue<String> name) {
        super("", new Icon(icon));
        getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.ICON_BUTTON);
        accessibleTextProperty().bind(name);
        Tooltips.explain(this, name);
    }
}
