package org.kernelscope.ui.kerneleditor;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkEditModel;

/**
 * Beside the answer of a network that was changed by hand, what the unchanged one would have said.
 * JavaFX thread.
 */
public final class OriginalPredictionView extends Label {
    private final BeforeAfterModel verdict;
    private final NetworkEditModel surgery;
    private final Localisation localisation;

    /** What {@code verdict} says of the unchanged network, while {@code surgery} has changed it. */
    public OriginalPredictionView(
            BeforeAfterModel verdict, NetworkEditModel surgery, Localisation localisation) {
        this.verdict = verdict;
        this.surgery = surgery;
        this.localisation = localisation;
        setId("before");
        setWrapText(true);
        getStyleClass().add(Styles.CHANGED);
        managedProperty().bind(visibleProperty());
        for (ObservableValue<?> value :
                List.<ObservableValue<?>>of(
                        verdict.beforeProperty(),
                        surgery.changedProperty(),
                        localisation.languageProperty())) {
            value.subscribe(now -> refresh());
        }
    }

    private void refresh() {
        Prediction guess = verdict.beforeProperty().get();
        setVisible(surgery.changedProperty().get() && guess != null);
        if (guess != null) {
            Texts texts = localisation.texts();
            setText(
                    guess.isDistance()
                            ? texts.get(
                                    "verdict.unchanged.distance", guess.digit(), guess.certainly())
                            : texts.get(
                                    "verdict.unchanged.guess", guess.digit(), guess.certainly()));
        }
    }
}
