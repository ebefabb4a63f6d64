package org.kernelscope.ui.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kernelscope.lesson.LearnerAnswer;
import org.kernelscope.lesson.LessonFolder;
import org.kernelscope.lesson.Prediction;
import org.kernelscope.lesson.Prose;
import org.kernelscope.lesson.Result;
import org.kernelscope.lesson.Situation;
import org.kernelscope.lesson.Worksheet;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.state.Localisation;

/** A question: the answer is given first, then the program shows it. JavaFX thread. */
final class PredictionView extends VBox {
    private final LessonModel model;
    private final Localisation localisation;
    private final Prediction prediction;
    private final ProseView question;
    private final List<RadioButton> options = new ArrayList<>();
    private final Label marked = new Label();
    private final Label outcome = new Label();
    private final VBox bars = new VBox();
    private final VBox input = new VBox();
    private final FlowPane buttons = new FlowPane();
    private @Nullable BarsSketch sketch;

    PredictionView(
            LessonModel model,
            Localisation localisation,
            Prediction prediction,
            LessonFolder folder) {
        this.model = model;
        this.localisation = localisation;
        this.prediction = prediction;
        getStyleClass().add(Styles.LESSON_QUESTION);
        input.getStyleClass().add(Styles.LESSON_OPTIONS);
        buttons.getStyleClass().add(Styles.LESSON_BUTTONS);
        Label heading = new Label();
        heading.textProperty().bind(localisation.text("lesson.predict.heading"));
        heading.getStyleClass().add(Styles.SECTION_TITLE);
        question = new ProseView(model.window()).show(prediction.question(), folder);
        outcome.setWrapText(true);
        outcome.setId("lesson-outcome");
        outcome.getStyleClass().add(Styles.LESSON_OUTCOME);
        outcome.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(heading, question, input, buttons, outcome, bars);
        if (prediction instanceof Prediction.Choices choices) {
            choices(choices);
        } else if (prediction instanceof Prediction.Number asked) {
            number(asked.answer().isClass());
        } else if (prediction instanceof Prediction.Mark) {
            marked.setWrapText(true);
            marked.setId("lesson-marked");
            input.getChildren().add(marked);
        }
        Button commit = button("lesson-predict", "lesson.predict.commit");
        commit.getStyleClass().add(Styles.ACCENT);
        commit.disableProperty().bind(model.guessProperty().isNull());
        commit.setOnAction(event -> model.reveal(true));
        Button show = button("lesson-show-me", "lesson.predict.show");
        show.getStyleClass().add(Styles.FLAT);
        show.setOnAction(event -> model.reveal(false));
        buttons.getChildren().addAll(commit, show);
        input.disableProperty().bind(model.revealedProperty());
    }

    private Button button(String id, String key) {
        Button button = new Button();
        button.setId(id);
        button.textProperty().bind(localisation.text(key));
        return button;
    }

    private void choices(Prediction.Choices choices) {
        ToggleGroup group = new ToggleGroup();
        for (int i = 0; i < choices.options().size(); i++) {
            int index = i;
            RadioButton option = new RadioButton();
            option.setId("lesson-option-" + i);
            option.setToggleGroup(group);
            option.setWrapText(true);
            option.setMinHeight(USE_PREF_SIZE);
            options.add(option);
            option.selectedProperty()
                    .subscribe(
                            selected -> {
                                if (selected) {
                                    model.guessProperty().set(new LearnerAnswer.Choice(index));
                                }
                            });
            input.getChildren().add(option);
        }
    }

    /**
     * @param ofClass true if a class is asked for, by its name or number
     */
    private void number(boolean ofClass) {
        TextField field = new TextField();
        field.setId("lesson-number");
        ObservableValue<String> prompt =
                localisation.text(ofClass ? "lesson.predict.class" : "lesson.predict.number");
        field.accessibleTextProperty().bind(prompt);
        field.promptTextProperty().bind(prompt);
        field.textProperty()
                .subscribe(
                        text ->
                                model.guessProperty()
                                        .set((ofClass ? named(text) : parse(text)).orElse(null)));
        field.setOnAction(event -> model.reveal(true));
        input.getChildren().add(field);
    }

