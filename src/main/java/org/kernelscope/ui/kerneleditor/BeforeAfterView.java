package org.kernelscope.ui.kerneleditor;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.EditedNetwork;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkEditModel;

/**
 * What the network says as it was learned and as it is now, side by side: its guess, and how many
 * of a thousand test digits it reads. JavaFX thread.
 */
public final class BeforeAfterView extends HBox {
    private static final PseudoClass OTHER = PseudoClass.getPseudoClass("other");

    private final BeforeAfterModel verdict;
    private final NetworkEditModel surgery;
    private final Localisation localisation;
    private final Label state = new Label();
    private final Label guessBefore = number("verdict-guess-before");
    private final Label guessAfter = number("verdict-guess-after");
    private final Label accuracyBefore = number("verdict-accuracy-before");
    private final Label accuracyAfter = number("verdict-accuracy-after");
    private final Label lost = number("verdict-lost");

    /** The verdict on what was done. */
    public BeforeAfterView(
            BeforeAfterModel verdict, NetworkEditModel surgery, Localisation localisation) {
        this.verdict = verdict;
        this.surgery = surgery;
        this.localisation = localisation;
        setId("verdict");
        setAlignment(Pos.BASELINE_LEFT);
        getStyleClass().addAll(Styles.VERDICT);
        state.setId("verdict-state");
        state.getStyleClass().add(Styles.SECTION_TITLE);
        state.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren()
                .addAll(
                        state,
                        space,
                        side("verdict.before", guessBefore, accuracyBefore),
                        side("verdict.after", guessAfter, accuracyAfter, lost));
        explain();
        for (ObservableValue<?> value :
                List.<ObservableValue<?>>of(
                        verdict.beforeProperty(),
                        verdict.afterProperty(),
                        verdict.accuracyBeforeProperty(),
                        verdict.accuracyAfterProperty(),
                        surgery.surgeryProperty(),
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
        HBox side = new HBox(name);
        side.getChildren().addAll(numbers);
        side.setAlignment(Pos.BASELINE_LEFT);
        side.getStyleClass().add(Styles.VERDICT_SIDE);
        return side;
    }

    private void explain() {
        Tooltip tooltip = new Tooltip();
        tooltip.setWrapText(true);
        tooltip.getStyleClass().add(Styles.FIELD_TOOLTIP);
        tooltip.textProperty().bind(localisation.text("verdict.help"));
        Tooltip.install(this, tooltip);
        accessibleHelpProperty().bind(localisation.text("verdict.help"));
    }

    private void refresh() {
        Texts texts = localisation.texts();
        EditedNetwork now = surgery.surgeryProperty().get();
        boolean changed = now != null && now.isChanged();
        state.setText(
                now != null && changed
                        ? texts.get("verdict.changed", now.edits().size())
                        : texts.get("verdict.unchanged"));
        state.pseudoClassStateChanged(OTHER, changed);
        Prediction before = verdict.beforeProperty().get();
        Prediction after = verdict.afterProperty().get();
        guessBefore.setText(say(before));
        guessAfter.setText(say(after));
        guessAfter.pseudoClassStateChanged(
                OTHER, before != null && after != null && before.digit() != after.digit());
        BeforeAfterModel.Score read = verdict.accuracyBeforeProperty().get();
        BeforeAfterModel.Score reads = verdict.accuracyAfterProperty().get();
        accuracyBefore.setText(say(texts, read));
        accuracyAfter.setText(say(texts, reads));
        int less = read == null || reads == null ? 0 : reads.correct() - read.correct();
        lost.setText(Numbers.signedCount(less));
        lost.pseudoClassStateChanged(OTHER, less < 0);
        lost.setVisible(less != 0);
        lost.setManaged(less != 0);
    }

    private static String say(@Nullable Prediction guess) {
        return guess == null ? "–" : guess.digit() + " · " + guess.certainly();
    }

    private static String say(Texts texts, BeforeAfterModel.@Nullable Score score) {
        return score == null
                ? "…"
                : texts.get(
                        "verdict.reads",
                        Numbers.count(score.correct()),
                        Numbers.count(score.count()));
    }
}
