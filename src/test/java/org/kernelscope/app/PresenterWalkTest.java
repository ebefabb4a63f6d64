package org.kernelscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.composition.ExampleDrawing;
import org.kernelscope.data.Drawing;
import org.kernelscope.lesson.LessonFiles;
import org.kernelscope.network.Cell;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.ui.Keys;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.control.NodeVisibility;
import org.kernelscope.ui.lesson.LessonModel;
import org.kernelscope.ui.lesson.presenter.MirrorView;
import org.kernelscope.ui.lesson.presenter.PresenterModel;
import org.kernelscope.ui.lesson.presenter.PresenterWindows;
import org.kernelscope.ui.lesson.presenter.Screens;
import org.kernelscope.ui.lesson.presenter.StepImages;
import org.kernelscope.ui.lesson.presenter.Votes;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.train.model.TrainTab;

/** A lesson in front of a class: two windows on two screens that are simulated. */
final class PresenterWalkTest {
    private static final Rectangle2D OWN = new Rectangle2D(0, 0, 1280, 800);
    private static final Rectangle2D PROJECTOR = new Rectangle2D(1280, 0, 1280, 800);

    private RunningProgram program;
    private LessonModel lesson;
    private PresenterModel presenter;
    private PresenterWindows windows;
    private final TwoScreens screens = new TwoScreens();

    private static final class TwoScreens implements Screens {
        /** The display in memory is as large as one screen; windows are only told apart. */
        private final Map<Stage, Rectangle2D> places = new HashMap<>();

        private final ObservableList<Rectangle2D> all =
                FXCollections.observableArrayList(OWN, PROJECTOR);

        @Override
        public ObservableList<Rectangle2D> all() {
            return all;
        }

        @Override
        public void fill(Stage stage, Rectangle2D screen) {
            place(stage, screen);
        }

        @Override
        public void place(Stage stage, Rectangle2D screen) {
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(screen.getWidth());
            stage.setHeight(screen.getHeight());
            places.put(stage, screen);
        }

        @Override
        public void release(Stage stage) {
            places.remove(stage);
        }
    }

    @BeforeEach
    void start() {
        program = RunningProgram.with(ExampleDrawing.digit());
        lesson = program.parts().lessons().model();
        presenter = program.parts().lessons().presenter().model();
        windows = TestWindow.fx(() -> program.parts().lessons().presenter().show(screens));
        TestWindow.run(
                () -> {
                    lesson.progressProperty().set(Map.of());
                    lesson.open(LessonFiles.shipped("five-numbers", Language.ENGLISH));
                });
        rest();
    }

    @AfterEach
    void close() {
        TestWindow.run(presenter::end);
        program.close();
    }

    private void rest() {
        program.window().settle();
        TestWindow.until(
                "everything is at rest",
                () ->
                        lesson.isSettled()
                                && program.shown() != null
                                && program.parts().window().stage().isAtRest());
        program.window().settle();
    }

    private void press(KeyCode code, String text) {
        Keys.press(program.parts().window(), Keys.pressed(code, text, false, false));
    }

    private Stage console() {
        TestWindow.until("the lecturer's window", () -> windows.lecturer().isPresent());
        return TestWindow.fx(() -> windows.lecturer().orElseThrow());
    }

    private Node inConsole(String selector) {
        Stage stage = console();
        TestWindow.until(selector, () -> stage.getScene().getRoot().lookup(selector) != null);
        return TestWindow.fx(() -> stage.getScene().getRoot().lookup(selector));
    }

    private boolean shows(String selector) {
        return TestWindow.fx(
                () -> {
                    Node node = program.parts().window().lookup(selector);
                    return node != null && node.isVisible();
                });
    }

    private static long colours(Image image) {
        PixelReader pixels = image.getPixelReader();
        return IntStream.range(0, (int) image.getHeight())
                .flatMap(
                        y ->
                                IntStream.range(0, (int) image.getWidth())
                                        .map(x -> pixels.getArgb(x, y)))
                .distinct()
                .count();
    }