    private Optional<LearnerAnswer> named(String text) {
        OptionalInt label =
                model.situation().map(now -> now.classOf(text.strip())).orElse(OptionalInt.empty());
        return label.isPresent()
                ? Optional.of(new LearnerAnswer.Number(label.getAsInt()))
                : Optional.empty();
    }

    private static Optional<LearnerAnswer> parse(String text) {
        String plain = text.strip().replaceAll("[, \u00a0](?=\\d{3}(\\D|$))", "");
        return plain.matches("-?\\d{1,12}(\\.\\d{1,6})?")
                ? Optional.of(new LearnerAnswer.Number(Double.parseDouble(plain)))
                : Optional.empty();
    }

    /** Shows the state of the moment. */
    void update(Optional<Situation> now) {
        if (prediction instanceof Prediction.Choices choices && now.isPresent()) {
            for (int i = 0; i < options.size(); i++) {
                options.get(i)
                        .setText(
                                Prose.plain(
                                        choices.options().get(i),
                                        value -> Worksheet.value(value, now.get())));
            }
        }
        boolean revealed = model.revealedProperty().get();
        if (prediction instanceof Prediction.Bars && !revealed) {
            now.map(Situation::classNames).ifPresent(this::sketch);
        }
        if (prediction instanceof Prediction.Mark mark && !revealed) {
            mark(mark, now);
        }
        buttons.setVisible(!revealed);
        buttons.setManaged(!revealed);
        outcome.setVisible(revealed);
        outcome.setManaged(revealed);
        if (revealed && now.isPresent()) {
            tell(now.get());
        }
    }

    /** A bar for each class; another network may have other ones. */
    private void sketch(List<String> names) {
        if (sketch == null || !sketch.names().equals(names)) {
            model.guessProperty().set(null);
            sketch = new BarsSketch(names, model.guessProperty()::set);
            input.getChildren().setAll(sketch);
        }
    }

    /** The pinned map is the one that is marked. */
    private void mark(Prediction.Mark mark, Optional<Situation> now) {
        Result layer = now.map(each -> each.facts().get("layer")).orElse(null);
        Result map = now.map(each -> each.facts().get("map")).orElse(null);
        boolean chosen =
                layer != null && layer.text().equals(mark.layer()) && map instanceof Result.Number;
        Texts texts = localisation.texts();
        if (chosen && map instanceof Result.Number number) {
            LearnerAnswer.Mark guess = new LearnerAnswer.Mark((int) number.value());
            model.guessProperty().set(guess);
            marked.setText(
                    texts.get(
                            "lesson.predict.marked",
                            texts.get("lesson.mark", mark.layer(), guess.map())));
        } else {
            model.guessProperty().set(null);
            marked.setText(texts.get("lesson.predict.mark", mark.layer()));
        }
    }

    private void tell(Situation now) {
        Texts texts = localisation.texts();
        String answer = Worksheet.answer(texts, prediction, now);
        LearnerAnswer guess = model.guessProperty().get();
        if (guess == null || !model.isPredicted()) {
            outcome.setText(OutcomeWords.shown(texts, answer));
        } else {
            String words = guess.words(texts, prediction, now);
            outcome.setText(
                    guess.isRight(prediction, now).orElse(false)
                            ? OutcomeWords.right(texts, words)
                            : OutcomeWords.other(texts, words, answer));
        }
        if (prediction instanceof Prediction.Bars
                && now.activations() != null
                && bars.getChildren().isEmpty()) {
            var probabilities = now.activations().probabilities();
            List<Double> real =
                    IntStream.range(0, probabilities.size())
                            .mapToObj(i -> (double) probabilities.get(i))
                            .toList();
            List<Double> own =
                    guess instanceof LearnerAnswer.Bars bar && model.isPredicted()
                            ? bar.heights()
                            : List.of();
            bars.setAccessibleRole(AccessibleRole.TEXT);
            bars.setAccessibleText(answer);
            bars.getChildren().setAll(BarsSketch.compared(now.classNames(), own, real));
            input.setVisible(false);
            input.setManaged(false);
        }
    }

    /** The text of the question. */
    ProseView question() {
        return question;
    }
}
