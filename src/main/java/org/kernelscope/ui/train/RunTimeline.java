package org.kernelscope.ui.train;

import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kernelscope.text.Texts;
import org.kernelscope.training.EpochResult;
import org.kernelscope.training.RunRecord;
import org.kernelscope.ui.control.Icon;
import org.kernelscope.ui.control.IconButton;
import org.kernelscope.ui.control.SpeedBox;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;
import org.kordamp.ikonli.feather.Feather;

/**
 * The time line of a run, at the bottom of the window: go to any moment, step, play the history at
 * a chosen speed, follow the newest moment, set the handle to compare with. JavaFX thread.
 */
public final class RunTimeline extends HBox {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final TrainModel model;
    private final Localisation texts;
    private final Button play;
    private final Button live = new Button();
    private final Label moment = new Label();
    private final RunChooser chooser;

    /** The time line of the runs of {@code model}. */
    public RunTimeline(TrainModel model, Display display, Localisation texts) {
        this.model = model;
        this.texts = texts;
        setId("timeline");
        getStylesheets()
                .add(
                        Objects.requireNonNull(getClass().getResource(TrainBench.SHEET))
                                .toExternalForm());
        getStyleClass().add(Styles.TIMELINE);
        setAlignment(Pos.CENTER_LEFT);
        RunPlayer playback = model.playback();
        Button first = icon("timeline-first", Feather.SKIP_BACK, "training.timeline.first");
        first.setOnAction(event -> playback.toFirst());
        Button back = icon("timeline-back", Feather.CHEVRON_LEFT, "training.timeline.back");
        back.setOnAction(event -> playback.step(-1));
        play = icon("timeline-play", Feather.PLAY, "training.timeline.play");
        play.setOnAction(event -> playback.playOrPause());
        Button on = icon("timeline-on", Feather.CHEVRON_RIGHT, "training.timeline.on");
        on.setOnAction(event -> playback.step(1));
        ScrubBar bar = new ScrubBar(model, display, texts);
        HBox.setHgrow(bar, Priority.ALWAYS);
        moment.setId("timeline-moment");
        moment.getStyleClass().add(Styles.NUMBER);
        moment.setAlignment(Pos.CENTER_RIGHT);
        Button compare = icon("timeline-compare", Feather.COLUMNS, "training.timeline.compare");
        compare.setOnAction(event -> toggleOther());
        live.setId("timeline-live");
        live.textProperty().bind(texts.text("training.timeline.live"));
        live.setGraphic(new Icon(Feather.RADIO));
        live.setMinWidth(USE_PREF_SIZE);
        live.setOnAction(event -> model.follow());
        explain(live, texts.text("training.timeline.live.help"));
        chooser = new RunChooser(model, texts);
        getChildren().addAll(first, back, play, on, speeds(), bar, moment, chooser, compare, live);
        model.shownProperty().subscribe(place -> show());
        model.viewProperty().subscribe(view -> show());
        texts.languageProperty().subscribe(language -> show());
        model.liveProperty().subscribe(now -> live.pseudoClassStateChanged(ON, now));
        model.otherProperty().subscribe(now -> compare.pseudoClassStateChanged(ON, now != null));
        playback.playingProperty()
                .subscribe(now -> play.setGraphic(new Icon(now ? Feather.PAUSE : Feather.PLAY)));
        disableProperty().bind(model.shownProperty().isNull());
    }

    private Button icon(String id, Feather icon, String key) {
        Button button = new IconButton(icon, texts.text(key));
        button.setId(id);
        return button;
    }

    private static void explain(Button button, ObservableValue<String> text) {
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(text);
        button.setTooltip(tooltip);
        button.accessibleHelpProperty().bind(text);
    }

    private SpeedBox speeds() {
        SpeedBox speeds =
                new SpeedBox(
                        "timeline-speed", RunPlayer.SPEEDS, texts.text("training.timeline.speed"));
        speeds.valueProperty().bindBidirectional(model.playback().speedProperty());
        return speeds;
    }

    private void toggleOther() {
        model.compareWith(model.otherProperty().get() == null ? model.shownProperty().get() : null);
    }

    private void show() {
        Place now = model.shownProperty().get();
        moment.setText(now == null ? "" : where(texts.texts(), now));
    }

    /** {@code step 1,240 · epoch 2}. */
    static String where(Texts texts, Place place) {
        int epoch = 1;
        for (EpochResult done : place.run().epochs()) {
            epoch += done.step() < place.step() ? 1 : 0;
        }
        return texts.get("training.timeline.where", Numbers.count(place.step()), epoch);
    }

    /** Which run is looked at, if there is a choice. */
    private static final class RunChooser extends ComboBox<Integer> {
        private boolean filling;

        RunChooser(TrainModel model, Localisation texts) {
            setId("timeline-run");
            setConverter(
                    new StringConverter<>() {
                        @Override
                        public String toString(@Nullable Integer number) {
                            return number == null
                                    ? ""
                                    : texts.texts().get("training.run.name", number);
                        }

                        @Override
                        public Integer fromString(String written) {
                            throw new UnsupportedOperationException(written);
                        }
                    });
            accessibleTextProperty().bind(texts.text("training.run.choose"));
            visibleProperty().bind(javafx.beans.binding.Bindings.size(getItems()).greaterThan(1));
            managedProperty().bind(visibleProperty());
            model.runs().currentProperty().subscribe(run -> fill(model));
            model.runs().earlierProperty().subscribe(earlier -> fill(model));
            model.shownProperty().subscribe(place -> fill(model));
            setOnAction(event -> choose(model));
        }

        private void fill(TrainModel model) {
            var numbers = model.runs().all().stream().map(RunRecord::number).toList();
            Place shown = model.shownProperty().get();
            Integer number = shown == null ? null : (Integer) shown.run().number();
            filling = true;
            if (!numbers.equals(getItems())) {
                getItems().setAll(numbers);
            }
            if (!java.util.Objects.equals(number, getValue())) {
                setValue(number);
            }
            filling = false;
        }

        private void choose(TrainModel model) {
            Integer number = getValue();
            if (!filling && number != null) {
                model.playback().stop();
                model.runs().number(number).map(Place::newest).ifPresent(model::show);
            }
        }
    }
}