    private Rectangle2D screenOf(Stage stage) {
        return TestWindow.fx(() -> screens.places.get(stage));
    }

    private static Rectangle2D place(Stage stage) {
        return TestWindow.fx(
                () ->
                        new Rectangle2D(
                                stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()));
    }

    @Test
    void theAudienceSeesTheQuestionAndTheLecturerTheNotes() {
        Rectangle2D before = place(program.stage());
        press(KeyCode.F5, "");
        Stage console = console();
        rest();
        assertThat(screenOf(program.stage())).isEqualTo(PROJECTOR);
        assertThat(shows("#question-title")).isTrue();
        assertThat(shows("#lesson-panel")).isFalse();
        assertThat(shows("#tray")).isFalse();
        assertThat(shows("#stage")).isTrue();
        assertThat(shows("#pad")).isTrue();
        inConsole("#console-step-7");
        StepImages pictures = program.parts().lessons().presenter().pictures();
        TestWindow.until("a picture of a scene", () -> !pictures.pictures().isEmpty());
        assertThat(TestWindow.fx(() -> colours(Objects.requireNonNull(pictures.pictures().get(0)))))
                .as("colours in it")
                .isGreaterThan(20);

        TestWindow.run(() -> presenter.swappedProperty().set(true));
        assertThat(screenOf(program.stage())).isEqualTo(OWN);
        assertThat(screenOf(console)).isEqualTo(PROJECTOR);

        press(KeyCode.PAGE_DOWN, "");
        press(KeyCode.DIGIT2, "2");
        TestWindow.run(() -> screens.all.remove(PROJECTOR));
        rest();
        assertThat(TestWindow.fx(() -> windows.lecturer())).isEmpty();
        assertThat(screenOf(program.stage())).isEqualTo(OWN);
        assertThat(TestWindow.fx(() -> presenter.onProperty().get())).isTrue();
        assertThat(TestWindow.fx(() -> lesson.revealedProperty().get())).isTrue();
        assertThat(TestWindow.fx(() -> presenter.votesProperty().get().current()))
                .containsExactly(0, 1, 0, 0);

        TestWindow.run(() -> screens.all.add(PROJECTOR));
        assertThat(console()).isSameAs(console);

        Node mirror = inConsole("#mirror");
        assertThat(TestWindow.fx(() -> NodeVisibility.inOpenWindow(mirror).getValue())).isTrue();
        TestWindow.run(program.stage()::hide);
        assertThat(TestWindow.fx(console::isShowing)).as("nothing stays behind").isFalse();
        assertThat(TestWindow.fx(() -> NodeVisibility.inOpenWindow(mirror).getValue()))
                .as("a closed window costs nothing")
                .isFalse();
        TestWindow.run(program.stage()::show);
        press(KeyCode.F5, "");
        assertThat(console()).isSameAs(console);

        press(KeyCode.ESCAPE, "");
        rest();
        assertThat(TestWindow.fx(() -> windows.lecturer())).isEmpty();
        assertThat(place(program.stage())).isEqualTo(before);
        assertThat(shows("#lesson-panel")).isTrue();
        assertThat(shows("#question")).isFalse();
        assertThat(shows("#tray")).isTrue();
    }

