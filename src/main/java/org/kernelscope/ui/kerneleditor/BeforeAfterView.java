package org.kernelscope.ui.kerneleditor;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.EditedNetwork;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.LabStyles;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.Tooltips;
import org.kernelscope.ui.control.WrapRow;
import org.kernelscope.ui.kerneleditor.BeforeAfterModel.Accuracy;
import org.kernelscope.ui.kerneleditor.BeforeAfterModel.Prediction;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkEditModel;

/** Prediction and accuracy of the learned and of the edited network side by side. */
public final class BeforeAfterView extends WrapRow {
    private static final PseudoClass OTHER = PseudoClass.getPseudoClass("other");

    private final BeforeAfterModel model;
    private final NetworkEditModel edits;
    private final Localisation localisation;
    private final Label state = new Label();
    private final Label predictionBefore = number("prediction-before");
    private final Label predictionAfter = number("prediction-after");
    private final Label accuracyBefore = number("accuracy-before");
    private final Label accuracyAfter = number("accuracy-after");
    private final Label difference = number("accuracy-difference");

    /** The view of {@code model}. */
    public BeforeAfterView(
            BeforeAfterModel model, NetworkEditModel edits, Localisation localisation) {
        this.model = model;
        this.edits = edits;
        this.localisation = localisation;
        setId("before-after");
        setAlignment(Pos.BASELINE_LEFT);
        getStyleClass().addAll(LabStyles.BEFORE_AFTER);
        state.setId("edit-state");
        state.getStyleClass().add(Styles.SECTION_TITLE);
        state.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren()
                .addAll(
                        state,
                        space,
                        side("beforeAfter.before", predictionBefore, accuracyBefore),
                        side("beforeAfter.after", predictionAfter, accuracyAfter, difference));
        explain();
        for (ObservableValue<?> value :
                List.<ObservableValue<?>>of(
                        model.beforeProperty(),
                        model.afterProperty(),
                        model.accuracyBeforeProperty(),
                        model.accuracyAfterProperty(),
                        edits.editedProperty(),
                        localisation.languageProperty())) {
            value.subscribe(now -> refresh());
        }
    }

    private static Label number(String id) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add(Styles.NUMBER);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private HBox side(String key, Label... numbers) {
        Label name = new Label();
        name.textProperty().bind(localisation.text(key));
        name.getStyleClass().add(Styles.CAPTION);
        name.setMinWidth(USE_PREF_SIZE);
        WrapRow side = new WrapRow(name);
        side.getChildren().addAll(numbers);
        side.setAlignment(Pos.BASELINE_LEFT);
        side.getStyleClass().add(LabStyles.BEFORE_AFTER_SIDE);
        return side;
    }

    private void explain() {
        Tooltips.explain(this, localisation.text("beforeAfter.help"), Styles.FIELD_TOOLTIP);
    }

    private void refresh() {
        Texts texts = localisation.texts();
        EditedNetwork now = edits.editedProperty().get();
        boolean edited = now != null && now.isChanged();
        state.setText(
                now != null && edited
                        ? texts.get("beforeAfter.changed", now.edits().size())
                        : texts.get("beforeAfter.unchanged"));
        state.pseudoClassStateChanged(OTHER, edited);
        Prediction before = model.beforeProperty().get();
        Prediction after = model.afterProperty().get();
        predictionBefore.setText(text(before));
        predictionAfter.setText(text(after));
        predictionAfter.pseudoClassStateChanged(
                OTHER, before != null && after != null && before.label() != after.label());
        Accuracy scoreBefore = model.accuracyBeforeProperty().get();
        Accuracy scoreAfter = model.accuracyAfterProperty().get();
        accuracyBefore.setText(text(texts, scoreBefore));
        accuracyAfter.setText(text(texts, scoreAfter));
        int more =
                scoreBefore == null || scoreAfter == null
                        ? 0
                        : scoreAfter.correct() - scoreBefore.correct();
        difference.setText(Numbers.signedCount(more));
        difference.pseudoClassStateChanged(OTHER, more < 0);
        difference.setVisible(more != 0);
        difference.setManaged(more != 0);
    }

    private static String text(@Nullable Prediction prediction) {
        return prediction == null ? "–" : prediction.name() + " · " + prediction.certaintyText();
    }

    private static String text(Texts texts, @Nullable Accuracy score) {
        return score == null
                ? "…"
                : texts.get(
                        "beforeAfter.reads",
                        Numbers.count(score.correct()),
                        Numbers.count(score.count()));
    }
}
