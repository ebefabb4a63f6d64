package org.kernelscope.ui.kerneleditor;

import java.io.File;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import org.kernelscope.analysis.EditedNetwork;
import org.kernelscope.ui.control.IconButton;
import org.kernelscope.ui.control.LabStyles;
import org.kernelscope.ui.control.Shortcut;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.Tooltips;
import org.kernelscope.ui.control.WrapRow;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkEditModel;
import org.kordamp.ikonli.feather.Feather;

/** The buttons and rows of the kernel editor. */
final class EditorControls {
    private final Localisation localisation;

    EditorControls(Localisation localisation) {
        this.localisation = localisation;
    }

    /** A button with a text and an explanation. */
    Button button(String id, String key, String help, Runnable action) {
        Button button = new Button();
        named(button, id, key, help);
        button.setOnAction(event -> action.run());
        return button;
    }

    /** Sets the text and the explanation of a button. */
    void named(ButtonBase button, String id, String key, String help) {
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.textProperty().bind(localisation.text(key));
        Tooltips.explain(button, localisation.text(help));
    }

    private Button icon(Feather icon, String id, String key, Runnable action) {
        Button button = new IconButton(icon, localisation.text(key));
        button.setId(id);
        button.setOnAction(event -> action.run());
        return button;
    }

    /** Controls in a row. */
    static HBox row(Node... controls) {
        WrapRow row = new WrapRow(controls);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add(LabStyles.LAB_TOOLS);
        return row;
    }

    /** A slider with a label for its value. */
    static HBox slider(Label name, Slider slider) {
        name.getStyleClass().add(Styles.CAPTION);
        name.setMinWidth(Region.USE_PREF_SIZE);
        slider.accessibleTextProperty().bind(name.textProperty());
        HBox.setHgrow(slider, Priority.ALWAYS);
        return row(name, slider);
    }

    /** The edits of a whole map: its bias, and silencing it. */
    final class BiasRow extends WrapRow {
        /** Range of the slider on both sides of 0; larger for a larger bias. */
        private static final int REACH = 2;

        private final KernelEditorModel model;
        private final Label name = new Label();
        private final Slider slider = new Slider(-REACH, REACH, 0);
        private boolean refreshing;

        BiasRow(KernelEditorModel model) {
            this.model = model;
            setAlignment(Pos.CENTER_LEFT);
            getStyleClass().add(LabStyles.LAB_TOOLS);
            slider.setId("editor-bias");
            slider.valueChangingProperty()
                    .subscribe(
                            changing -> {
                                if (changing) {
                                    model.penDown();
                                } else if (!refreshing) {
                                    model.penUp();
                                }
                            });
            // Not by a subscription, which begins with the value that is there: it would be an
            // edit.
            slider.valueProperty()
                    .addListener(
                            (property, before, value) -> {
                                if (!refreshing) {
                                    set(value.floatValue());
                                }
                            });
            HBox bias = slider(name, slider);
            HBox.setHgrow(bias, Priority.ALWAYS);
            Button silence =
                    button(
                            "editor-silence",
                            "kernelEditor.silence",
                            "kernelEditor.silence.help",
                            model::silence);
            getChildren().addAll(bias, silence);
        }

        private void set(float value) {
            boolean dragged = slider.isValueChanging();
            if (!dragged) {
                model.penDown();
            }
            model.bias(value);
            if (!dragged) {
                model.penUp();
            }
        }

        /** Shows the present bias of the map. */
        void refresh() {
            refreshing = true;
            float bias = model.bias();
            name.setText(localisation.texts().get("kernelEditor.bias", Numbers.cell(bias)));
            if (!slider.isValueChanging()) {
                // A bias outside of the range would be clipped at the first touch.
                double reach = Math.max(REACH, Math.ceil(Math.abs(bias)));
                slider.setMin(-reach);
                slider.setMax(reach);
                slider.setValue(bias);
            }
            refreshing = false;
        }
    }

    /** Undo, redo, reset and save. */
    final class HistoryRow extends WrapRow {
        private final NetworkEditModel edits;
        private final KernelEditorView.ModelSaver saver;

        HistoryRow(NetworkEditModel edits, KernelEditorView.ModelSaver saver) {
            this.edits = edits;
            this.saver = saver;
            setAlignment(Pos.CENTER_LEFT);
            getStyleClass().add(LabStyles.LAB_TOOLS);
            Button undo = icon(Feather.ROTATE_CCW, "editor-undo", "kernelEditor.undo", edits::undo);
            Button redo = icon(Feather.ROTATE_CW, "editor-redo", "kernelEditor.redo", edits::redo);
            Button reset =
                    button(
                            "editor-reset",
                            "kernelEditor.reset",
                            "kernelEditor.reset.help",
                            edits::reset);
            Button save = icon(Feather.SAVE, "editor-save", "kernelEditor.save", this::save);
            undo.disableProperty().bind(edits.canUndoProperty().not());
            redo.disableProperty().bind(edits.canRedoProperty().not());
            reset.disableProperty().bind(edits.changedProperty().not());
            save.disableProperty().bind(edits.changedProperty().not());
            getChildren().addAll(undo, redo, reset, save);
        }

        /** Undo and redo by keyboard, of edits instead of the drawing. */
        void pressed(KeyEvent event) {
            if (Shortcut.REDO.match(event) || Shortcut.REDO_ON_WINDOWS.match(event)) {
                edits.redo();
                event.consume();
            } else if (Shortcut.UNDO.match(event)) {
                edits.undo();
                event.consume();
            }
        }

        private void save() {
            EditedNetwork now = edits.editedProperty().get();
            if (now == null) {
                return;
            }
            FileChooser chooser = new FileChooser();
            chooser.setTitle(localisation.texts().get("kernelEditor.save"));
            chooser.setInitialFileName(now.model().architecture().id() + "-changed.safetensors");
            chooser.getExtensionFilters()
                    .add(
                            new ExtensionFilter(
                                    localisation.texts().get("network.chooser.networks"),
                                    "*.safetensors"));
            File file = chooser.showSaveDialog(getScene().getWindow());
            if (file != null) {
                saver.save(file, now.model());
            }
        }
    }
}