    @Test
    void whatIsDoneToTheImageOrThePadOfTheLecturerIsDoneToTheWindow() {
        press(KeyCode.F5, "");
        Stage console = console();
        MirrorView mirror = (MirrorView) inConsole("#mirror");
        Node pad = inConsole("#pad");
        rest();

        Drawing before = program.drawing();
        program.window().pointAt(pad, 0.3, 0.3);
        program.window().press();
        program.window().pointAt(pad, 0.6, 0.6);
        program.window().release();
        assertThat(program.drawing()).as("drawn on the lecturer's pad").isNotEqualTo(before);
        program.answer();
        rest();

        Node shown = program.window().find("#pad", Node.class);
        Drawing second = program.drawing();
        pointAt(mirror, place(shown, 0.4, 0.4));
        program.window().press();
        pointAt(mirror, place(shown, 0.7, 0.4));
        program.window().release();
        assertThat(program.drawing()).as("drawn on the image").isNotEqualTo(second);
        program.answer();
        rest();

        var stage = program.parts().window().stage();
        Bounds cell = TestWindow.fx(() -> stage.boundsOf(new Cell(0, 2, 14, 14)).orElseThrow());
        Point2D middle =
                TestWindow.fx(() -> stage.localToScene(cell.getCenterX(), cell.getCenterY()));
        pointAt(mirror, middle);
        // A pixel of the image is more than a cell.
        TestWindow.until(
                "the map is pointed at",
                () -> {
                    Cell hovered = program.shared().selection().hoveredProperty().get();
                    return hovered != null && hovered.layer() == 0 && hovered.channel() == 2;
                });
        program.window().click();
        TestWindow.until(
                "the map is open",
                () -> program.shared().selection().openedProperty().get() != null);
        TestWindow.run(() -> program.shared().selection().upTo(0));
        program.window().pointAt(inConsole("#console-next"), 0.5, 0.5);
        TestWindow.until(
                "the mouse has left the stage",
                () -> program.shared().selection().hoveredProperty().get() == null);
        assertThat(TestWindow.fx(console::isShowing)).isTrue();
    }

    private static Point2D place(Node node, double x, double y) {
        return TestWindow.fx(
                () -> {
                    Bounds bounds = node.getLayoutBounds();
                    return node.localToScene(x * bounds.getWidth(), y * bounds.getHeight());
                });
    }

    /** Points at the image of a place of the window. */
    private void pointAt(MirrorView mirror, Point2D place) {
        program.window().pointAt(mirror, TestWindow.fx(() -> mirror.placeOf(place)));
    }

    @Test
    void thePenTheRingAndTheBlankScreenLieOverTheWindow() {
        TestWindow.run(() -> screens.all.remove(PROJECTOR));
        press(KeyCode.F5, "");
        rest();
        assertThat(TestWindow.fx(() -> windows.lecturer())).as("one screen").isEmpty();
        var stage = program.parts().window().stage();
        press(KeyCode.L, "l");
        program.window().pointAt(stage, 0.5, 0.5);
        TestWindow.until("the ring", () -> shown("#presenter-ring"));

        press(KeyCode.P, "p");
        assertThat(shows("#presenter-ring")).isFalse();
        Drawing drawing = program.drawing();
        Node pad = program.window().find("#pad", Node.class);
        program.window().pointAt(pad, 0.2, 0.5);
        program.window().press();
        program.window().pointAt(pad, 0.8, 0.5);
        program.window().release();
        assertThat(program.drawing()).as("the pad is not drawn on").isEqualTo(drawing);
        assertThat(TestWindow.fx(() -> presenter.inkProperty().get().strokes())).hasSize(1);
        press(KeyCode.PAGE_DOWN, "");
        press(KeyCode.PAGE_DOWN, "");
        assertThat(TestWindow.fx(() -> presenter.inkProperty().get())).isEqualTo(Drawing.EMPTY);
        press(KeyCode.P, "p");
        assertThat(TestWindow.fx(() -> presenter.toolProperty().get()))
                .isEqualTo(PresenterModel.Tool.NONE);

        press(KeyCode.PERIOD, ".");
        TestWindow.until("black", () -> shown("#presenter-blank"));
        press(KeyCode.B, "b");
        TestWindow.until("seen again", () -> !shown("#presenter-blank"));

        press(KeyCode.K, "k");
        assertThat(TestWindow.fx(() -> presenter.slowHandsProperty().get())).isTrue();
        program.window().click("#question-hands");
        assertThat(TestWindow.fx(() -> presenter.slowHandsProperty().get())).isFalse();
        program.window().click("#question-hands");
        press(KeyCode.LEFT, "");
        TestWindow.until("the key is named", () -> shown("#presenter-key"));
        assertThat(TestWindow.fx(() -> lesson.indexProperty().get())).isZero();
        program.window().pointAt(stage, 0.02, 0.98);
        program.window().press();
        TestWindow.until(
                "the click is ringed",
                () -> program.parts().window().lookup(".ks-presenter-click") != null);
        program.window().release();
        TestWindow.until(
                "it fades", () -> program.parts().window().lookup(".ks-presenter-click") == null);
    }

