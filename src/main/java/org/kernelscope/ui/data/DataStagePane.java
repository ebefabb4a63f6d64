package org.kernelscope.ui.data;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kernelscope.ui.control.DataStyles;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.state.Localisation;

/** The pane of a stage: a title, a sentence that says what to do, then the parts of the stage. */
class DataStagePane extends VBox {
    final Localisation texts;

    DataStagePane(DataStage stage, ObservableValue<String> help, Localisation texts) {
        this.texts = texts;
        setId("data-" + stage.id());
        getStyleClass().add(DataStyles.DATA_SIDE);
        Label title = new Label();
        title.getStyleClass().add(Styles.SECTION_TITLE);
        title.textProperty().bind(texts.text(stage.key()));
        getChildren().addAll(title, sentence(help));
    }

    /** A line that is never cut. */
    static Label sentence(ObservableValue<String> text) {
        Label label = words();
        label.textProperty().bind(text);
        return label;
    }

    /** The same without text. */
    static Label words() {
        Label label = new Label();
        label.getStyleClass().add(Styles.CAPTION);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    /** A button across the pane. */
    Button button(String id, String key, Runnable work) {
        Button button = new Button();
        button.setId(id);
        button.textProperty().bind(texts.text(key));
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(event -> work.run());
        return button;
    }

    /** Says that there is no image as long as that is so. */
    final void explainWhile(ObservableValue<Boolean> empty) {
        Label label = sentence(texts.text("own.walk.empty"));
        label.setId(getId() + "-empty");
        label.visibleProperty().bind(empty);
        label.managedProperty().bind(empty);
        getChildren().add(2, label);
    }

    /** Adds to the pane. */
    final void add(Node... parts) {
        getChildren().addAll(parts);
    }
}
