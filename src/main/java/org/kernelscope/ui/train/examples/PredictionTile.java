package org.kernelscope.ui.train.examples;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.control.InkView;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.control.TrainStyles;
import org.kernelscope.ui.state.Display;

/**
 * A test example and, below it, what the network took it for: with a tick and in green if that is
 * right, with a cross and in red if not. A click puts it on the pad. JavaFX thread.
 */
final class PredictionTile extends Button {
    private static final PseudoClass RIGHT = PseudoClass.getPseudoClass("right");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final double SIDE = 2.5;

    private final InkView picture;
    private String sentence = "";

    PredictionTile(Display display) {
        picture = new InkView(28, InkView.Fit.FILL, display.themeProperty());
        TextSize.follow(picture, em -> picture.sideProperty().set(Math.round(SIDE * em)));
        setGraphic(picture);
        setContentDisplay(ContentDisplay.TOP);
        getStyleClass().addAll(Styles.FLAT, TrainStyles.TRAIN_PREDICTION);
        // A tooltip costs as much as the tile, and most tiles are never pointed at.
        addEventHandler(MouseEvent.MOUSE_ENTERED, event -> explain());
    }

    private void explain() {
        if (getTooltip() == null) {
            setTooltip(new Tooltip());
        }
        getTooltip().setText(sentence);
    }

    /**
     * Shows an example.
     *
     * @param right true if it was read correctly
     * @param said the prediction, below the image
     * @param sentence all that is known of it, in words
     */
    void show(Tensor ink, boolean right, String said, String sentence, Runnable chosen) {
        picture.inkProperty().set(ink);
        setText(said);
        pseudoClassStateChanged(RIGHT, right);
        pseudoClassStateChanged(WRONG, !right);
        this.sentence = sentence;
        if (getTooltip() != null) {
            explain();
        }
        setAccessibleText(sentence);
        setOnAction(event -> chosen.run());
    }

    /** Adds a line to the text of the example that is shown. */
    void add(String line) {
        setText(getText() + "\n" + line);
        setAccessibleText(line + ". " + getAccessibleText());
    }
}
