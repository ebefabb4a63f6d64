package org.kernelscope.ui.train;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kernelscope.text.Texts;
import org.kernelscope.training.file.PendingRun;
import org.kernelscope.ui.control.Icon;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.TrainStyles;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.train.model.TrainModel;
import org.kernelscope.ui.train.runs.ResumeOffer;
import org.kernelscope.ui.train.settings.SettingsForm;
import org.kordamp.ikonli.feather.Feather;

/** Train mode before the first run: a short explanation and one large button. */
final class TrainingWelcome extends VBox {
    /**
     * @param resume offers the run that was stopped last
     * @param settings shows the settings
     * @param experiments shows the experiments
     * @param open asks for a run in a file
     */
    TrainingWelcome(
            TrainModel model,
            ResumeOffer resume,
            Localisation texts,
            Runnable settings,
            Runnable experiments,
            Runnable open) {
        getStyleClass().add(TrainStyles.TRAIN_INVITATION);
        setId("train-invitation");
        setAlignment(Pos.CENTER);
        Label title = new Label();
        title.textProperty().bind(texts.text("training.invitation.title"));
        title.getStyleClass().add(Styles.CARD_TITLE);
        title.setMaxWidth(USE_PREF_SIZE);
        Label sentence = new Label();
        sentence.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> texts.texts().get(invitation(model)),
                                texts.textsProperty(),
                                model.examplesProperty()));
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        sentence.setTextAlignment(javafx.scene.text.TextAlignment.CENTER);
        Button train = new Button();
        train.setId("train-first");
        train.setGraphic(new Icon(Feather.PLAY, 1.6));
        train.textProperty().bind(texts.text("training.train"));
        train.getStyleClass().addAll(Styles.ACCENT, TrainStyles.TRAIN_FIRST);
        train.setOnAction(event -> model.train());
        Button hold = new Button();
        hold.setId("train-hold-first");
        hold.setGraphic(new Icon(Feather.PAUSE));
        hold.textProperty().bind(texts.text("training.hold"));
        hold.getStyleClass().add(Styles.FLAT);
        hold.setOnAction(event -> model.hold());
        SettingsForm.explain(hold, texts.text("training.hold.help"));
        Button set = new Button();
        set.setId("train-settings-first");
        set.setGraphic(new Icon(Feather.SLIDERS));
        set.textProperty().bind(texts.text("training.invitation.settings"));
        set.getStyleClass().add(Styles.FLAT);
        set.setOnAction(event -> settings.run());
        Button file = new Button();
        file.setId("run-open-first");
        file.setGraphic(new Icon(Feather.FOLDER));
        file.textProperty().bind(texts.text("training.run.open"));
        file.getStyleClass().add(Styles.FLAT);
        file.setOnAction(event -> open.run());
        Button ready = new Button();
        ready.setId("train-experiments-first");
        ready.setGraphic(new Icon(Feather.COLUMNS));
        ready.textProperty().bind(texts.text("training.invitation.experiments"));
        ready.getStyleClass().add(Styles.FLAT);
        ready.setOnAction(event -> experiments.run());
        FlowPane others = new FlowPane(hold, set, ready, file);
        others.setAlignment(Pos.CENTER);
        Button stopped = new Button();
        stopped.setId("run-open-stopped");
        stopped.setGraphic(new Icon(Feather.ROTATE_CW));
        stopped.textProperty()
                .bind(
                        texts.textsProperty()
                                .flatMap(
                                        now ->
                                                resume.stoppedProperty()
                                                        .map(run -> stopped(now, run))
                                                        .orElse("")));
        stopped.visibleProperty().bind(resume.stoppedProperty().isNotNull());
        stopped.managedProperty().bind(stopped.visibleProperty());
        stopped.getStyleClass().add(Styles.FLAT);
        stopped.setOnAction(event -> resume.openStopped());
        getChildren().addAll(title, sentence, train, others, stopped);
    }

    private static String stopped(Texts texts, PendingRun pending) {
        long steps = pending.run().run().steps().size();
        return texts.get("training.offer.stopped", Numbers.count(steps));
    }

    private static String invitation(TrainModel model) {
        boolean own = model.examplesProperty().get() != TrainModel.MNIST;
        return own ? "training.invitation.own" : "training.invitation";
    }
}
