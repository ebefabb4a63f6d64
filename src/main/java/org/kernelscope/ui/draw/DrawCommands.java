package org.kernelscope.ui.draw;

import java.io.File;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kernelscope.ui.control.Shortcut;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.Localisation;

/**
 * The commands on a drawing that work anywhere in the window, and their keys: undo, redo, clear,
 * open a file, paste. JavaFX thread.
 */
public final class DrawCommands {
    static final KeyCombination CLEAR =
            new KeyCodeCombination(KeyCode.DELETE, KeyCombination.SHORTCUT_DOWN);
    static final KeyCombination OPEN = Shortcut.letter('o');
    static final KeyCombination PASTE = Shortcut.letter('v');

    private final DrawingModel drawing;
    private final ImageImportModel pictures;
    private final Localisation texts;
    private @Nullable File folder;

    /** Commands for {@code drawing}. */
    public DrawCommands(DrawingModel drawing, ImageImportModel pictures, Localisation texts) {
        this.drawing = drawing;
        this.pictures = pictures;
        this.texts = texts;
    }

    /** Makes the keys work in {@code scene}; a text field that has the focus keeps its own. */
    public void install(Scene scene) {
        Map<KeyCombination, Runnable> keys = scene.getAccelerators();
        Runnable redo = unlessTyping(scene, TextInputControl::redo, drawing::redo);
        keys.put(Shortcut.UNDO, unlessTyping(scene, TextInputControl::undo, drawing::undo));
        keys.put(Shortcut.REDO, redo);
        keys.put(Shortcut.REDO_ON_WINDOWS, redo);
        keys.put(CLEAR, drawing::clear);
        keys.put(OPEN, () -> open(scene.getWindow()));
        keys.put(PASTE, unlessTyping(scene, TextInputControl::paste, this::paste));
    }

    /**
     * A text field knows these keys only by their Latin key codes; what it does not know comes
     * here.
     */
    private static Runnable unlessTyping(
            Scene scene, Consumer<TextInputControl> inField, Runnable otherwise) {
        return () -> {
            if (scene.getFocusOwner() instanceof TextInputControl field) {
                inField.accept(field);
            } else {
                otherwise.run();
            }
        };
    }

    /** Asks for an image file and puts it on the pad. */
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
                                "*.webp",
                                "*.tif",
                                "*.tiff",
                                "*.PNG",
                                "*.JPG",
                                "*.JPEG",
                                "*.WEBP",
                                "*.TIF",
                                "*.TIFF"),
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
