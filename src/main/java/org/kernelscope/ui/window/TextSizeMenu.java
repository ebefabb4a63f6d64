package org.kernelscope.ui.window;

import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import org.kernelscope.ui.control.Icon;
import org.kernelscope.ui.control.Shortcut;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.Tooltips;
import org.kernelscope.ui.paint.TextScale;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;
import org.kordamp.ikonli.feather.Feather;

/** The choice of the text size. JavaFX thread. */
final class TextSizeMenu extends MenuButton {
    TextSizeMenu(Display display, Localisation localisation) {
        super("", new Icon(Feather.TYPE));
        setId("text-size");
        getStyleClass().addAll(Styles.FLAT, Styles.TEXT_SIZES);
        ObjectProperty<TextScale> chosen = display.textScaleProperty();
        for (TextScale scale : TextScale.values()) {
            RadioMenuItem item = new RadioMenuItem();
            item.setId("text-size-" + scale.percent());
            item.textProperty()
                    .bind(
                            localisation
                                    .textsProperty()
                                    .map(
                                            texts ->
                                                    texts.get(
                                                            "topBar.textSize.percent",
                                                            scale.percent())));
            chosen.subscribe(now -> item.setSelected(now == scale));
            item.setOnAction(
                    event -> {
                        chosen.set(scale);
                        item.setSelected(true);
                    });
            getItems().add(item);
        }
        ObservableValue<String> name =
                localisation
                        .textsProperty()
                        .map(texts -> texts.get("topBar.textSize", Shortcut.key()));
        Tooltips.explain(this, name);
        accessibleTextProperty().bind(name);
    }
}
