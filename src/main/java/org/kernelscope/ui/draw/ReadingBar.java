package org.kernelscope.ui.draw;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kernelscope.ui.control.IconButton;
import org.kernelscope.ui.state.Localisation;
import org.kordamp.ikonli.feather.Feather;

/**
 * The progress of reading a large image, and a button to give it up; there only while one is read
 * that takes its time. JavaFX thread.
 */
final class ReadingBar extends HBox {
    ReadingBar(ImageImportModel pictures, Localisation texts) {
        setId("picture-reading");
        setAlignment(Pos.CENTER_LEFT);
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(pictures.progressProperty());
        bar.accessibleTextProperty().bind(texts.text("draw.reading"));
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        Button cancel = new IconButton(Feather.X, texts.text("draw.reading.cancel"));
        cancel.setId("picture-cancel");
        cancel.setOnAction(event -> pictures.cancel());
        getChildren().addAll(bar, cancel);
        visibleProperty().bind(pictures.slowProperty());
        managedProperty().bind(visibleProperty());
    }
}
