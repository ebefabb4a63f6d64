package org.kernelscope.ui.data;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.DataStyles;
import org.kernelscope.ui.control.FittingChoice;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.state.Localisation;

/**
 * The stages by number: those that are done have a tick instead, the next one stands out. Where
 * they have no room side by side, a menu says the same. Behind them are words, which may have
 * several lines. JavaFX thread.
 */
final class DataStageStrip extends Region {
    /** Between the stages and the words, and what the words get at least, in em. */
    private static final double GAP = 0.8;

    private static final double WORDS = 9;

    /** Words that need more are written in two lines, the first of them seldom full. */
    private static final double HALF = 0.6;

    private static final PseudoClass NEXT = PseudoClass.getPseudoClass("next");

    private final DataStageModel model;
    private final Localisation texts;
    private final Map<DataStage, ToggleButton> buttons = new EnumMap<>(DataStage.class);
    private final Map<DataStage, Label> marks = new EnumMap<>(DataStage.class);
    private final FittingChoice choice;
    private final Region words;

    DataStageStrip(DataStageModel model, Region words, Localisation texts) {
        this.model = model;
        this.words = words;
        this.texts = texts;
        HBox row = new HBox();
        row.setId("data-walk");
        row.getStyleClass().add(DataStyles.DATA_TOOLS);
        row.accessibleTextProperty().bind(texts.text("own.walk"));
        for (DataStage stage : DataStage.values()) {
            ToggleButton button = new ToggleButton();
            button.setId("data-walk-" + stage.id());
            button.getStyleClass().add(DataStyles.DATA_STAGE);
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
            row.getChildren().add(button);
        }
        choice =
                new FittingChoice(
                        row, List.copyOf(buttons.values()), ToggleButton::accessibleTextProperty);
        getChildren().addAll(choice, words);
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

    private double gap() {
        return snapSpaceX(GAP * TextSize.at(this));
    }

    /**
     * The width of the stages: of all buttons if the words have room beside them, else the menu.
     */
    private double choiceWidth(double width) {
        double all = words.prefWidth(-1);
        double least = Math.min(all, Math.max(WORDS * TextSize.at(this), HALF * all));
        double buttons = snapSizeX(choice.prefWidth(-1));
        return buttons + gap() + least <= width ? buttons : snapSizeX(choice.minWidth(-1));
    }

    private double wordsWidth(double width) {
        return Math.max(0, width - choiceWidth(width) - gap());
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return choice.minWidth(-1);
    }

    @Override
    protected double computePrefWidth(double height) {
        return choice.prefWidth(-1) + gap() + words.prefWidth(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double given = width < 0 ? prefWidth(-1) : width;
        return snapSizeY(Math.max(choice.prefHeight(-1), words.prefHeight(wordsWidth(given))));
    }

    @Override
    protected void layoutChildren() {
        double choiceWidth = choiceWidth(getWidth());
        place(choice, 0, choiceWidth);
        place(words, choiceWidth + gap(), wordsWidth(getWidth()));
    }

    private void place(Region part, double x, double width) {
        double height = Math.min(getHeight(), snapSizeY(part.prefHeight(width)));
        part.resizeRelocate(x, snapPositionY((getHeight() - height) / 2), width, height);
    }
}
