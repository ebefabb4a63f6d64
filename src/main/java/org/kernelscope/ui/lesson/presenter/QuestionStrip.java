package org.kernelscope.ui.lesson.presenter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kernelscope.lesson.Lesson;
import org.kernelscope.lesson.Prediction;
import org.kernelscope.lesson.Prose;
import org.kernelscope.lesson.Situation;
import org.kernelscope.lesson.Step;
import org.kernelscope.lesson.Worksheet;
import org.kernelscope.ui.control.PresenterStyles;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.fx.OncePerFrame;
import org.kernelscope.ui.lesson.LessonModel;
import org.kernelscope.ui.lesson.OutcomeWords;
import org.kernelscope.ui.lesson.ProseView;
import org.kernelscope.ui.state.Localisation;
import org.kordamp.ikonli.feather.Feather;

/**
 * The strip above the stage with what the class is asked: the title of the step; its question, with
 * the options and the votes for them; its task; or a card. JavaFX thread.
 */
public final class QuestionStrip extends VBox {
    private final PresenterModel model;
    private final LessonModel lesson;
    private final Localisation localisation;
    private final OncePerFrame build = new OncePerFrame(this::build);
    private final OncePerFrame update = new OncePerFrame(this::update);
    private final List<ProseView> prose = new ArrayList<>();
    private final List<OptionBox> options = new ArrayList<>();
    private @Nullable Label answer;

    /** The question of the step of {@code model}, seen while the class is there. */
    public QuestionStrip(PresenterModel model, Localisation localisation) {
        this.model = model;
        this.lesson = model.lesson();
        this.localisation = localisation;
        setId("question");
        getStyleClass().add(PresenterStyles.STRIP);
        setMinHeight(USE_PREF_SIZE);
        visibleProperty().bind(model.onProperty());
        managedProperty().bind(visibleProperty());
        model.onProperty().subscribe(now -> build.request());
        lesson.lessonProperty().subscribe(now -> build.request());
        lesson.indexProperty().subscribe(now -> build.request());
        model.turnedProperty().subscribe(now -> build.request());
        model.aloneProperty().subscribe(now -> build.request());
        localisation.languageProperty().subscribe(now -> build.request());
        lesson.stateProperty().subscribe(now -> update.request());
        lesson.revealedProperty().subscribe(now -> update.request());
        lesson.reachedProperty().subscribe(now -> update.request());
        model.votesProperty().subscribe(now -> update.request());
    }

    private void build() {
        getChildren().clear();
        prose.clear();
        options.clear();
        answer = null;
        Lesson open = lesson.lessonProperty().get();
        Optional<Step> now = lesson.step();
        if (!model.onProperty().get() || open == null || now.isEmpty()) {
            return;
        }
        Step step = now.get();
        getChildren().add(head(step, open));
        Prediction asked = step.prediction();
        if (asked != null) {
            ask(asked.question(), open);
            if (asked instanceof Prediction.Choices choices) {
                addOptions(choices);
            } else {
                addAnswer();
            }
        }
        Step.Task task = step.task();
        if (task != null) {
            ask(task.text(), open);
            addAnswer();
        }
        if (!step.cards().isEmpty()) {
            int side = model.turnedProperty().get();
            Step.Card card = step.cards().get(side / 2);
            ask(card.question(), open);
            if (side % 2 == 1) {
                ask(card.answer(), open).getStyleClass().add(PresenterStyles.ANSWER);
            }
        }
        update();
    }

    private HBox head(Step step, Lesson open) {
        Label title = new Label(step.title());
        title.setId("question-title");
        title.getStyleClass().add(PresenterStyles.TITLE);
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Label place = new Label(lesson.indexProperty().get() + 1 + " / " + open.steps().size());
        place.getStyleClass().add(Styles.NUMBER);
        place.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(title, place);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add(PresenterStyles.HEAD);
        if (model.aloneProperty().get()) {
            if (step.prediction() instanceof Prediction.Choices) {
                head.getChildren().add(again());
            }
            head.getChildren().add(hands());
        }
        return head;
    }

    private Button again() {
        Button button = new Button();
        button.setId("question-vote-again");
        button.setMinWidth(USE_PREF_SIZE);
        button.setFocusTraversable(false);
        button.textProperty().bind(localisation.text("presenter.votes.again"));
        button.disableProperty().bind(model.votesProperty().map(votes -> votes.isEmpty(0)));
        button.setOnAction(event -> model.voteAgain());
        return button;
    }

    private ToggleButton hands() {
        ToggleButton button =
                new ToggleIcon(
                        Feather.TARGET, "question-hands", localisation.text("presenter.slowHands"));
        button.setFocusTraversable(false);
        button.selectedProperty().bindBidirectional(model.slowHandsProperty());
        return button;
    }

    private ProseView ask(Prose text, Lesson open) {
        ProseView view = new ProseView(lesson.window()).show(text, open.folder());
        view.getStyleClass().add(PresenterStyles.ASKED);
        prose.add(view);
        getChildren().add(view);
        return view;
    }

    private void addOptions(Prediction.Choices choices) {
        HBox row = new HBox();
        row.getStyleClass().add(PresenterStyles.OPTIONS);
        for (int i = 0; i < choices.options().size(); i++) {
            OptionBox box = new OptionBox(model, localisation, choices, i);
            HBox.setHgrow(box, Priority.ALWAYS);
            options.add(box);
            row.getChildren().add(box);
        }
        getChildren().add(row);
    }

    private void addAnswer() {
        Label label = new Label();
        label.setId("question-answer");
        label.getStyleClass().add(PresenterStyles.ANSWER);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setAlignment(Pos.CENTER_LEFT);
        answer = label;
        getChildren().add(label);
    }

    private void update() {
        Optional<Situation> now = lesson.situation();
        Optional<Step> step = lesson.step();
        if (step.isEmpty() || getChildren().isEmpty()) {
            return;
        }
        prose.forEach(each -> each.update(now));
        boolean revealed = lesson.revealedProperty().get();
        options.forEach(each -> each.update(now, revealed));
        Label shown = answer;
        if (shown != null) {
            shown.setText(answer(step.get(), now, revealed));
        }
    }

    /** The line below the question; a space keeps its room while it is empty. */
    private String answer(Step step, Optional<Situation> now, boolean revealed) {
        Prediction asked = step.prediction();
        if (asked != null) {
            return revealed && now.isPresent()
                    ? OutcomeWords.shown(
                            localisation.texts(),
                            Worksheet.answer(localisation.texts(), asked, now.get()))
                    : " ";
        }
        return lesson.reachedProperty().get()
                ? localisation.texts().get("lesson.task.reached")
                : " ";
    }
}
