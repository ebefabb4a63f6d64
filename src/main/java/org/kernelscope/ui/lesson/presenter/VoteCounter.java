package org.kernelscope.ui.lesson.presenter;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.kernelscope.ui.control.PresenterStyles;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.state.Localisation;

/** Fields and buttons that count hands, one for each option of the question. JavaFX thread. */
final class VoteCounter extends FlowPane {
    private final PresenterModel model;
    private final Localisation localisation;
    private final List<TextField> fields = new ArrayList<>();
    private final Button again = new Button();

    VoteCounter(PresenterModel model, Localisation localisation) {
        this.model = model;
        this.localisation = localisation;
        setId("votes");
        getStyleClass().add(PresenterStyles.ROW);
        again.setId("vote-again");
        again.textProperty().bind(localisation.text("presenter.votes.again"));
        again.setOnAction(event -> model.voteAgain());
        managedProperty().bind(visibleProperty());
        model.votesProperty().subscribe(this::show);
    }

    private void show(Votes votes) {
        setVisible(votes.options() > 0);
        if (fields.size() != votes.options()) {
            build(votes.options());
        }
        for (int i = 0; i < fields.size(); i++) {
            int count = votes.current().get(i);
            if (number(fields.get(i).getText()) != count) {
                fields.get(i).setText(Integer.toString(count));
            }
        }
        again.setDisable(votes.isEmpty(0));
    }

    private void build(int options) {
        fields.clear();
        getChildren().clear();
        for (int i = 0; i < options; i++) {
            getChildren().add(counter(i));
        }
        getChildren().add(again);
    }

    private HBox counter(int option) {
        Label name = new Label(Integer.toString(option + 1));
        name.getStyleClass().add(Styles.NUMBER);
        TextField field = new TextField("0");
        field.setId("vote-" + option);
        field.setPrefColumnCount(3);
        field.accessibleTextProperty()
                .bind(
                        localisation
                                .textsProperty()
                                .map(texts -> texts.get("presenter.votes.option", option + 1)));
        field.textProperty().subscribe(text -> typed(option, text));
        fields.add(field);
        Button more = new Button("+1");
        more.setId("vote-more-" + option);
        more.setOnAction(event -> model.vote(option, 1));
        HBox box = new HBox(name, field, more);
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().add(PresenterStyles.VOTES);
        return box;
    }

    private void typed(int option, String text) {
        int count = number(text);
        Votes votes = model.votesProperty().get();
        if (count >= 0 && option < votes.options() && votes.current().get(option) != count) {
            model.votesProperty().set(votes.with(option, count));
        }
    }

    /** The number in a field; −1 if there is none. */
    private static int number(String text) {
        String digits = text.strip();
        return digits.matches("\\d{1,3}") ? Integer.parseInt(digits) : -1;
    }
}
