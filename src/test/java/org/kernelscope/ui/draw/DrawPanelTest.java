package org.kernelscope.ui.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import atlantafx.base.theme.PrimerLight;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import javafx.application.Application;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.PixelReader;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kernelscope.data.DigitImage;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.DrawingPreparation;
import org.kernelscope.data.FindOptions;
import org.kernelscope.data.FoundDigit.Box;
import org.kernelscope.data.ImageFiles;
import org.kernelscope.data.Preparation;
import org.kernelscope.data.PreparedDigit;
import org.kernelscope.data.ReadProgress;
import org.kernelscope.data.Stroke;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.thread.NamedThreads;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.paint.Theme;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.Notices;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Drawing with a robot's mouse and keys, and pictures that are opened or broken. */
@ExtendWith(ApplicationExtension.class)
@Tag("slow")
final class DrawPanelTest {
    private static final Path BROKEN = Path.of("broken.png");
    private static final Path STRANGE = Path.of("strange.png");
    private static final Path HUGE = Path.of("huge.png");
    private static final Path TWO_DIGITS = Path.of("two.png");
    private static final Path PHOTOGRAPH =
            Path.of("src/test/resources/pictures/sheet-on-desk-4.jpg");
    private static final Tensor PICTURE = Tensor.zeros(Shape.of(1, 30, 20));

    private final DrawingModel drawing = new DrawingModel();
    private final Display display = new Display();
    private final Localisation texts = new Localisation();
    private final Notices notices = new Notices();
    private final ExecutorService work = NamedThreads.single("work");
    private final ImageImportModel pictures =
            new ImageImportModel(
                    new TwoPictures(),
                    () -> FindOptions.USUAL,
                    work::execute,
                    work,
                    drawing,
                    notices);

