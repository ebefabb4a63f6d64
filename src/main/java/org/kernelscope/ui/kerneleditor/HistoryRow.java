package org.kernelscope.ui.kerneleditor;

import java.io.File;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import org.kernelscope.analysis.EditedNetwork;
import org.kernelscope.ui.control.IconButton;
import org.kernelscope.ui.control.Shortcut;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkEditModel;
import org.kordamp.ikonli.feather.Feather;

/** Undo, redo, reset, save. JavaFX thread. */
final class HistoryRow extends HBox {
    private final NetworkEditModel surgery;
    private final ModelSaver saver;
    private final Localisation localisation;

    HistoryRow(
            NetworkEditModel surgery,
            ModelSaver saver,
            EditorControls verbs,
            Localisation localisation) {
        this.surgery = surgery;
        this.saver = saver;
        this.localisation = localisation;
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add(Styles.LAB_TOOLS);
        Button undo = icon(Feather.ROTATE_CCW, "surgery-undo", "surgery.undo", surgery::undo);
        Button redo = icon(Feather.ROTATE_CW, "surgery-redo", "surgery.redo", surgery::redo);
        Button reset =
                verbs.button(
                        "surgery-reset", "surgery.reset", "surgery.reset.help", surgery::reset);
        Button save = icon(Feather.SAVE, "surgery-save", "surgery.save", this::save);
        undo.disableProperty().bind(surgery.canUndoProperty().not());
        redo.disableProperty().bind(surgery.canRedoProperty().not());
        reset.disableProperty().bind(surgery.changedProperty().not());
        save.disableProperty().bind(surgery.changedProperty().not());
        getChildren().addAll(undo, redo, reset, save);
    }

    private Button icon(Feather icon, String id, String key, Runnable work) {
        Button button = new IconButton(icon, localisation.text(key));
        button.setId(id);
        button.setOnAction(event -> work.run());
        return button;
    }

    /** On the table and on the wall, undo is that of the surgery and not that of the pad. */
    void pressed(KeyEvent event) {
        if (Shortcut.REDO.match(event) || Shortcut.REDO_ON_WINDOWS.match(event)) {
            surgery.redo();
            event.consume();
        } else if (Shortcut.UNDO.match(event)) {
            surgery.undo();
            event.consume();
        }
    }

    private void save() {
        EditedNetwork now = surgery.surgeryProperty().get();
        if (now == null) {
            return;
        }
        FileChooser chooser = new FileChooser();
        chooser.setTitle(localisation.texts().get("surgery.save"));
        chooser.setInitialFileName(now.model().architecture().id() + "-changed.safetensors");
        chooser.getExtensionFilters()
                .add(
                        new ExtensionFilter(
                                localisation.texts().get("network.chooser.networks"),
                                "*.safetensors"));
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            saver.save(file.toPath(), now.model());
        }
    }
}
