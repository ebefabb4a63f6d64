package org.kernelscope.ui.train.timeline;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kernelscope.text.Texts;
import org.kernelscope.training.metrics.EpochResult;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.ui.control.Icon;
import org.kernelscope.ui.control.IconButton;
import org.kernelscope.ui.control.Tooltips;
import org.kernelscope.ui.control.TrainStyles;
import org.kernelscope.ui.control.TranslatedChoice;
import org.kernelscope.ui.control.TransportBar;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.train.model.CheckpointBrowser;
import org.kernelscope.ui.train.model.RunPosition;
import org.kernelscope.ui.train.model.TrainModel;
import org.kordamp.ikonli.feather.Feather;

/**
 * The timeline of a run, at the bottom of the window: go to any checkpoint, step, play the history
 * at a chosen speed, follow the newest checkpoint, set the handle of the comparison. JavaFX thread.
 */
public final class RunTimeline extends HBox {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final CheckpointBrowser time;
    private final Localisation texts;
    private final Button live = new Button();
    private final TransportBar transport;
    private boolean filling;

    /**
     * The time line of the runs of {@code model}.
     *
     * @param nextStep shows what the next training step of the checkpoint on the stage would do
     */
    public RunTimeline(TrainModel model, Display display, Localisation texts, Runnable nextStep) {
        this.time = model.time();
        this.texts = texts;
        setId("timeline");
        getStyleClass().add(TrainStyles.TIMELINE);
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
        Button next =
                new IconButton(Feather.CORNER_DOWN_RIGHT, texts.text("training.timeline.nextStep"));
        next.setId("timeline-next-step");
        next.setOnAction(event -> nextStep.run());
        getChildren().addAll(transport, chooser(), compare, next, live);
        time.shownProperty().subscribe(place -> show());
        model.viewProperty().subscribe(view -> show());
        texts.languageProperty().subscribe(language -> show());
        time.liveProperty().subscribe(now -> live.pseudoClassStateChanged(ON, now));
        time.otherProperty().subscribe(now -> compare.pseudoClassStateChanged(ON, now != null));
        disableProperty().bind(time.shownProperty().isNull());
    }

    private static void explain(Button button, ObservableValue<String> text) {
        Tooltips.explain(button, text);
    }

    private void toggleOther() {
        time.compareWith(time.otherProperty().get() == null ? time.shownProperty().get() : null);
    }

    private void show() {
        RunPosition now = time.shownProperty().get();
        transport.captionProperty().set(now == null ? "" : where(texts.texts(), now));
    }

    /** {@code step 1,240 · epoch 2}. */
    public static String where(Texts texts, RunPosition place) {
        if (place.run().isArm()) {
            return texts.get("training.timeline.step", Numbers.count(place.step()));
        }
        int epoch = 1;
        for (EpochResult done : place.run().epochs()) {
            epoch += done.step() < place.step() ? 1 : 0;
        }
        return texts.get("training.timeline.where", Numbers.count(place.step()), epoch);
    }

    /** The choice of the run, if there is more than one. */
    private TranslatedChoice<Integer> chooser() {
        TranslatedChoice<Integer> box =
                new TranslatedChoice<>(
                        "timeline-run",
                        List.of(),
                        texts,
                        number ->
                                number == null
                                        ? ""
                                        : time.runs()
                                                .number(number)
                                                .map(run -> time.runs().name(texts.texts(), run))
                                                .orElse(""));
        box.accessibleTextProperty().bind(texts.text("training.run.choose"));
        box.visibleProperty().bind(Bindings.size(box.getItems()).greaterThan(1));
        box.managedProperty().bind(box.visibleProperty());
        Runnable fill = () -> fill(box);
        time.runs().currentProperty().subscribe(run -> fill.run());
        time.runs().earlierProperty().subscribe(earlier -> fill.run());
        time.runs().armsProperty().subscribe(arms -> fill.run());
        time.shownProperty().subscribe(place -> fill.run());
        box.setOnAction(event -> choose(box.getValue()));
        return box;
    }

    private void fill(TranslatedChoice<Integer> box) {
        filling = true;
        List<Integer> numbers = time.runs().all().stream().map(RunRecord::number).toList();
        if (!numbers.equals(box.getItems())) {
            box.getItems().setAll(numbers);
        }
        RunPosition shown = time.shownProperty().get();
        box.setValue(shown == null ? null : (Integer) shown.run().number());
        filling = false;
    }

    private void choose(@Nullable Integer number) {
        if (!filling && number != null) {
            time.runs().number(number).ifPresent(time::choose);
        }
    }
}
