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
import org.kernelscope.ui.state.Localisation;

/** The questions for files and folders of a data set. JavaFX thread. */
public final class DataDialogs {
    private final DataModel data;
    private final DataFiles files;
    private @Nullable Node owner;
    private final Localisation texts;

    public DataDialogs(DataModel data, DataFiles files, Localisation texts) {
        this.data = data;
        this.files = files;
        this.texts = texts;
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
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.texts().get("own.open"));
        chooser.getExtensionFilters()
                .addAll(
                        new ExtensionFilter(
                                texts.texts().get("own.files"),
                                "*" + DatasetFile.SUFFIX,
                                "*.csv",
                                "*.tsv",
                                "*idx3*"),
                        new ExtensionFilter(texts.texts().get("own.files.all"), "*.*"));
        List<File> chosen = chooser.showOpenMultipleDialog(window());
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
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.texts().get("own.save"));
        chooser.setInitialFileName("own" + DatasetFile.SUFFIX);
        chooser.getExtensionFilters()
                .add(new ExtensionFilter(texts.texts().get("own.files"), "*" + DatasetFile.SUFFIX));
        File chosen = chooser.showSaveDialog(window());
        if (chosen != null) {
            String name = chosen.getName();
            files.save(
                    name.contains(".")
                            ? chosen.toPath()
                            : chosen.toPath().resolveSibling(name + DatasetFile.SUFFIX),
                    then);
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
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(texts.texts().get(key));
        File chosen = chooser.showDialog(window());
        if (chosen != null) {
            use.accept(chosen.toPath());
        }
    }
}
