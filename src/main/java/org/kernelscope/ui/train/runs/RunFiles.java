package org.kernelscope.ui.train.runs;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kernelscope.engine.Model;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.training.TrainingProblems;
import org.kernelscope.training.file.RunFile;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.training.record.SavedRun;
import org.kernelscope.ui.control.IconButton;
import org.kernelscope.ui.control.TrainStyles;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.ui.train.model.RunPosition;
import org.kernelscope.ui.train.model.TrainModel;
import org.kernelscope.ui.train.tab.FileRequests;
import org.kernelscope.ui.train.tab.FileRequests.Kind;
import org.kernelscope.ui.train.tab.TrainContext;
import org.kordamp.ikonli.feather.Feather;

/**
 * Whole runs, and networks by themselves, to and from files, which are read and written in the
 * background. JavaFX thread.
 */
public final class RunFiles {
    private static final Kind RUN =
            new Kind("training.run.save", RunFile.SUFFIX, "run" + RunFile.SUFFIX);
    private static final Kind OPEN =
            new Kind("training.run.open", RunFile.SUFFIX, "run" + RunFile.SUFFIX);
    private static final Kind NETWORK =
            new Kind("training.network.save", ".safetensors", "network.safetensors");

    private final TrainModel model;
    private final Localisation texts;
    private final Notices notices;
    private final FileRequests requests;
    private final Executor fxThread;
    private final Map<Integer, Path> files = new HashMap<>();
    private final HBox bar = new HBox();

    /** The files of the runs of {@code model}. */
    public RunFiles(TrainModel model, TrainContext around) {
        this.model = model;
        this.texts = around.texts();
        this.notices = around.notices();
        this.requests =
                new FileRequests(
                        around, () -> bar.getScene() == null ? null : bar.getScene().getWindow());
        this.fxThread = around.fxThread();
    }

    private void fillBar() {
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
        bar.getStyleClass().add(TrainStyles.TRAIN_FILES);
    }

    private Button icon(String id, Feather icon, String key) {
        Button button = new IconButton(icon, texts.text(key));
        button.setId(id);
        return button;
    }

    /** The buttons. */
    public Region bar() {
        if (bar.getChildren().isEmpty()) {
            fillBar();
        }
        return bar;
    }

    /** Asks for a run and opens it. */
    public void open() {
        requests.toOpen(OPEN, this::open);
    }

    /** Opens the run in {@code file}. */
    public void open(Path file) {
        requests.read(
                () -> {
                    SavedRun run = RunFile.read(file);
                    fxThread.execute(() -> open(run, file, () -> {}, () -> {}));
                });
    }

    /**
     * Shows the run that was read from {@code file}.
     *
     * @param then is run when it is open
     * @param otherwise is run if it is refused; the reason is shown
     */
    public void open(SavedRun run, Path file, Runnable then, Runnable otherwise) {
        model.open(
                run,
                () -> {
                    RunRecord shown = model.time().run();
                    if (shown != null) {
                        files.put(shown.number(), file.toAbsolutePath());
                    }
                    then.run();
                },
                otherwise);
    }

    /** The runs of this window that are in files. */
    public Map<Path, RunRecord> inFiles() {
        Map<Path, RunRecord> found = new HashMap<>();
        files.forEach(
                (number, file) ->
                        model.time().runs().number(number).ifPresent(run -> found.put(file, run)));
        return found;
    }

    /** The file in which {@code run} was saved, or from which it was opened. */
    public Optional<Path> fileOf(RunRecord run) {
        return Optional.ofNullable(files.get(run.number()));
    }

    /** Asks for a file and writes the run as it is now; after that, does {@code then}. */
    void chooseAndSaveRun(Runnable then) {
        requests.toSave(RUN, file -> saveRun(file, then));
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
                                keep(run, file, then);
                            }
                        },
                        fxThread);
    }

    private void keep(SavedRun run, Path file, Runnable then) {
        requests.write(
                RUN,
                file,
                target -> {
                    RunFile.write(target, run);
                    fxThread.execute(
                            () -> {
                                model.saved(run.run());
                                files.put(run.run().number(), target.toAbsolutePath());
                                then.run();
                            });
                });
    }

    private void chooseAndSaveNetwork() {
        requests.toSave(NETWORK, this::saveNetwork);
    }

    /** Writes the network of the checkpoint that is shown. */
    public void saveNetwork(Path file) {
        RunPosition place = model.time().shownProperty().get();
        if (place != null) {
            Model network = place.model();
            requests.write(NETWORK, file, target -> ModelFile.write(target, network));
        }
    }

    /** Asks for the names of files by {@code other} instead of by the dialog of the system. */
    public void chooseBy(FileRequests.Chooser other) {
        requests.chooseBy(other);
    }

    private void told(Throwable failure) {
        notices.tell(TrainingProblems.refused(failure));
    }
}
