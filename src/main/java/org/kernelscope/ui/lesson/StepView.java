package org.kernelscope.ui.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Activations;
import org.kernelscope.lesson.Lesson;
import org.kernelscope.lesson.Prediction;
import org.kernelscope.lesson.Prose;
import org.kernelscope.lesson.Result;
import org.kernelscope.lesson.Situation;
import org.kernelscope.lesson.Step;
import org.kernelscope.scene.CellName;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.control.Icon;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.state.Localisation;
import org.kordamp.ikonli.feather.Feather;

/** A step of a lesson: text, question, explanation, task, cards. JavaFX thread. */
final class StepView extends VBox {
    private final LessonModel model;
    private final Localisation localisation;
    private final Lesson lesson;
    private final List<ProseView> prose = new ArrayList<>();
    private final @Nullable PredictionView prediction;
    private final ProseView explain;
    private final @Nullable Label reached;
    private final @Nullable ProseView hint;
    private final @Nullable Button askHint;
    private final Label read = new Label();

    /** The step at {@code index} of {@code lesson}. */
    StepView(LessonModel model, Localisation localisation, Lesson lesson, int index) {
        this.model = model;
        this.localisation = localisation;
        this.lesson = lesson;
        Step step = lesson.steps().get(index);
        getStyleClass().add(Styles.LESSON_STEP);
        Label title = new Label(step.title());
        title.setId("lesson-step-title");
        title.getStyleClass().add(Styles.CARD_TITLE);
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(title, text(step.say()));
        Prediction asked = step.prediction();
        prediction =
                asked == null
                        ? null
                        : new PredictionView(model, localisation, asked, lesson.folder());
        if (prediction != null) {
            getChildren().add(prediction);
            prose.add(prediction.question());
        }
        explain = text(step.explain());
        explain.setId("lesson-explain");
        getChildren().add(explain);
        Step.Task task = step.task();
        if (task == null) {
            reached = null;
            hint = null;
            askHint = null;
        } else {
            reached = new Label();
            hint = text(task.hint() == null ? Prose.NONE : task.hint());
            askHint = new Button();
            task(task, reached, hint, askHint);
        }
        for (int i = 0; i < step.cards().size(); i++) {
            getChildren().add(card(step.cards().get(i), i));
        }
        update();
    }

    private ProseView text(Prose text) {
        ProseView view = new ProseView(model.window()).show(text, lesson.folder());
        prose.add(view);
        return view;
    }

    private void task(Step.Task task, Label done, ProseView help, Button ask) {
        VBox box = new VBox();
        box.getStyleClass().add(Styles.LESSON_QUESTION);
        Label heading = new Label();
        heading.textProperty().bind(localisation.text("lesson.task.heading"));
        heading.getStyleClass().add(Styles.SECTION_TITLE);
        done.setId("lesson-reached");
        done.textProperty().bind(localisation.text("lesson.task.reached"));
        done.setGraphic(new Icon(Feather.CHECK));
        done.getStyleClass().add(Styles.LESSON_OUTCOME);
        ask.setId("lesson-hint");
        ask.textProperty().bind(localisation.text("lesson.task.hint"));
        ask.getStyleClass().add(Styles.FLAT);
        ask.setOnAction(event -> model.hint());
        help.setId("lesson-hint-text");
        read.setId("lesson-read");
        read.getStyleClass().add(Styles.NUMBER);
        read.setWrapText(true);
        read.setMinHeight(USE_PREF_SIZE);
        box.getChildren().addAll(heading, text(task.text()), read, done, ask, help);
        getChildren().add(box);
    }

    /** A question to recall; the learner says whether the answer was known. */
    private VBox card(Step.Card card, int number) {
        VBox box = new VBox();
        box.getStyleClass().add(Styles.LESSON_QUESTION);
        ProseView answer = text(card.answer());
        answer.setVisible(false);
        answer.setManaged(false);
        Button turn = new Button();
        turn.setId("lesson-card-" + number);
        turn.textProperty().bind(localisation.text("lesson.card.turn"));
        Label marked = new Label();
        marked.setId("lesson-card-mark-" + number);
        marked.setWrapText(true);
        marked.managedProperty().bind(marked.visibleProperty());
        marked.setVisible(false);
        Button known = own("lesson-card-known-" + number, "lesson.card.known");
        Button unknown = own("lesson-card-unknown-" + number, "lesson.card.unknown");
        FlowPane marks = new FlowPane(known, unknown);
        marks.getStyleClass().add(Styles.LESSON_BUTTONS);
        marks.managedProperty().bind(marks.visibleProperty());
        marks.setVisible(false);
        turn.managedProperty().bind(turn.visibleProperty());
        turn.setOnAction(
                event -> {
                    answer.setVisible(true);
                    answer.setManaged(true);
                    turn.setVisible(false);
                    marks.setVisible(true);
                    known.requestFocus();
                });
        known.setOnAction(event -> mark(marks, marked, "lesson.card.known.done"));
        unknown.setOnAction(event -> mark(marks, marked, "lesson.card.unknown.done"));
        box.getChildren().addAll(text(card.question()), turn, answer, marks, marked);
        return box;
    }

    private Button own(String id, String key) {
        Button button = new Button();
        button.setId(id);
        button.textProperty().bind(localisation.text(key));
        return button;
    }

    private void mark(FlowPane marks, Label marked, String key) {
        marks.setVisible(false);
        marked.textProperty().bind(localisation.text(key));
        marked.setVisible(true);
    }

    /** Shows the state of the moment. */
    void update() {
        Optional<Situation> now = model.situation();
        boolean revealed = model.revealedProperty().get();
        prose.forEach(each -> each.update(now));
        if (prediction != null) {
            prediction.update(now);
        }
        // The pad may have taken the place of the prediction.
        show(read, model.padWantedProperty().get());
        now.ifPresent(this::tellRead);
        explain.setVisible(revealed && !explain.getChildren().isEmpty());
        explain.setManaged(explain.isVisible());
        if (reached != null && hint != null && askHint != null) {
            show(reached, model.reachedProperty().get());
            boolean helped = model.hintedProperty().get() && !hint.getChildren().isEmpty();
            show(hint, helped);
            show(
                    askHint,
                    !helped && !hint.getChildren().isEmpty() && !model.reachedProperty().get());
        }
    }

    private void tellRead(Situation now) {
        Activations values = now.activations();
        if (values != null) {
            Tensor all = values.probabilities();
            read.setText(
                    localisation
                            .texts()
                            .get(
                                    "lesson.task.read",
                                    now.model().className(all.argMax()),
                                    Result.Style.SHARE.format(all.max())));
        }
    }

    private static void show(javafx.scene.Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    /** Lights the links to what is under the pointer. */
    void point(@Nullable CellName cell) {
        prose.forEach(each -> each.point(cell));
    }
}
