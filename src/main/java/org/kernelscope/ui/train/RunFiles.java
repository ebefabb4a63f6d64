package org.kernelscope.ui.train;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Model;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.RunFile;
import org.kernelscope.training.SavedRun;
import org.kernelscope.training.TrainingProblems;
import org.kernelscope.ui.control.IconButton;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.Notices;
import org.kordamp.ikonli.feather.Feather;

/**
 * Whole runs, and networks by themselves, to and from files, which are read and written in the
 * background. JavaFX thread.
 */
public final class RunFiles {
    private static final String MODEL_SUFFIX = ".safetensors";

    private final TrainModel model;
    private final Localisation texts;
    private final Notices notices;
    private final Executor work;
    private final Executor fxThread;
    private final HBox bar = new HBox();

    /** The files of the runs of {@code model}. */
    public RunFiles(TrainModel model, TrainContext around) {
        this.model = model;
        this.texts = around.texts();
        this.notices = around.notices();
        this.work = around.work();
        this.fxThread = around.fxThread();
        Button save = icon("run-save", Feather.SAVE, "training.run.save");
        save.setOnAction(event -> chooseAndSaveRun(() -> {}));
        Button network = icon("run-save-network", Feather.DOWNLOAD, "training.network.save");
        network.setOnAction(event -> chooseAndSaveNetwork());
        Button open = icon("run-open", Feather.FOLDER, "training.run.open");
        open.setOnAction(event -> open());
        save.disableProperty().bind(model.time().shownProperty().isNull());
        network.disableProperty().bind(model.time().shownProperty().isNull());
        bar.getChildren().addAll(save, network, open);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add(Styles.TRAIN_FILES);
    }

    private Button icon(String id, Feather icon, String key) {
        Button button = new IconButton(icon, texts.text(key));
        button.setId(id);
        return button;
    }

    /** The buttons. */
    Region bar() {
        return bar;
    }

    /** Asks for a run and opens it. */
    void open() {
        FileChooser chooser = chooser("training.run.open", RunFile.SUFFIX);
        File file =
                chooser.showOpenDialog(bar.getScene() == null ? null : bar.getScene().getWindow());
        if (file != null) {
            open(file.toPath());
        }
    }

    /** Opens the run in {@code file}. */
    public void open(Path file) {
        inBackground(
                () -> {
                    SavedRun run = RunFile.read(file);
                    fxThread.execute(() -> model.open(run));
                });
    }

    /** Asks for a file and writes the run as it is now; after that, does {@code then}. */
    void chooseAndSaveRun(Runnable then) {
        Path file = target("training.run.save", RunFile.SUFFIX, "run" + RunFile.SUFFIX);
        if (file != null) {
            saveRun(file, then);
        }
    }

    /** Writes the run as it is now. */
    public void saveRun(Path file) {
        saveRun(file, () -> {});
    }

    private void saveRun(Path file, Runnable then) {
        model.save()
                .whenCompleteAsync(
                        (run, failure) -> {
                            if (failure != null) {
                                told(failure);
                            } else if (run != null) {
                                inBackground(() -> write(file, run, then));
                            }
                        },
                        fxThread);
    }

    private void write(Path file, SavedRun run, Runnable then) throws UserFacingException {
        RunFile.write(file, run);
        fxThread.execute(
                () -> {
                    model.saved(run.run());
                    then.run();
                });
    }

    private void chooseAndSaveNetwork() {
        Path file = target("training.network.save", MODEL_SUFFIX, "network" + MODEL_SUFFIX);
        if (file != null) {
            saveNetwork(file);
        }
    }

    /** Writes the network of the moment that is looked at. */
    public void saveNetwork(Path file) {
        RunPosition place = model.time().shownProperty().get();
        if (place != null) {
            Model network = place.model();
            inBackground(() -> ModelFile.write(file, network));
        }
    }

    private @Nullable Path target(String key, String suffix, String proposal) {
        FileChooser chooser = chooser(key, suffix);
        chooser.setInitialFileName(proposal);
        File file = chooser.showSaveDialog(bar.getScene().getWindow());
        if (file == null) {
            return null;
        }
        return file.getName().contains(".") ? file.toPath() : Path.of(file + suffix);
    }

    private FileChooser chooser(String key, String suffix) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.texts().get(key));
        chooser.getExtensionFilters()
                .setAll(
                        List.of(
                                new ExtensionFilter(
                                        texts.texts().get("training.files", suffix),
                                        "*" + suffix)));
        return chooser;
    }

    /** Something with files. */
    @FunctionalInterface
    private interface FileWork {
        void run() throws UserFacingException;
    }

    private void inBackground(FileWork task) {
        work.execute(
                () -> {
                    try {
                        task.run();
                    } catch (UserFacingException | RuntimeException | OutOfMemoryError failure) {
                        fxThread.execute(() -> told(failure));
                    }
                });
    }

    private void told(Throwable failure) {
        notices.tell(TrainingProblems.refused(failure));
    }
}
