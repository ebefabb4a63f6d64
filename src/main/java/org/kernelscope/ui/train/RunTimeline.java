package org.kernelscope.ui.train;

import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
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
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.TransportBar;
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

    private final TimeMachine time;
    private final Localisation texts;
    private final Button live = new Button();
    private final TransportBar transport;

    /** The time line of the runs of {@code model}. */
    public RunTimeline(TrainModel model, Display display, Localisation texts) {
        this.time = model.time();
        this.texts = texts;
        setId("timeline");
        getStylesheets()
                .add(
                        Objects.requireNonNull(getClass().getResource(TrainBench.SHEET))
                                .toExternalForm());
        getStyleClass().add(Styles.TIMELINE);
        setAlignment(Pos.CENTER_LEFT);
        transport =
                new TransportBar(
                        time.playback(), texts, "run", new ScrubBar(model, display, texts));
        HBox.setHgrow(transport, Priority.ALWAYS);
        Button compare = new IconButton(Feather.COLUMNS, texts.text("training.timeline.compare"));
        compare.setId("timeline-compare");
        compare.setOnAction(event -> toggleOther());
        live.setId("timeline-live");
        live.textProperty().bind(texts.text("training.timeline.live"));
        live.setGraphic(new Icon(Feather.RADIO));
        live.setMinWidth(USE_PREF_SIZE);
        live.setOnAction(event -> time.follow());
        explain(live, texts.text("training.timeline.live.help"));
        getChildren().addAll(transport, new RunChooser(time, texts), compare, live);
        time.shownProperty().subscribe(place -> show());
        model.viewProperty().subscribe(view -> show());
        texts.languageProperty().subscribe(language -> show());
        time.liveProperty().subscribe(now -> live.pseudoClassStateChanged(ON, now));
        time.otherProperty().subscribe(now -> compare.pseudoClassStateChanged(ON, now != null));
        disableProperty().bind(time.shownProperty().isNull());
    }

    private static void explain(Button button, ObservableValue<String> text) {
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(text);
        button.setTooltip(tooltip);
        button.accessibleHelpProperty().bind(text);
    }

    private void toggleOther() {
        time.compareWith(time.otherProperty().get() == null ? time.shownProperty().get() : null);
    }

    private void show() {
        Place now = time.shownProperty().get();
        transport.captionProperty().set(now == null ? "" : where(texts.texts(), now));
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

        RunChooser(TimeMachine time, Localisation texts) {
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
            time.runs().currentProperty().subscribe(run -> fill(time));
            time.runs().earlierProperty().subscribe(earlier -> fill(time));
            time.shownProperty().subscribe(place -> fill(time));
            setOnAction(event -> choose(time));
        }

        private void fill(TimeMachine time) {
            var numbers = time.runs().all().stream().map(RunRecord::number).toList();
            Place shown = time.shownProperty().get();
            Integer number = shown == null ? null : (Integer) shown.run().number();
            filling = true;
            if (!numbers.equals(getItems())) {
                getItems().setAll(numbers);
            }
            if (!Objects.equals(number, getValue())) {
                setValue(number);
            }
            filling = false;
        }

        private void choose(TimeMachine time) {
            Integer number = getValue();
            if (!filling && number != null) {
                time.runs().number(number).ifPresent(time::choose);
            }
        }
    }
}
