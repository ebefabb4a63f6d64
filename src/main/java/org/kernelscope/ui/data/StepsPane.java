package org.kernelscope.ui.data;

import java.util.List;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import org.jspecify.annotations.Nullable;
import org.kernelscope.dataset.PreparationTask.Result;
import org.kernelscope.dataset.PreparationTask.Steps;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.control.DataStyles;
import org.kernelscope.ui.control.FillBar;
import org.kernelscope.ui.control.FormFields;
import org.kernelscope.ui.control.InkView;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;

/** The steps of the preparation with a switch each, and what the network reads without them. */
final class StepsPane extends DataStagePane {
    private static final double SIDE = 3;

    private final StepsModel model;
    private final Label all = words();
    private final Label chosen = words();
    private final FillBar allBar = new FillBar();
    private final FillBar chosenBar = new FillBar();
    private final List<InkView> views;
    private final Label shown = words();
    final Button measure;

    /**
     * @param help what the stage is for
     */
    StepsPane(StepsModel model, ObservableValue<String> help, Display display, Localisation texts) {
        super(DataStage.PREPARATION, help, texts);
        this.model = model;
        CheckBox inked = new CheckBox();
        CheckBox scaled = new CheckBox();
        CheckBox centred = new CheckBox();
        inked.setId("steps-inked");
        scaled.setId("steps-scaled");
        centred.setId("steps-centred");
        inked.textProperty().bind(texts.text("own.steps.inked"));
        scaled.textProperty().bind(texts.text("own.steps.scaled"));
        centred.textProperty().bind(texts.text("own.steps.centred"));
        for (CheckBox each : List.of(inked, scaled, centred)) {
            each.setWrapText(true);
            each.setMinHeight(USE_PREF_SIZE);
            each.setOnAction(
                    event ->
                            model.measure(
                                    new Steps(
                                            inked.isSelected(),
                                            scaled.isSelected(),
                                            centred.isSelected())));
        }
        model.stepsProperty()
                .subscribe(
                        now -> {
                            inked.setSelected(now.inked());
                            scaled.setSelected(now.scaled());
                            centred.setSelected(now.centred());
                        });
        all.setId("steps-all");
        chosen.setId("steps-chosen");
        views =
                Stream.generate(() -> new InkView(28, InkView.Fit.FILL, display.themeProperty()))
                        .limit(StepsModel.SHOWN)
                        .toList();
        views.forEach(
                each ->
                        TextSize.follow(
                                each, em -> each.sideProperty().set(Math.round(SIDE * em))));
        FlowPane images = new FlowPane();
        images.getStyleClass().add(DataStyles.DATA_TOOLS);
        images.getChildren().addAll(views);
        measure =
                button(
                        "steps-measure",
                        "own.steps.measure",
                        () -> model.measure(model.stepsProperty().get()));
        shown.textProperty().bind(texts.text("own.steps.images"));
        add(inked, scaled, centred, measure, all, allBar, chosen, chosenBar, shown, images);
        model.allProperty().subscribe(now -> show());
        model.resultProperty().subscribe(now -> show());
        model.busyProperty().subscribe(now -> show());
        model.imagesProperty().subscribe(now -> show(now));
        texts.languageProperty().subscribe(now -> show());
    }

    private void show(List<Tensor> images) {
        FormFields.show(shown, !images.isEmpty());
        for (int i = 0; i < views.size(); i++) {
            boolean there = i < images.size();
            views.get(i).inkProperty().set(there ? images.get(i) : null);
            FormFields.show(views.get(i), there);
        }
    }

    private void show() {
        show(all, allBar, "own.steps.all", model.allProperty().get());
        show(chosen, chosenBar, "own.steps.chosen", model.resultProperty().get());
        if (model.busyProperty().get()) {
            chosen.setText(texts.texts().get("own.answering"));
            FormFields.show(chosen, true);
        }
    }

    private void show(Label words, FillBar bar, String key, @Nullable Result result) {
        FormFields.show(words, result != null);
        FormFields.show(bar, result != null);
        if (result != null) {
            words.setText(
                    texts.texts()
                            .get(
                                    key,
                                    Numbers.percent(result.accuracy()),
                                    Numbers.count(result.count())));
            bar.setFraction(result.accuracy());
        }
    }
}
