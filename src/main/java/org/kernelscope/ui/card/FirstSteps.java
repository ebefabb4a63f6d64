package org.kernelscope.ui.card;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kernelscope.ui.card.FirstStepsModel.Step;
import org.kernelscope.ui.control.Icon;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.ModeModel;
import org.kernelscope.ui.state.Selection;
import org.kordamp.ikonli.feather.Feather;

/**
 * The things to try in the first minute: the next one is marked, those done are ticked. It is gone
 * once all have been tried. JavaFX thread.
 */
public final class FirstSteps extends VBox {
    private static final PseudoClass NEXT = PseudoClass.getPseudoClass("next");

    private final FirstStepsModel model;

    /** The steps of one window. */
    public FirstSteps(
            DrawingModel drawing, Selection selection, ModeModel modes, Localisation texts) {
        model = new FirstStepsModel(drawing, selection, modes);
        setId("first-steps");
        getStyleClass().add(Styles.FIRST_STEPS);
        for (Step step : Step.values()) {
            getChildren().add(line(step, name(texts, step)));
        }
        model.doneProperty().subscribe(done -> setVisible(model.next().isPresent()));
    }

    private Label line(Step step, ObservableValue<String> name) {
        Label line = new Label();
        line.setId("first-" + step.name().toLowerCase(java.util.Locale.ROOT));
        line.textProperty().bind(name);
        line.setWrapText(true);
        line.setMinHeight(USE_PREF_SIZE);
        model.doneProperty()
                .subscribe(
                        done -> {
                            boolean next = model.next().filter(step::equals).isPresent();
                            line.pseudoClassStateChanged(NEXT, next);
                            line.getStyleClass().remove(Styles.SPARED_NARROW);
                            if (!next) {
                                line.getStyleClass().add(Styles.SPARED_NARROW);
                            }
                            Feather icon =
                                    done.contains(step)
                                            ? Feather.CHECK
                                            : next ? Feather.ARROW_RIGHT : Feather.MINUS;
                            line.setGraphic(new Icon(icon));
                        });
        return line;
    }

    private static ObservableValue<String> name(Localisation texts, Step step) {
        return switch (step) {
            case DRAW -> texts.text("card.first.draw");
            case POINT -> texts.text("card.first.point");
            case OPEN -> texts.text("card.first.open");
            case TRAIN -> texts.text("card.first.train");
        };
    }
}
