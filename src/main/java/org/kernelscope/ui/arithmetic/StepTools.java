package org.kernelscope.ui.arithmetic;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Optimizer;
import org.kernelscope.ui.control.Icon;
import org.kernelscope.ui.control.IconButton;
import org.kernelscope.ui.control.NumberField;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.TranslatedChoice;
import org.kernelscope.ui.control.WrapRow;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.StepModel;
import org.kordamp.ikonli.feather.Feather;

/** The tools of a training step: optimizer, learning rate, images; take it, take it back. */
final class StepTools extends WrapRow {
    private static final double LEAST_RATE = 1e-6;
    private static final double MOST_RATE = 10;

    StepTools(ArithmeticModel model, StepModel steps, Localisation localisation) {
        setId("step-tools");
        getStyleClass().add(Styles.ARITHMETIC_TOOLS);
        setAlignment(Pos.CENTER_LEFT);
        TranslatedChoice<Optimizer> optimizer =
                new TranslatedChoice<>(
                        "step-optimizer",
                        List.of(Optimizer.values()),
                        localisation,
                        each -> each == null ? "" : localisation.texts().get(each.nameKey()));
        optimizer.accessibleTextProperty().bind(localisation.text("training.set.optimizer"));
        NumberField rate =
                new NumberField(
                        "step-rate",
                        LEAST_RATE,
                        MOST_RATE,
                        false,
                        now ->
                                steps.choiceProperty()
                                        .set(steps.choiceProperty().get().withRate(now)));
        rate.accessibleTextProperty().bind(localisation.text("training.set.rate"));
        NumberField decay =
                new NumberField(
                        "step-decay",
                        0,
                        1,
                        false,
                        now ->
                                steps.choiceProperty()
                                        .set(steps.choiceProperty().get().withWeightDecay(now)));
        decay.accessibleTextProperty().bind(localisation.text("gradient.step.decayName"));
        TranslatedChoice<Integer> batch = images("step-batch", StepModel.BATCHES, localisation);
        optimizer.setOnAction(
                event -> {
                    Optimizer chosen = optimizer.getValue();
                    StepModel.Choice now = steps.choiceProperty().get();
                    if (chosen != null && chosen != now.optimizer()) {
                        steps.choiceProperty().set(now.withOptimizer(chosen));
                    }
                });
        batch.setOnAction(
                event -> {
                    Integer chosen = batch.getValue();
                    StepModel.Choice now = steps.choiceProperty().get();
                    if (chosen != null && chosen != now.batch()) {
                        steps.choiceProperty().set(now.withBatch(chosen));
                    }
                });
        steps.choiceProperty()
                .subscribe(
                        now -> {
                            optimizer.setValue(now.optimizer());
                            rate.show(now.rate());
                            decay.show(now.weightDecay());
                            batch.setValue(now.batch());
                        });
        Button take = new Button();
        take.setId("step-take");
        take.setGraphic(new Icon(Feather.CORNER_DOWN_RIGHT));
        take.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        localisation
                                                .texts()
                                                .get(
                                                        "gradient.step.take",
                                                        steps.takenProperty().get() + 1),
                                steps.takenProperty(),
                                localisation.languageProperty()));
        take.setMinWidth(USE_PREF_SIZE);
        take.disableProperty().bind(steps.nextProperty().isNull());
        take.setOnAction(event -> steps.take());
        Button undo =
                new IconButton(Feather.CORNER_UP_LEFT, localisation.text("gradient.step.undo"));
        undo.setId("step-undo");
        undo.disableProperty().bind(steps.takenProperty().isEqualTo(0));
        undo.setOnAction(event -> steps.undo());
        getChildren().addAll(optimizer, named("η", rate), named("λ", decay), batch, take, undo);
        visibleProperty().bind(model.tabProperty().isEqualTo(DetailTab.STEP));
        managedProperty().bind(visibleProperty());
    }

    private static HBox named(String letter, NumberField field) {
        Label name = new Label(letter);
        name.getStyleClass().add(Styles.CAPTION);
        name.setLabelFor(field);
        field.setPrefColumnCount(5);
        HBox box = new HBox(4, name, field);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    /** A choice of the number of images that a gradient or a loss is averaged over. */
    static TranslatedChoice<Integer> images(
            String id, List<Integer> counts, Localisation localisation) {
        TranslatedChoice<Integer> choice =
                new TranslatedChoice<>(id, counts, localisation, each -> name(localisation, each));
        choice.accessibleTextProperty().bind(localisation.text("gradient.step.images"));
        return choice;
    }

    private static String name(Localisation localisation, @Nullable Integer count) {
        if (count == null) {
            return "";
        }
        return count == 1
                ? localisation.texts().get("gradient.step.batchOfOne")
                : localisation.texts().get("gradient.step.batch", count);
    }
}
