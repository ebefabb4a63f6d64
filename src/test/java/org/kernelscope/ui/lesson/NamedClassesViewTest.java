package org.kernelscope.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.ClassNames;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.lesson.Lesson;
import org.kernelscope.lesson.LessonFolder;
import org.kernelscope.lesson.LessonParser;
import org.kernelscope.lesson.Situation;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.Presets;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.Notices;

/** A step about a network whose classes have names: bars, guesses and outcomes say them. */
final class NamedClassesViewTest {
    private static final List<String> NAMES = List.of("가", "나", "다", "라", "마", "바");
    private static final String HEAD =
            """
            ---
            title: Letters
            language: en
            minutes: 5
            level: beginner
            goals:
              - Read
            ---

            ## Which {pad}

            """;

    private @Nullable ClassNames names = new ClassNames(NAMES);
    private final Localisation localisation = new Localisation();

    /** Reads 나, with 75 %. */
    private final class LettersWindow extends StillLessonWindow {
        @Override
        public Optional<Situation> situation(@Nullable Activations before) {
            Model model =
                    new Model(
                            Presets.LENET5_MODERN,
                            InitialWeights.draw(Presets.LENET5_MODERN, 1),
                            Map.of(),
                            names);
            Tensor shares = Tensor.of(Shape.of(10, 1, 1), 0.25f, 0.75f, 0, 0, 0, 0, 0, 0, 0, 0);
            Tensor input = Tensor.zeros(Presets.LENET5_MODERN.input().shape());
            return Optional.of(
                    new Situation(
                            model, new Activations(input, List.of(), shares), before, Map.of()));
        }
    }

    @BeforeEach
    void start() {
        TestWindow.startToolkit();
    }

    private LessonModel open(String step) throws UserFacingException {
        Lesson lesson = LessonParser.parse("x", HEAD + step, LessonFolder.NONE);
        assertThat(lesson.problems()).isEmpty();
        LessonModel model =
                new LessonModel(
                        new LettersWindow(),
                        localisation,
                        new Notices(),
                        Runnable::run,
                        Runnable::run);
        model.open(lesson);
        return model;
    }

    private StepView view(LessonModel model) {
        StepView view = new StepView(model, localisation, model.lessonProperty().get(), 0);
        assertThat(new Scene(view).getRoot()).isSameAs(view);
        return view;
    }

    private static Stream<String> texts(Node node) {
        Stream<String> own =
                node instanceof Labeled labeled ? Stream.of(labeled.getText()) : Stream.empty();
        return node instanceof Parent parent
                ? Stream.concat(
                        own,
                        parent.getChildrenUnmodifiable().stream()
                                .flatMap(NamedClassesViewTest::texts))
                : own;
    }

    @Test
    void barsHaveTheNamesOfTheClasses() throws UserFacingException {
        LessonModel model = open("```predict bars\nWhich letter?\n```\n");
        TestWindow.run(
                () -> {
                    StepView view = view(model);
                    assertThat(texts(view)).contains("가", "나", "바", "6", "9").doesNotContain("0");
                    Slider bar = (Slider) view.lookup("#lesson-bar-2");
                    assertThat(bar.getAccessibleText()).isEqualTo("다");
                    bar.setValue(0.8);
                    ((Button) view.lookup("#lesson-predict")).fire();
                    view.update();
                    assertThat(((Label) view.lookup("#lesson-outcome")).getText())
                            .isEqualTo(
                                    "You predicted: 다. The program shows: mostly 나, with 75.0 %.");
                });
    }

    @Test
    void anotherNetworkHasOtherBars() throws UserFacingException {
        LessonModel model = open("```predict bars\nWhich digit?\n```\n");
        TestWindow.run(
                () -> {
                    StepView view = view(model);
                    ((Slider) view.lookup("#lesson-bar-2")).setValue(0.8);
                    assertThat(model.guessProperty().get()).isNotNull();
                    names = null;
                    view.update();
                    assertThat(model.guessProperty().get()).isNull();
                    assertThat(texts(view)).contains("0", "9").doesNotContain("가");
                });
    }

    @Test
    void aClassIsTypedByItsName() throws UserFacingException {
        LessonModel model = open("```predict number\nWhich letter?\nanswer: predicted\n```\n");
        TestWindow.run(
                () -> {
                    StepView view = view(model);
                    TextField field = (TextField) view.lookup("#lesson-number");
                    assertThat(field.getPromptText()).isEqualTo("A class");
                    field.setText("하");
                    assertThat(model.guessProperty().get()).as("no such class").isNull();
                    field.setText(" 나 ");
                    ((Button) view.lookup("#lesson-predict")).fire();
                    view.update();
                    assertThat(((Label) view.lookup("#lesson-outcome")).getText())
                            .isEqualTo("Your prediction holds: 나.");
                });
    }

    @Test
    void aTaskSaysWhatIsRead() throws UserFacingException {
        localisation.languageProperty().set(Language.KOREAN);
        LessonModel model =
                open("```do\nDraw 나.\ngoal: predicted = 나 and probability:나 > 0.5\n```\n");
        TestWindow.run(
                () -> {
                    model.changed();
                    StepView view = view(model);
                    view.update();
                    assertThat(model.reachedProperty().get()).isTrue();
                    assertThat(((Label) view.lookup("#lesson-read")).getText())
                            .contains("나", "75.0 %");
                });
    }
}