    @Start
    void start(Stage stage) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        DrawCommands commands = new DrawCommands(drawing, pictures, texts);
        DrawPanel panel =
                new DrawPanel(
                        drawing,
                        pictures,
                        commands,
                        new SimpleObjectProperty<@Nullable InferenceResult>(),
                        new SimpleBooleanProperty(),
                        new Region(),
                        () -> {},
                        display,
                        texts);
        Scene scene = new Scene(panel, 240, 460);
        commands.install(scene);
        stage.setScene(scene);
        stage.show();
        stage.requestFocus();
    }

    @AfterEach
    void stop() {
        work.shutdown();
    }

    @Test
    void theDrawingFollowsThePenBeforeItIsLifted(FxRobot robot) {
        robot.moveTo(at(robot, 0.3, 0.3)).press(MouseButton.PRIMARY);
        assertThat(drawing.drawing().strokes()).hasSize(1);
        robot.moveTo(at(robot, 0.3, 0.7));
        Stroke stroke = drawing.drawing().strokes().get(0);
        assertThat(stroke.points()).isGreaterThan(1);
        assertThat(stroke.y(stroke.points() - 1)).isBetween(0.68f, 0.72f);
        robot.release(MouseButton.PRIMARY);

        Drawing lifted = drawing.drawing();
        robot.moveTo(at(robot, 0.7, 0.7));
        assertThat(drawing.drawing()).isSameAs(lifted);
    }

    @Test
    void anotherButtonDoesNotDraw(FxRobot robot) {
        robot.moveTo(at(robot, 0.3, 0.3)).press(MouseButton.SECONDARY);
        robot.moveTo(at(robot, 0.6, 0.6)).release(MouseButton.SECONDARY);
        assertThat(drawing.drawing().isBlank()).isTrue();
    }

    @Test
    void inkIsSeenWhereThePenWasInTheColourOfTheTheme(FxRobot robot) {
        robot.moveTo(at(robot, 0.4, 0.5)).press(MouseButton.PRIMARY);
        robot.moveTo(at(robot, 0.6, 0.5)).release(MouseButton.PRIMARY);
        robot.moveTo(at(robot, 0.9, 0.9));
        awaitColour(robot, 0.5, 0.5, Palette.ink(Theme.LIGHT, 1));
        robot.interact(() -> display.themeProperty().set(Theme.DARK));
        awaitColour(robot, 0.5, 0.5, Palette.ink(Theme.DARK, 1));
        awaitColour(robot, 0.5, 0.1, Palette.ink(Theme.DARK, 0));
        robot.interact(drawing::clear);
        awaitColour(robot, 0.45, 0.4, Palette.ink(Theme.DARK, 0));
    }

    @Test
    void theRequestToDrawVanishesWithTheFirstStroke(FxRobot robot) {
        Label prompt = robot.lookup(".ks-pad-prompt").queryAs(Label.class);
        assertThat(prompt.isVisible()).isTrue();
        robot.clickOn(at(robot, 0.5, 0.5));
        assertThat(prompt.isVisible()).isFalse();
    }

    @Test
    void digitsAreAskedForOnlyWhereDigitsAreDrawn(FxRobot robot) {
        Label prompt = robot.lookup(".ks-pad-prompt").queryAs(Label.class);
        Label words = robot.lookup("#pad-invitation").queryAs(Label.class);
        assertThat(List.of(prompt.getText(), words.getText()))
                .containsExactly("Draw a digit", "Draw your own digit here");
        TestWindow.run(() -> drawing.signsProperty().set(true));
        assertThat(List.of(prompt.getText(), words.getText())).containsOnly("Draw here");
    }

    @Test
    void theInvitationStandsClearOfTheExample(FxRobot robot) {
        Label words = robot.lookup("#pad-invitation").queryAs(Label.class);
        Stroke low = Stroke.at(0.5, 0.4, 0.1).to(0.5, 0.8);
        for (Stroke example : List.of(low, Stroke.at(0.5, 0.3, 0.1).to(0.5, 0.9))) {
            TestWindow.run(() -> drawing.showSample(Drawing.EMPTY.plus(example)));
            WaitForAsyncUtils.waitForFxEvents();
            Region pad = robot.lookup("#pad").queryAs(Region.class);
            double side = pad.getWidth();
            Bounds place = TestWindow.fx(words::getBoundsInParent);
            double top = example.y(0) - example.width() / 2;
            double bottom = example.y(1) + example.width() / 2;
            assertThat(place.getMaxY() < top * side || place.getMinY() > bottom * side)
                    .as("%s", place)
                    .isTrue();
            assertThat(place.getMinY()).isPositive();
            assertThat(place.getMaxY()).isLessThan(side);
            assertThat(words.getOpacity()).isEqualTo(1);
        }
        Stroke whole = Stroke.at(0.5, 0.1, 0.1).to(0.5, 0.9);
        TestWindow.run(() -> drawing.showSample(Drawing.EMPTY.plus(whole)));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(words.getOpacity()).as("no room").isZero();
        robot.clickOn(at(robot, 0.5, 0.5));
        assertThat(words.isVisible()).isFalse();
    }

    @Test
    void keysUndoRedoAndClear(FxRobot robot) {
        robot.clickOn(at(robot, 0.3, 0.3)).clickOn(at(robot, 0.6, 0.6));
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(drawing.drawing().strokes()).hasSize(1);
        robot.push(KeyCode.CONTROL, KeyCode.Y);
        assertThat(drawing.drawing().strokes()).hasSize(2);
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        assertThat(drawing.drawing().strokes()).hasSize(2);
        robot.push(KeyCode.CONTROL, KeyCode.DELETE);
        assertThat(drawing.drawing().isBlank()).isTrue();
    }

    @Test
    void buttonsUndoRedoAndClear(FxRobot robot) {
        Node undo = robot.lookup("#undo").query();
        assertThat(undo.isDisabled()).isTrue();
        robot.clickOn(at(robot, 0.3, 0.3)).clickOn("#undo");
        assertThat(drawing.drawing().isBlank()).isTrue();
        robot.clickOn("#redo");
        assertThat(drawing.drawing().strokes()).hasSize(1);
        robot.clickOn("#clear");
        assertThat(drawing.drawing().isBlank()).isTrue();
    }

    @Test
    void aDigitCanBeDrawnWithTheKeyboardAlone(FxRobot robot) {
        focusPad(robot);
        robot.push(KeyCode.SPACE);
        robot.push(KeyCode.RIGHT).push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.END);
        robot.push(KeyCode.SPACE).push(KeyCode.LEFT);
        assertThat(drawing.drawing().strokes()).hasSize(1);
        Stroke stroke = drawing.drawing().strokes().get(0);
        assertThat(stroke.points()).isEqualTo(5);
        assertThat(stroke.x(4)).isCloseTo(stroke.x(0), within(1e-6f));
        assertThat(stroke.y(4)).isGreaterThan(stroke.y(0));
        robot.push(KeyCode.BACK_SPACE);
        assertThat(drawing.drawing().isBlank()).isTrue();
    }

    @Test
    void thePenLiftsWhenTheFocusLeaves(FxRobot robot) {
        focusPad(robot);
        robot.push(KeyCode.SPACE);
        assertThat(drawing.penDownProperty().get()).isTrue();
        robot.push(KeyCode.TAB);
        assertThat(drawing.penDownProperty().get()).isFalse();
    }

    @Test
    void bracketsChangeTheBrushAndTheSliderFollows(FxRobot robot) {
        focusPad(robot);
        robot.write("]");
        assertThat(display.penWidthProperty().get()).isGreaterThan(Display.DEFAULT_PEN);
        Slider slider = robot.lookup("#brush").query();
        assertThat(slider.getValue()).isEqualTo(display.penWidthProperty().get());
        robot.write("[[");
        assertThat(display.penWidthProperty().get()).isLessThan(Display.DEFAULT_PEN);
    }

    @Test
    void aPictureIsPutOnThePad(FxRobot robot) {
        robot.interact(() -> pictures.open(Path.of("fine.png")));
        await().atMost(TestWindow.PATIENCE).until(() -> !drawing.drawing().isBlank());
        Drawing.Backdrop backdrop = Objects.requireNonNull(drawing.drawing().backdrop());
        assertThat(backdrop.ink()).isEqualTo(PICTURE);
        assertThat(backdrop.prepared()).isFalse();
        assertThat(notices.newestProperty().get()).isNull();
    }

    @Test
    void aBrokenPictureIsToldAndThePadStays(FxRobot robot) {
        robot.clickOn(at(robot, 0.5, 0.5));
        Drawing before = drawing.drawing();
        robot.interact(() -> pictures.open(BROKEN));
        await().atMost(TestWindow.PATIENCE).until(() -> notices.newestProperty().get() != null);
        UserFacingException told = Objects.requireNonNull(notices.newestProperty().get());
        assertThat(told).hasMessageContaining("broken.png");
        assertThat(drawing.drawing()).isSameAs(before);
    }

    /** A large picture, whose digit changes if it is made smaller once more. */
    @Test
    void theNetworkGetsTheSameDigitAsFromTheCommandLine(FxRobot robot) throws UserFacingException {
        robot.interact(() -> pictures.open(PHOTOGRAPH));
        await().atMost(TestWindow.PATIENCE).until(() -> !drawing.drawing().isBlank());
        PreparedDigit onThePad = new DrawingPreparation().prepare(drawing.drawing());
        assertThat(onThePad.digit())
                .isEqualTo(Preparation.prepare(ImageFiles.read(PHOTOGRAPH)).digit());
        Drawing.Backdrop backdrop = Objects.requireNonNull(drawing.drawing().backdrop());
        assertThat(backdrop.ink().shape()).isEqualTo(Shape.of(1, 354, 282));
    }

    /** A sheet on a desk: without its step the whole image is read, with it the sheet again. */
    @Test
    void aStepOfAPhotographIsLeftOutAndTakenBack(FxRobot robot) {
        assertThat(robot.lookup("#photo").query().isVisible()).isFalse();
        robot.interact(() -> pictures.open(PHOTOGRAPH));
        await().atMost(TestWindow.PATIENCE).until(() -> shows(Shape.of(1, 354, 282)));
        robot.interact(() -> step(robot).fire());
        await().atMost(TestWindow.PATIENCE).until(() -> shows(Shape.of(1, 512, 512)));
        robot.interact(() -> step(robot).fire());
        await().atMost(TestWindow.PATIENCE).until(() -> shows(Shape.of(1, 354, 282)));
        robot.interact(drawing::clear);
        assertThat(robot.lookup("#photo").query().isVisible()).isFalse();
    }

    private static ToggleButton step(FxRobot robot) {
        return robot.lookup("#photo-step-sheet").queryAs(ToggleButton.class);
    }

    private boolean shows(Shape shape) {
        Drawing.Backdrop backdrop = drawing.drawing().backdrop();
        return backdrop != null && backdrop.ink().shape().equals(shape);
    }

    /** A box around the second bar: only that one is read, and the whole image again. */
    @Test
    void aBoxIsDraggedAroundTheDigit(FxRobot robot) {
        List<Box> chosen = new ArrayList<>();
        Tensor wide = Tensor.zeros(Shape.of(1, 20, 40));
        BoxChooser chooser =
                TestWindow.fx(
                        () ->
                                new BoxChooser(
                                        wide, null, display.themeProperty(), texts, chosen::add));
        Node drag = chooser.lookup("#photo-drag");
        TestWindow.run(
                () -> {
                    drag.fireEvent(mouse(MouseEvent.MOUSE_PRESSED, 160, 120));
                    drag.fireEvent(mouse(MouseEvent.MOUSE_DRAGGED, 400, 200));
                    drag.fireEvent(mouse(MouseEvent.MOUSE_RELEASED, 400, 200));
                    drag.fireEvent(mouse(MouseEvent.MOUSE_PRESSED, 10, 100));
                    drag.fireEvent(mouse(MouseEvent.MOUSE_RELEASED, 10, 100));
                });
        // The image is 320 × 160 in the middle of a square of 320; a click is no box.
        assertThat(chosen).containsExactly(new Box(0.5, 0.25, 0.5, 0.5));
    }

    private static MouseEvent mouse(EventType<MouseEvent> type, double x, double y) {
        return new MouseEvent(
                type,
                x,
                y,
                x,
                y,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                true,
                false,
                false,
                null);
    }

    @Test
    void aPictureOfSeveralDigitsIsReadWithAWarning(FxRobot robot) {
        robot.interact(() -> pictures.open(TWO_DIGITS));
        await().atMost(TestWindow.PATIENCE).until(() -> notices.newestProperty().get() != null);
        UserFacingException told = Objects.requireNonNull(notices.newestProperty().get());
        assertThat(told).hasMessageStartingWith("The image shows 2 shapes that could be digits");
        assertThat(drawing.drawing().isBlank()).isFalse();
    }

    @Test
    void whateverGoesWrongWithAPictureIsTold(FxRobot robot) {
        robot.interact(() -> pictures.open(STRANGE));
        await().atMost(TestWindow.PATIENCE).until(() -> notices.newestProperty().get() != null);
        assertThat(notices.newestProperty().get()).hasMessageContaining("a strange profile");
        robot.interact(notices::dismiss);
        robot.interact(() -> pictures.open(HUGE));
        await().atMost(TestWindow.PATIENCE).until(() -> notices.newestProperty().get() != null);
        UserFacingException told = Objects.requireNonNull(notices.newestProperty().get());
        assertThat(told.key()).isEqualTo("draw.picture.memory");
        assertThat(drawing.drawing().isBlank()).isTrue();
    }

    @Test
    void theClipboardTakesPicturesAsLargeAsAFile() {
        int side = (int) Math.sqrt(ImageFiles.MAX_PIXELS);
        int[] none = {};
        assertThatThrownBy(() -> ImageFiles.ofArgb(side, side, none))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ImageFiles.ofArgb(side + 1, side, none))
                .isInstanceOf(UserFacingException.class);
    }

    @Test
    void everyTextFollowsTheLanguage(FxRobot robot) {
        Node undo = robot.lookup("#undo").query();
        Node pad = robot.lookup("#pad").query();
        assertThat(undo.getAccessibleText()).startsWith("Undo");
        robot.interact(() -> texts.languageProperty().set(Language.KOREAN));
        assertThat(undo.getAccessibleText()).startsWith("실행 취소");
        assertThat(pad.getAccessibleText()).isEqualTo("그림판");
    }

    private static void focusPad(FxRobot robot) {
        Node pad = robot.lookup("#pad").query();
        robot.interact(pad::requestFocus);
        assertThat(pad.isFocused()).isTrue();
    }

    /** A place on the pad in coordinates of the screen. */
    private static Point2D at(FxRobot robot, double x, double y) {
        Node pad = robot.lookup("#pad").query();
        Bounds bounds = pad.localToScreen(pad.getLayoutBounds());
        return new Point2D(
                bounds.getMinX() + x * bounds.getWidth(),
                bounds.getMinY() + y * bounds.getHeight());
    }

    private static void awaitColour(FxRobot robot, double x, double y, int argb) {
        Node pad = robot.lookup("#pad").query();
        await().atMost(TestWindow.PATIENCE)
                .untilAsserted(() -> assertThat(colour(pad, x, y)).isEqualTo(argb));
    }

    private static int colour(Node pad, double x, double y) {
        return WaitForAsyncUtils.waitForAsyncFx(
                5_000,
                () -> {
                    PixelReader pixels = pad.snapshot(null, null).getPixelReader();
                    Bounds bounds = pad.getBoundsInParent();
                    return pixels.getArgb(
                            (int) (x * bounds.getWidth()), (int) (y * bounds.getHeight()));
                });
    }

    private static Tensor twoBars() {
        float[] ink = new float[30 * 20];
        for (int row = 5; row < 25; row++) {
            ink[row * 20 + 4] = 1;
            ink[row * 20 + 14] = 1;
        }
        return Tensor.takeOver(Shape.of(1, 30, 20), ink);
    }

    /** One file is a picture, the other is not. */
    private static final class TwoPictures implements InputImageReader {
        @Override
        public DigitImage read(Path file, ReadProgress progress) throws UserFacingException {
            if (file.equals(BROKEN)) {
                throw new UserFacingException("data.picture.missing", file);
            }
            if (file.equals(STRANGE)) {
                throw new IllegalStateException("a strange profile");
            }
            if (file.equals(HUGE)) {
                throw new OutOfMemoryError("heap");
            }
            if (file.equals(PHOTOGRAPH)) {
                return ImageFiles.open(file, progress);
            }
            return new InkImage(file.equals(TWO_DIGITS) ? twoBars() : PICTURE);
        }

        @Override
        public DigitImage read(int rows, int columns, int[] argb) {
            return new InkImage(PICTURE);
        }
    }
}
