package org.kernelscope.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.Test;
import org.kernelscope.lesson.Lesson;
import org.kernelscope.lesson.LessonFiles;
import org.kernelscope.lesson.Prediction;
import org.kernelscope.lesson.Prose;
import org.kernelscope.lesson.Step;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.control.Fonts;
import org.kernelscope.ui.control.StyleSheets;
import org.kernelscope.ui.control.Styles;

/**
 * Lines of Korean text end between words: never inside of one, where a reader would have to put its
 * syllables together again, and never before a mark that closes what stands before it.
 */
final class KoreanLinesTest {
    /** The narrowest and the widest panel. */
    private static final List<Double> WIDTHS = List.of(210.0, 320.0);

    private static final String CLOSING = ".,!?)]}’”%:;";

    @Test
    void linesOfShippedLessonsEndBetweenWords() throws UserFacingException {
        TestWindow.startToolkit();
        List<Lesson> lessons = new ArrayList<>();
        for (String id : LessonFiles.SHIPPED) {
            lessons.add(LessonFiles.shipped(id, Language.KOREAN));
        }
        assertThat(TestWindow.fx(() -> lines(lessons))).as("broken lines").isGreaterThan(200);
    }

    private static List<Prose> texts(Step step) {
        List<Prose> all = new ArrayList<>(List.of(step.say(), step.explain(), step.notes()));
        Prediction prediction = step.prediction();
        if (prediction != null) {
            all.add(prediction.question());
        }
        if (step.task() != null) {
            all.add(step.task().text());
        }
        step.cards()
                .forEach(
                        card -> {
                            all.add(card.question());
                            all.add(card.answer());
                        });
        return all;
    }

    /** Checks the lines of all texts, and says how many were broken. */
    private static int lines(List<Lesson> lessons) {
        Fonts.load();
        VBox root = new VBox();
        for (Lesson lesson : lessons) {
            for (Step step : lesson.steps()) {
                for (Prose prose : texts(step)) {
                    root.getChildren()
                            .add(
                                    new ProseView(new StillLessonWindow())
                                            .show(prose, lesson.folder()));
                }
            }
        }
        StyleSheets.style(root);
        Scene scene = new Scene(root);
        assertThat(scene.getRoot()).isSameAs(root);
        lay(root, WIDTHS.get(0));
        List<TextFlow> flows = flows(root, new ArrayList<>());
        flows.forEach(KoreanLinesTest::asOneText);
        int broken = 0;
        for (double width : WIDTHS) {
            lay(root, width);
            broken += flows.stream().mapToInt(KoreanLinesTest::breaks).sum();
        }
        return broken;
    }

    private static void lay(VBox root, double width) {
        root.applyCss();
        root.resize(width, root.prefHeight(width));
        root.layout();
    }

    private static List<TextFlow> flows(Parent parent, List<TextFlow> found) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child instanceof TextFlow flow) {
                found.add(flow);
            } else if (child instanceof Parent inner) {
                flows(inner, found);
            }
        }
        return found;
    }

    /** One text for all parts: in a flow of several, JavaFX is wrong about their characters. */
    private static void asOneText(TextFlow flow) {
        StringBuilder all = new StringBuilder();
        for (Node part : flow.getChildrenUnmodifiable()) {
            if (part instanceof Labeled link) {
                assertThat(link.getWidth())
                        .as("“%s” is not cut", link.getText())
                        .isGreaterThanOrEqualTo(Math.floor(link.prefWidth(-1)));
                all.append(link.getText());
            } else {
                all.append(((Text) part).getText());
            }
        }
        Text text = new Text(all.toString());
        text.getStyleClass().add(Styles.LESSON_TEXT);
        flow.getChildren().setAll(text);
    }

    /** A character of a text, and where it is. */
    private record Place(int character, double top) {}

    private static int breaks(TextFlow flow) {
        List<Place> places = new ArrayList<>();
        Text text = (Text) flow.getChildren().get(0);
        for (int i = 0; i < text.getText().length(); i++) {
            places.add(new Place(text.getText().charAt(i), top(text, i)));
        }
        int broken = 0;
        for (int i = 1; i < places.size(); i++) {
            Place before = places.get(i - 1);
            Place now = places.get(i);
            if (now.top() > before.top() + 8) {
                broken++;
                String around = around(places, i);
                assertThat(
                                Character.isLetterOrDigit(before.character())
                                        && Character.isLetterOrDigit(now.character()))
                        .as("a line ends inside of a word: %s", around)
                        .isFalse();
                assertThat(CLOSING.indexOf(now.character()))
                        .as("a line begins with a closing mark: %s", around)
                        .isNegative();
            }
        }
        return broken;
    }

    private static String around(List<Place> places, int at) {
        StringBuilder text = new StringBuilder();
        for (int i = Math.max(0, at - 12); i < Math.min(places.size(), at + 12); i++) {
            text.append(i == at ? "|" : "").append((char) places.get(i).character());
        }
        return text.toString();
    }

    /** The middle of the line of a character. */
    private static double top(Text text, int index) {
        return new Path(text.rangeShape(index, index + 1)).getBoundsInLocal().getCenterY();
    }
}
