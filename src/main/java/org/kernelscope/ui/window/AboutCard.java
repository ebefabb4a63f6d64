package org.kernelscope.ui.window;

import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.EngineInfo;
import org.kernelscope.engine.Model;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.Shortcut;
import org.kernelscope.ui.control.Styles;

/**
 * The program, the libraries that compute in it, the loaded network and the keys. JavaFX thread.
 */
final class AboutCard extends VBox {
    AboutCard(WindowState shared) {
        Texts texts = shared.localisation().texts();
        getStyleClass().add(Styles.ABOUT);
        Label brand = new Label("Kernelscope");
        brand.getStyleClass().add(Styles.BRAND);
        Label what = paragraph(texts.get("about.what"));
        Label computes = paragraph(texts.get("about.computes"));
        GridPane facts = new GridPane();
        facts.getStyleClass().add(Styles.FACTS);
        EngineInfo info = shared.network().engineInfoProperty().get();
        if (info != null) {
            fact(facts, texts.get("about.engine"), info.framework());
            fact(facts, texts.get("about.library"), info.nativeLibrary());
            fact(facts, texts.get("about.convolution"), info.convolution());
        }
        Model model = shared.network().modelProperty().get();
        if (model != null) {
            fact(facts, texts.get("about.network"), model.architecture().id());
            Map<String, String> metadata = model.metadata();
            known(facts, texts.get("about.accuracy"), metadata.get("accuracy.test"));
            known(facts, texts.get("about.epoch"), metadata.get("train.chosenEpoch"));
            known(facts, texts.get("about.seed"), metadata.get("train.seed"));
        }
        Label keysTitle = new Label(texts.get("about.keys.title"));
        keysTitle.getStyleClass().add(Styles.SECTION_TITLE);
        Label keys = paragraph(texts.get("about.keys", Shortcut.key()));
        Label licences = paragraph(texts.get("about.licences"));
        licences.getStyleClass().add(Styles.CAPTION);
        getChildren().addAll(brand, what, computes, facts, keysTitle, keys, licences);
    }

    private static Label paragraph(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        return label;
    }

    /** Shown if it is there and can be what it is said to be: files come from anywhere. */
    private static void known(GridPane facts, String name, @Nullable String value) {
        if (value != null && value.matches("[-\\d.]{1,20}")) {
            fact(facts, name, value);
        }
    }

    private static void fact(GridPane facts, String name, String value) {
        Label left = new Label(name);
        left.getStyleClass().add(Styles.CAPTION);
        left.setMinWidth(USE_PREF_SIZE);
        facts.addRow(facts.getRowCount(), left, new Label(value));
    }
}
