package org.kernelscope.ui.data;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kernelscope.dataset.DatasetFile;
import org.kernelscope.storage.PathNames;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.ui.state.SaveTarget;

/** The questions for files and folders of a data set. JavaFX thread. */
public final class DataDialogs {
    private final DataModel data;
    private final DataFiles files;
    private @Nullable Node owner;
    private final Localisation texts;
    private final Notices notices;
    private Chooser chooser = new SystemDialogs();

    /** Asks for files. */
    public interface Chooser {
        /** The files to open; null for none. */
        @Nullable List<File> open(FileChooser dialog, @Nullable Window owner);

        /** The file to write; null for none. */
        @Nullable File save(FileChooser dialog, @Nullable Window owner);
    }

    private static final class SystemDialogs implements Chooser {
        @Override
        public @Nullable List<File> open(FileChooser dialog, @Nullable Window owner) {
            return dialog.showOpenMultipleDialog(owner);
        }

        @Override
        public @Nullable File save(FileChooser dialog, @Nullable Window owner) {
            return dialog.showSaveDialog(owner);
        }
    }

    public DataDialogs(DataModel data, DataFiles files, Localisation texts, Notices notices) {
        this.data = data;
        this.files = files;
        this.texts = texts;
        this.notices = notices;
    }

    /** Asks {@code other} instead of the dialogs of the system, which a test cannot answer. */
    public void chooseBy(Chooser other) {
        chooser = other;
    }

    /** The dialogs belong to the window of {@code node}. */
    void ownedBy(Node node) {
        owner = node;
    }

    private @Nullable Window window() {
        Node node = owner;
        return node == null || node.getScene() == null ? null : node.getScene().getWindow();
    }

    /** Asks for files and reads them. */
    void openFiles() {
        FileChooser dialog = new FileChooser();
        dialog.setTitle(texts.texts().get("own.open"));
        dialog.getExtensionFilters()
                .addAll(
                        new ExtensionFilter(
                                texts.texts().get("own.files.read"),
                                "*" + DatasetFile.SUFFIX,
                                "*.csv",
                                "*.tsv",
                                "*idx3*",
                                "*idx4*",
                                "*.jpg",
                                "*.JPG",
                                "*.jpeg",
                                "*.png",
                                "*.PNG",
                                "*.tif",
                                "*.tiff",
                                "*.webp",
                                "*.bmp",
                                "*.gif"),
                        new ExtensionFilter(texts.texts().get("own.files.all"), "*.*"));
        List<File> chosen = chooser.open(dialog, window());
        if (chosen != null) {
            files.read(chosen);
        }
    }

    /** Asks for a folder and reads it. */
    void openFolder() {
        folder("own.openFolder", path -> files.read(List.of(path.toFile())));
    }

    /**
     * Saves to the file that the set is from, or asks for one.
     *
     * @param then is run when it is saved
     */
    public void save(Runnable then) {
        Path known = data.fileProperty().get();
        if (known != null) {
            files.save(known, then);
            return;
        }
        target("own.save", "own.files", "own", DatasetFile.SUFFIX, file -> files.save(file, then));
    }

    /** Asks for a file and writes an empty sheet into it. */
    void writeSheet() {
        target("own.sheet", "own.files.sheet", "sheet", ".html", files::writeSheet);
    }

    private void target(
            String title, String kind, String name, String suffix, Consumer<Path> write) {
        FileChooser dialog = new FileChooser();
        dialog.setTitle(texts.texts().get(title));
        dialog.setInitialFileName(name + suffix);
        dialog.getExtensionFilters()
                .add(new ExtensionFilter(texts.texts().get(kind), "*" + suffix));
        File chosen = chooser.save(dialog, window());
        if (chosen == null) {
            return;
        }
        try {
            SaveTarget.use(PathNames.parse(chosen.getPath()), suffix, notices, write);
        } catch (UserFacingException noName) {
            notices.tell(noName);
        }
    }

    /** Asks for a folder and writes images into it. */
    void exportPng() {
        folder("own.export.png", files::exportPng);
    }

    /** Asks for a folder and writes IDX files into it. */
    void exportIdx() {
        folder("own.export.idx", files::exportIdx);
    }

    private void folder(String key, Consumer<Path> use) {
        DirectoryChooser dialog = new DirectoryChooser();
        dialog.setTitle(texts.texts().get(key));
        File chosen = dialog.showDialog(window());
        if (chosen != null) {
            use.accept(chosen.toPath());
        }
    }
}
