package org.kernelscope.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.ClassNames;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.lesson.Result.Style;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.Presets;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.text.UserFacingException;

/** Lessons about networks whose classes have names. */
final class NamedClassesTest {
    private static final Prose QUESTION = Prose.NONE;

    /** Class 7 has no name, class 2 is called by a digit that is not its number. */
    private static final List<String> NAMES = List.of("가", "A", "5", "동그라미", "ㄱ", "b", "C");

    private final Texts texts = Texts.in(Language.ENGLISH);

    private static Situation predicting(int label) {
        Model model =
                new Model(
                        Presets.LENET5_MODERN,
                        InitialWeights.draw(Presets.LENET5_MODERN, 1),
                        Map.of(),
                        new ClassNames(NAMES));
        float[] shares = new float[10];
        shares[label] = 0.75f;
        shares[(label + 1) % 10] = 0.25f;
        Tensor probabilities = Tensor.of(Shape.of(10, 1, 1), shares);
        Tensor input = Tensor.zeros(Presets.LENET5_MODERN.input().shape());
        return Situation.of(model, new Activations(input, List.of(), probabilities));
    }

    private static String value(String text, Situation now) throws UserFacingException {
        return Worksheet.value(Expression.parse(text), now);
    }

    private static boolean holds(String goal, Situation now) throws UserFacingException {
        return Goal.parse(goal).holds(now);
    }

    @Test
    void valuesCallAClassByItsName() throws UserFacingException {
        assertThat(value("predicted", predicting(0))).isEqualTo("가");
        assertThat(value("predicted", predicting(2))).isEqualTo("5");
        assertThat(value("predicted", predicting(7))).as("it has no name").isEqualTo("7");
        assertThat(value("probability:동그라미", predicting(3))).isEqualTo("75.0 %");
        assertThat(value("probability:5", predicting(2)))
                .as("the one called 5")
                .isEqualTo("75.0 %");
        assertThat(value("probability:3", predicting(3))).as("by its number").isEqualTo("75.0 %");
        assertThat(value("probability:Z", predicting(3))).as("no such class").isEqualTo("…");
    }

    @Test
    void goalsNameAClass() throws UserFacingException {
        assertThat(holds("predicted = 가 and probability:가 > 0.5", predicting(0))).isTrue();
        assertThat(holds("predicted = 가", predicting(1))).isFalse();
        assertThat(holds("predicted != 가", predicting(1))).isTrue();
        assertThat(holds("predicted != 가", predicting(0))).isFalse();
        assertThat(holds("predicted = 5", predicting(2))).isTrue();
        assertThat(holds("predicted = 5", predicting(5))).isFalse();
        assertThat(holds("predicted = 1", predicting(1))).isTrue();
        assertThat(holds("predicted != Z", predicting(1))).as("no such class").isFalse();
    }

    @Test
    void goalsForDigitsAreStillChecked() throws UserFacingException {
        assertThat(holds("predicted = 9", digits(9))).isTrue();
        assertThat(holds("predicted != 9", digits(9))).isFalse();
        Goal.parse("predicted = 9").check(Presets.LENET5_MODERN);
        for (String wrong : List.of("predicted = 10", "predicted = 9 and predicted = 3")) {
            assertThatThrownBy(() -> Goal.parse(wrong).check(Presets.LENET5_MODERN))
                    .as(wrong)
                    .isInstanceOf(UserFacingException.class);
        }
        assertThatThrownBy(() -> Goal.parse("predicted = 가").check(Presets.LENET5_MODERN))
                .isInstanceOf(UserFacingException.class)
                .extracting(thrown -> texts.get((UserFacingException) thrown))
                .isEqualTo("There is no class “가”; the classes are numbered from 0 to 9.");
    }

    private static Situation digits(int label) {
        Situation named = predicting(label);
        Model model = named.model();
        return Situation.of(
                new Model(model.architecture(), model.weights(), Map.of()), named.activations());
    }

    @Test
    void answersAndGuessesCallAClassByItsName() throws UserFacingException {
        Situation now = predicting(3);
        Prediction bars = new Prediction.Bars(QUESTION);
        assertThat(Worksheet.answer(texts, bars, now)).isEqualTo("mostly 동그라미, with 75.0 %");
        LearnerAnswer sketch =
                new LearnerAnswer.Bars(
                        IntStream.range(0, 10).mapToObj(i -> i == 1 ? 1.0 : 0.0).toList());
        assertThat(sketch.words(texts, bars, now)).isEqualTo("A");

        Prediction which = new Prediction.Number(QUESTION, Expression.parse("predicted"), 0.9);
        assertThat(Worksheet.answer(texts, which, now)).isEqualTo("동그라미");
        assertThat(new LearnerAnswer.Number(4).words(texts, which, now)).isEqualTo("ㄱ");
        assertThat(new LearnerAnswer.Number(4).isRight(which, now))
                .as("near is not right")
                .contains(false);
        assertThat(new LearnerAnswer.Number(3).isRight(which, now)).contains(true);
    }

    @Test
    void aSheetHasABarForEachName() throws UserFacingException {
        Lesson lesson =
                LessonParser.parse(
                        "x",
                        """
                        ---
                        title: Letters
                        language: en
                        minutes: 5
                        level: beginner
                        goals:
                          - Read
                        ---

                        ## Which

                        It reads {predicted}.

                        ```predict bars
                        Which letter?
                        ```
                        """,
                        LessonFolder.NONE);
        Situation now = predicting(3);

        String html = Worksheet.html(lesson, List.of(new Worksheet.Shot(null, "", now, now)));

        assertThat(html)
                .contains(
                        "It reads 동그라미.", "<td>가</td><td>A</td><td>5</td>".replace("><t", ">\n<t"));
        assertThat(html.split("<table", -1)).as("long names, three rows").hasSize(4);
        assertThat(html).contains("mostly 동그라미, with 75.0 %");
    }

    @Test
    void rowsOfBarsAreAsLongAsNamesAllow() {
        assertThat(BarRows.of(ClassNames.DIGITS.names()))
                .containsExactly(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
        List<String> letters =
                IntStream.rangeClosed('a', 'z').mapToObj(Character::toString).toList();
        assertThat(BarRows.of(letters)).extracting(List::size).containsExactly(8, 9, 9);
        assertThat(BarRows.of(List.of("a bird of paradise", "b", "c", "d", "e")))
                .containsExactly(List.of(0, 1), List.of(2, 3, 4));
        assertThat(BarRows.of(List.of())).isEmpty();
        assertThat(Style.COUNT.format(3)).isEqualTo("3");
    }
}
