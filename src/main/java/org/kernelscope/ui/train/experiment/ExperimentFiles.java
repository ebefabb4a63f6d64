package org.kernelscope.ui.train.experiment;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.kernelscope.experiment.ExperimentFile;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.control.IconButton;
import org.kernelscope.ui.control.TrainStyles;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.ui.train.model.ExperimentModel;
import org.kernelscope.ui.train.tab.FileRequests;
import org.kernelscope.ui.train.tab.FileRequests.Kind;
import org.kernelscope.ui.train.tab.TrainContext;
import org.kordamp.ikonli.feather.Feather;

/** The buttons that save the trained arms and open those of a file. JavaFX thread. */
public final class ExperimentFiles extends HBox {
    private final ExperimentModel model;
    private final Localisation texts;
    private final Notices notices;
    private final FileRequests requests;
    private final Executor fxThread;

    ExperimentFiles(ExperimentModel model, TrainContext around) {
        this.model = model;
        this.texts = around.texts();
        this.notices = around.notices();
        this.fxThread = around.fxThread();
        requests =
                new FileRequests(around, () -> getScene() == null ? null : getScene().getWindow());
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add(TrainStyles.TRAIN_FILES);
        Button save = icon("experiment-save", Feather.SAVE, "experiment.save");
        save.setOnAction(event -> save());
        save.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> !model.isComplete(),
                                model.chosenProperty(),
                                model.resultsProperty(),
                                model.progressProperty()));
        Button open = icon("experiment-open", Feather.FOLDER, "experiment.open");
        open.setOnAction(event -> requests.toOpen(kind("experiment.open"), this::open));
        open.disableProperty().bind(model.progressProperty().isNotNull());
        getChildren().addAll(save, open);
    }

    private Button icon(String id, Feather icon, String key) {
        Button button = new IconButton(icon, texts.text(key));
        button.setId(id);
        return button;
    }

    private Kind kind(String key) {
        return new Kind(
                key,
                ExperimentFile.SUFFIX,
                model.chosenProperty().get().id() + ExperimentFile.SUFFIX);
    }

    /** Asks for the names of files by {@code other} instead of by the dialog of the system. */
    public void chooseBy(FileRequests.Chooser other) {
        requests.chooseBy(other);
    }

    private void save() {
        Kind kind = kind("experiment.save");
        model.saved()
                .ifPresent(
                        saved ->
                                requests.toSave(
                                        kind,
                                        file ->
                                                requests.write(
                                                        kind,
                                                        file,
                                                        target -> write(target, saved))));
    }

    private void write(Path file, ExperimentFile.SavedExperiment saved) throws UserFacingException {
        ExperimentFile.write(file, saved);
        fxThread.execute(() -> notices.tell(new UserFacingException("export.done", file)));
    }

    private void open(Path file) {
        requests.read(
                () -> {
                    ExperimentFile.SavedExperiment saved = ExperimentFile.read(file);
                    fxThread.execute(() -> model.open(saved));
                });
    }
}
