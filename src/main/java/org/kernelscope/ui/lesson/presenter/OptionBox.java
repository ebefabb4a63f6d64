package org.kernelscope.ui.lesson.presenter;

import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kernelscope.lesson.Prediction;
import org.kernelscope.lesson.Prose;
import org.kernelscope.lesson.Situation;
import org.kernelscope.lesson.Worksheet;
import org.kernelscope.ui.control.FillBar;
import org.kernelscope.ui.control.PresenterStyles;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.state.Localisation;

/**
 * An option of a question, with the votes for it. A click counts one more hand, a click with the
 * other button one less. JavaFX thread.
 */
final class OptionBox extends VBox {
    private static final PseudoClass RIGHT = PseudoClass.getPseudoClass("right");

    private final PresenterModel model;
    private final Localisation localisation;
    private final Prediction.Choices choices;
    private final int index;
    private final Label words = new Label();
    private final VBox rounds = new VBox();

    OptionBox(
            PresenterModel model,
            Localisation localisation,
            Prediction.Choices choices,
            int index) {
        this.model = model;
        this.localisation = localisation;
        this.choices = choices;
        this.index = index;
        setId("question-option-" + index);
        getStyleClass().add(PresenterStyles.OPTION);
        setAccessibleRole(AccessibleRole.BUTTON);
        accessibleTextProperty().bind(words.textProperty());
        Label letter = new Label(String.valueOf(index + 1));
        letter.getStyleClass().add(PresenterStyles.LETTER);
        letter.setMinWidth(USE_PREF_SIZE);
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(letter, words);
        line.setAlignment(Pos.TOP_LEFT);
        line.getStyleClass().add(PresenterStyles.VOTES);
        setPrefWidth(0);
        getChildren().addAll(line, rounds);
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    }

    private void clicked(MouseEvent event) {
        model.vote(index, event.getButton() == MouseButton.SECONDARY ? -1 : 1);
        event.consume();
    }

    /** Shows the words and the votes of the moment. */
    void update(Optional<Situation> now, boolean revealed) {
        now.ifPresent(
                state ->
                        words.setText(
                                Prose.plain(
                                        choices.options().get(index),
                                        value -> Worksheet.value(value, state))));
        pseudoClassStateChanged(RIGHT, revealed && choices.correct().contains(index));
        Votes votes = model.votesProperty().get();
        rounds.getChildren().clear();
        if (index < votes.options() && !votes.isEmpty(0)) {
            for (int round = 0; round < votes.rounds().size(); round++) {
                rounds.getChildren().add(bar(votes, round));
            }
        }
    }

    private Region bar(Votes votes, int round) {
        List<List<Integer>> all = votes.rounds();
        FillBar bar = new FillBar();
        bar.setFraction(votes.share(round, index));
        HBox.setHgrow(bar, Priority.ALWAYS);
        Label count = new Label(said(all, round));
        count.setMinWidth(USE_PREF_SIZE);
        count.getStyleClass().add(Styles.NUMBER);
        HBox line = new HBox(bar, count);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add(PresenterStyles.VOTES);
        if (round + 1 < all.size()) {
            line.getStyleClass().add(PresenterStyles.EARLIER);
        }
        return line;
    }

    private String said(List<List<Integer>> all, int round) {
        int count = all.get(round).get(index);
        if (all.size() == 1) {
            return Integer.toString(count);
        }
        return localisation
                .texts()
                .get(round == 0 ? "presenter.votes.before" : "presenter.votes.after", count);
    }
}