    private boolean shown(String selector) {
        Node node = program.parts().window().lookup(selector);
        return node != null && node.isVisible();
    }

    @Test
    void handsAreCountedInTwoRounds() {
        press(KeyCode.F5, "");
        TextField field = (TextField) inConsole("#vote-1");
        rest();
        TestWindow.run(() -> field.setText("12"));
        program.window().click(inConsole("#vote-more-0"));
        // The display in memory shows one window over the other.
        TestWindow.run(program.stage()::toFront);
        program.window().click("#question-option-0");
        press(KeyCode.DIGIT2, "2");
        assertThat(TestWindow.fx(() -> presenter.votesProperty().get()))
                .isEqualTo(Votes.of(4).with(0, 2).with(1, 13));
        assertThat(TestWindow.<String>fx(field::getText)).isEqualTo("13");

        press(KeyCode.PAGE_DOWN, "");
        TestWindow.run(console()::toFront);
        program.window().click(inConsole("#vote-again"));
        assertThat(TestWindow.<String>fx(field::getText)).isEqualTo("0");
        TestWindow.run(() -> field.setText("no number"));
        TestWindow.run(() -> field.setText("3"));
        Votes votes = TestWindow.fx(() -> presenter.votesProperty().get());
        assertThat(votes).isEqualTo(Votes.of(4).with(0, 2).with(1, 13).again().with(1, 3));
        rest();
        assertThat(
                        TestWindow.fx(
                                () ->
                                        program.parts()
                                                .window()
                                                .lookup("#question-option-1")
                                                .lookupAll(".ks-bar")
                                                .size()))
                .as("before and after")
                .isEqualTo(2);

        assertThat(shows("#question-vote-again")).as("the lecturer has it").isFalse();
        TestWindow.run(() -> screens.all.remove(PROJECTOR));
        rest();
        program.window().click("#question-vote-again");
        assertThat(TestWindow.fx(() -> presenter.votesProperty().get().isEmpty(1))).isTrue();
        press(KeyCode.DIGIT1, "1");
        assertThat(TestWindow.fx(() -> presenter.votesProperty().get().isEmpty(1))).isFalse();
        press(KeyCode.A, "a");
        assertThat(TestWindow.fx(() -> presenter.votesProperty().get().isEmpty(1))).isTrue();
    }

    @Test
    void theChartsOfAnExperimentHaveMoreRoomThanTheStageAboveThem() {
        press(KeyCode.F5, "");
        TestWindow.run(
                () -> {
                    program.shared().workspace().modeProperty().set(Mode.TRAIN);
                    program.parts().training().tabProperty().set(TrainTab.EXPERIMENT);
                });
        TestWindow.until("the experiment", () -> shown("#train-experiment"));
        rest();
        assertThat(shows("#train-tabs")).as("the lesson turns to the view").isFalse();
        Bounds stage = place("#stage");
        Bounds panel = place("#train-panel");
        assertThat(panel.getMinY()).isGreaterThanOrEqualTo(stage.getMaxY());
        assertThat(panel.getHeight()).isGreaterThan(2 * stage.getHeight());

        TestWindow.run(() -> program.parts().training().tabProperty().set(TrainTab.CURVES));
        TestWindow.until("the curves", () -> place("#stage").getHeight() > stage.getHeight());
    }

    private Bounds place(String selector) {
        Node node = program.window().find(selector, Node.class);
        return TestWindow.fx(() -> node.localToScene(node.getLayoutBounds()));
    }
}
