package org.kernelscope.ui.kerneleditor;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.LabStyles;
import org.kernelscope.ui.kerneleditor.BeforeAfterModel.Prediction;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkEditModel;

/** The prediction of the unedited network, shown beside the output of an edited one. */
public final class OriginalPredictionView extends Label {
    private final BeforeAfterModel model;
    private final NetworkEditModel edits;
    private final Localisation localisation;

    /** The view of {@code model}; visible while {@code edits} has edits. */
    public OriginalPredictionView(
            BeforeAfterModel model, NetworkEditModel edits, Localisation localisation) {
        this.model = model;
        this.edits = edits;
        this.localisation = localisation;
        setId("before");
        setWrapText(true);
        getStyleClass().add(LabStyles.CHANGED);
        managedProperty().bind(visibleProperty());
        for (ObservableValue<?> value :
                List.<ObservableValue<?>>of(
                        model.beforeProperty(),
                        edits.changedProperty(),
                        localisation.languageProperty())) {
            value.subscribe(now -> refresh());
        }
    }

    private void refresh() {
        Prediction original = model.beforeProperty().get();
        setVisible(edits.changedProperty().get() && original != null);
        if (original != null) {
            Texts texts = localisation.texts();
            String label = original.name();
            String certainty = original.certaintyText();
            setText(
                    original.isDistance()
                            ? texts.get("beforeAfter.unchanged.distance", label, certainty)
                            : texts.get("beforeAfter.unchanged.prediction", label, certainty));
        }
    }
}
