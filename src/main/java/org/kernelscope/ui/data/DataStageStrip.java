package org.kernelscope.ui.data;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.DataStyles;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.control.WrapRow;
import org.kernelscope.ui.state.Localisation;

/** The stages by number: those that are done have a tick instead, the next one stands out. */
final class DataStageStrip extends WrapRow {
    private static final PseudoClass NEXT = PseudoClass.getPseudoClass("next");

    private final DataStageModel model;
    private final Localisation texts;
    private final Map<DataStage, ToggleButton> buttons = new EnumMap<>(DataStage.class);
    private final Map<DataStage, Label> marks = new EnumMap<>(DataStage.class);

    DataStageStrip(DataStageModel model, Localisation texts) {
        this.model = model;
        this.texts = texts;
        setId("data-walk");
        getStyleClass().add(DataStyles.DATA_TOOLS);
        accessibleTextProperty().bind(texts.text("own.walk"));
        for (DataStage stage : DataStage.values()) {
            ToggleButton button = new ToggleButton();
            button.setId("data-walk-" + stage.id());
            button.getStyleClass().add(DataStyles.DATA_STAGE);
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(
                    event -> {
                        model.stageProperty().set(stage);
                        button.setSelected(true);
                    });
            // A tick and a number have the same room, so that the next button stays in its place.
            Label mark = new Label();
            mark.setAlignment(Pos.CENTER);
            TextSize.follow(mark, mark::setMinWidth);
            button.setGraphic(mark);
            marks.put(stage, mark);
            buttons.put(stage, button);
            getChildren().add(button);
        }
        model.stageProperty().subscribe(now -> show());
        model.doneProperty().subscribe(now -> show());
        texts.languageProperty().subscribe(now -> show());
    }

    private void show() {
        Texts words = texts.texts();
        DataStage next = model.next();
        buttons.forEach(
                (stage, button) -> {
                    boolean done = model.doneProperty().get().contains(stage);
                    String number = Integer.toString(stage.ordinal() + 1);
                    String name = words.get("own.walk.number", number, words.get(stage.key()));
                    button.setText(words.get(stage.key()));
                    Objects.requireNonNull(marks.get(stage)).setText(done ? "✓" : number);
                    String key = done ? "own.walk.done" : "own.walk.open";
                    button.setAccessibleText(
                            words.get(stage == next ? "own.walk.next" : key, name));
                    button.setSelected(stage == model.stageProperty().get());
                    button.pseudoClassStateChanged(NEXT, stage == next);
                });
    }
}
