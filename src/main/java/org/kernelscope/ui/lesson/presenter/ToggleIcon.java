package org.kernelscope.ui.lesson.presenter;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.ToggleButton;
import org.kernelscope.ui.control.Icon;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.Tooltips;
import org.kordamp.ikonli.feather.Feather;

/** A button with an icon that stays pressed; words explain it. JavaFX thread. */
final class ToggleIcon extends ToggleButton {
    ToggleIcon(Feather icon, String id, ObservableValue<String> text) {
        super("", new Icon(icon));
        setId(id);
        getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.ICON_BUTTON);
        Tooltips.explain(this, text);
        accessibleTextProperty().bind(text);
    }
}
