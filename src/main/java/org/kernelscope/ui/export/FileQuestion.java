package org.kernelscope.ui.export;

import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kernelscope.storage.PathNames;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.ui.state.SaveTarget;

/** Asks where to write a file. Remembers the folder. JavaFX thread. */
public final class FileQuestion {
    private final Localisation texts;
    private final Notices notices;
    private Dialog dialog = this::askSystem;
    private @Nullable File folder;

    /** The dialog of the system. */
    @FunctionalInterface
    public interface Dialog {
        /**
         * The file that was chosen; null if none was.
         *
         * @param name the name that is suggested, without suffix
         */
        @Nullable Path ask(@Nullable Window owner, String name, String suffix);
    }

    FileQuestion(Localisation texts, Notices notices) {
        this.texts = texts;
        this.notices = notices;
    }

    /** Asks by {@code other} instead of the dialog of the system. */
    public void setDialog(Dialog other) {
        dialog = other;
    }

    /**
     * Asks for a file and passes it to {@code write}. A name without {@code suffix} gets it; the
     * dialog did not ask whether such a file may be replaced.
     */
    void ask(@Nullable Window owner, String name, String suffix, Consumer<Path> write) {
        Path named = dialog.ask(owner, name.replaceAll("[^\\w.-]+", "-"), suffix);
        if (named == null) {
            return;
        }
        SaveTarget.use(named, suffix, notices, write);
    }

    private @Nullable Path askSystem(@Nullable Window owner, String name, String suffix) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.texts().get("export.title"));
        chooser.setInitialFileName(name + suffix);
        // The chooser fails with a folder that has gone since.
        if (folder != null && folder.isDirectory()) {
            chooser.setInitialDirectory(folder);
        }
        String kind = suffix.substring(1).toUpperCase(Locale.ROOT);
        chooser.getExtensionFilters().add(new ExtensionFilter(kind, "*" + suffix));
        File file = chooser.showSaveDialog(owner);
        if (file == null) {
            return null;
        }
        folder = file.getParentFile();
        try {
            return PathNames.parse(file.getPath());
        } catch (UserFacingException impossible) {
            notices.tell(impossible);
            return null;
        }
    }
}
