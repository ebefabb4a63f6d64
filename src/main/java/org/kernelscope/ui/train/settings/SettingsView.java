package org.kernelscope.ui.train.settings;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kernelscope.text.Texts;
import org.kernelscope.training.RunState.Verb;
import org.kernelscope.training.settings.RunSettings;
import org.kernelscope.ui.control.FrameLater;
import org.kernelscope.ui.control.Icon;
import org.kernelscope.ui.control.IconButton;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.TrainStyles;
import org.kernelscope.ui.control.WrapRow;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.train.model.ExperimentModel;
import org.kernelscope.ui.train.model.RunPosition;
import org.kernelscope.ui.train.model.TrainModel;
import org.kernelscope.ui.train.tab.DatasetLoader;
import org.kernelscope.ui.train.tab.TabView;
import org.kordamp.ikonli.feather.Feather;

/**
 * The settings of the next run: those that a beginner needs first, all else under "more". Learning
 * rate, momentum and batch also change the run at work. JavaFX thread.
 */
public final class SettingsView extends TabView {
    private final TrainModel model;
    private final ExperimentModel experiments;
    private final Localisation texts;
    private final SettingsForm form;
    private final BooleanProperty more = new SimpleBooleanProperty(this, "more");

    /** Scrolls to the opened settings, and not only to their first line. */
    private boolean opening;

    public SettingsView(
            TrainModel model,
            ExperimentModel experiments,
            DatasetLoader datasets,
            Display display,
            Localisation texts) {
        super("train-settings");
        this.model = model;
        this.experiments = experiments;
        this.texts = texts;
        form = new SettingsForm(model, texts);
        getStyleClass().add(TrainStyles.TRAIN_SETTINGS);
        WrapRow rest =
                new WrapRow(
                        FrameLater.of(new FurtherSettings(form, model.architectureProperty())),
                        FrameLater.of(form.fixed(new AugmentationView(form, datasets, display))));
        rest.setId("train-more");
        rest.getStyleClass().add(TrainStyles.TRAIN_CHARTS);
        rest.visibleProperty().bind(more);
        rest.managedProperty().bind(more);
        Button button = moreButton();
        button.setWrapText(true);
        button.setMinHeight(USE_PREF_SIZE);
        VBox all =
                new VBox(
                        FrameLater.of(
                                new FirstSettings(
                                        form, model.freshProperty(), model.architectureProperty())),
                        button,
                        rest);
        all.setId("train-settings-all");
        all.getStyleClass().add(TrainStyles.TRAIN_SETTINGS);
        ScrollPane scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        all.heightProperty()
                .subscribe(
                        height -> {
                            if (opening) {
                                opening = false;
                                scrollTo(scroll, height.doubleValue(), button.getLayoutY());
                            }
                        });
        getChildren().addAll(scroll, actions());
        model.settingsProperty().subscribe(now -> model.adjust());
    }

    private static void scrollTo(ScrollPane scroll, double height, double y) {
        double beyond = height - scroll.getViewportBounds().getHeight();
        if (beyond > 0) {
            scroll.setVvalue(Math.min(1, y / beyond));
        }
    }

    private Button moreButton() {
        Button button = new Button();
        button.setId("train-more-button");
        button.getStyleClass().add(Styles.FLAT);
        button.setOnAction(
                event -> {
                    opening = !more.get();
                    more.set(!more.get());
                });
        form.follow(() -> button.setText(summary(texts.texts())));
        more.subscribe(
                open -> {
                    button.setGraphic(
                            new Icon(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT));
                    button.setText(summary(texts.texts()));
                });
        return button;
    }

    /** The settings under "more" in one line. */
    private String summary(Texts words) {
        RunSettings now = form.settings();
        return more.get()
                ? words.get("training.set.less")
                : words.get(
                        "training.set.more",
                        now.batch(),
                        words.get(now.optimizer().nameKey()),
                        SettingNames.of(words, now.schedule()),
                        now.augmentation().isNone()
                                ? words.get("training.set.more.plain")
                                : words.get("training.set.more.augmented"));
    }

    private HBox actions() {
        Button anew = new Button();
        anew.setId("train-anew");
        anew.textProperty().bind(texts.text("training.anew"));
        anew.setGraphic(new Icon(Feather.PLAY));
        SettingsForm.explain(anew, texts.text("training.anew.help"));
        anew.setOnAction(event -> model.train());
        Button hold = new IconButton(Feather.PAUSE, texts.text("training.hold.help"));
        hold.setId("train-anew-held");
        hold.setOnAction(event -> model.hold());
        hold.disableProperty().bind(anew.disableProperty());
        Button from = new Button();
        from.setId("train-rewound");
        from.setGraphic(new Icon(Feather.REWIND));
        from.setOnAction(event -> model.trainFromShown());
        SettingsForm.explain(from, texts.text("training.rewound.help"));
        Label note = new Label();
        note.textProperty().bind(texts.text("training.set.note"));
        note.getStyleClass().add(Styles.CAPTION);
        note.setWrapText(true);
        note.getStyleClass().add(Styles.SENTENCE);
        note.setMinHeight(USE_PREF_SIZE);
        note.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(note, Priority.ALWAYS);
        Button arm = new Button();
        arm.setId("train-arm");
        arm.setGraphic(new Icon(Feather.COLUMNS));
        arm.textProperty().bind(texts.text("experiment.train.changed"));
        arm.getStyleClass().add(Styles.ACCENT);
        SettingsForm.explain(arm, texts.text("experiment.train.changed.help"));
        arm.setOnAction(event -> experiments.trainChanged());
        arm.visibleProperty().bind(experiments.draftProperty().isNotNull());
        arm.managedProperty().bind(arm.visibleProperty());
        WrapRow row = new WrapRow(note, from, hold, anew, arm);
        row.setAlignment(Pos.CENTER_RIGHT);
        row.setMinHeight(USE_PREF_SIZE);
        row.getStyleClass().add(TrainStyles.TRAIN_TOOLS);
        Runnable show =
                () -> {
                    RunPosition place = model.time().shownProperty().get();
                    boolean possible = model.allows(Verb.TRAIN);
                    anew.setDisable(!possible);
                    from.setVisible(place != null && place.step() > 0);
                    from.setManaged(from.isVisible());
                    from.setDisable(!possible);
                    from.setText(
                            texts.texts()
                                    .get(
                                            "training.rewound",
                                            place == null ? "" : Numbers.count(place.step())));
                };
        model.viewProperty().subscribe(view -> show.run());
        model.time().shownProperty().subscribe(place -> show.run());
        form.follow(show);
        return row;
    }
}
