package org.kernelscope.ui.draw;

import java.io.File;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.Localisation;

/**
 * What one can do to a drawing from anywhere in the window, and the keys for it: undo, redo, clear,
 * open a file, paste. JavaFX thread.
 */
public final class DrawCommands {
    static final KeyCombination UNDO =
            new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);
    static final KeyCombination REDO =
            new KeyCodeCombination(
                    KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    static final KeyCombination CLEAR =
            new KeyCodeCombination(KeyCode.DELETE, KeyCombination.SHORTCUT_DOWN);
    static final KeyCombination OPEN =
            new KeyCodeCombination(KeyCode.O, KeyCombination.SHORTCUT_DOWN);
    static final KeyCombination PASTE =
            new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination REDO_ON_WINDOWS =
            new KeyCodeCombination(KeyCode.Y, KeyCombination.SHORTCUT_DOWN);

    private final DrawingModel drawing;
    private final PictureModel pictures;
    private final Localisation texts;
    private @Nullable File folder;

    /** Commands for {@code drawing}. */
    public DrawCommands(DrawingModel drawing, PictureModel pictures, Localisation texts) {
        this.drawing = drawing;
        this.pictures = pictures;
        this.texts = texts;
    }

    /** Makes the keys work in {@code scene}; a text field that has the focus keeps its own. */
    public void install(Scene scene) {
        scene.getAccelerators().put(UNDO, drawing::undo);
        scene.getAccelerators().put(REDO, drawing::redo);
        scene.getAccelerators().put(REDO_ON_WINDOWS, drawing::redo);
        scene.getAccelerators().put(CLEAR, drawing::clear);
        scene.getAccelerators().put(OPEN, () -> open(scene.getWindow()));
        scene.getAccelerators().put(PASTE, this::paste);
    }

    /** Asks for a picture file and puts it on the pad. */
    void open(Window owner) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.texts().get("draw.open.title"));
        // The chooser fails with a folder that has gone since.
        if (folder != null && folder.isDirectory()) {
            chooser.setInitialDirectory(folder);
        }
        chooser.getExtensionFilters()
                .addAll(
                        new ExtensionFilter(
                                texts.texts().get("draw.open.pictures"),
                                "*.png",
                                "*.jpg",
                                "*.jpeg",
                                "*.gif",
                                "*.bmp",
                                "*.PNG",
                                "*.JPG",
                                "*.JPEG"),
                        new ExtensionFilter(texts.texts().get("draw.open.all"), "*.*"));
        File file = chooser.showOpenDialog(owner);
        if (file != null) {
            folder = file.getParentFile();
            pictures.open(file);
        }
    }

    /** Puts what is on the clipboard on the pad. */
    void paste() {
        pictures.take(Clipboard.getSystemClipboard());
    }
}
