package org.kernelscope.ui.train;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.ClassNames;
import org.kernelscope.text.Texts;
import org.kernelscope.training.RunView.LearnedExample;
import org.kernelscope.ui.control.InkView;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.control.TrainStyles;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.Display;

/** The example that a single step was made with, beside its loss. JavaFX thread. */
final class LearnedExampleRow extends HBox {
    private static final double SIDE = 3;

    private final InkView picture;
    private final Label which = new Label();
    private final Label loss = new Label();

    LearnedExampleRow(Display display) {
        setId("train-learned");
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add(TrainStyles.TRAIN_LEARNED);
        picture = new InkView(28, InkView.Fit.FILL, display.themeProperty());
        TextSize.follow(picture, em -> picture.sideProperty().set(Math.round(SIDE * em)));
        which.setId("train-learned-digit");
        loss.setId("train-learned-loss");
        for (Label each : new Label[] {which, loss}) {
            each.getStyleClass().add(Styles.CAPTION);
            each.setWrapText(true);
            each.setMinHeight(USE_PREF_SIZE);
        }
        VBox words = new VBox(which, loss);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(picture, words);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    /**
     * Shows {@code example}, or nothing.
     *
     * @param names of the classes; null for numbers
     */
    void show(Texts texts, @Nullable LearnedExample example, @Nullable ClassNames names) {
        setVisible(example != null);
        if (example != null) {
            picture.inkProperty().set(example.ink());
            String name = ClassNames.name(names, example.label());
            which.setText(
                    example.right()
                            ? texts.get("training.learned.right", name)
                            : texts.get("training.learned.wrong", name));
            loss.setText(texts.get("training.learned.loss", Numbers.value(example.loss())));
        }
    }
}
