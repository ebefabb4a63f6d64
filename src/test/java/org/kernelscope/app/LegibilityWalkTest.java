package org.kernelscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kernelscope.analysis.ClassReplacement;
import org.kernelscope.composition.ExampleDrawing;
import org.kernelscope.composition.ProgramModels;
import org.kernelscope.data.ClassNames;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Presets;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.ui.CutText;
import org.kernelscope.ui.Keys;
import org.kernelscope.ui.PaintedTexts;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.control.CanvasView;
import org.kernelscope.ui.control.PixelView;
import org.kernelscope.ui.paint.TextScale;

/**
 * Text can be read from the back row: it grows with the text size in every view, and none of it is
 * cut or lies on other text, in both languages.
 */
@Tag("slow")
final class LegibilityWalkTest {
    private RunningProgram program;
    private TestWindow window;

    @BeforeEach
    void start() {
        program = RunningProgram.with(ExampleDrawing.digit());
        window = program.window();
    }

    @AfterEach
    void close() {
        program.close();
    }

    @Test
    void noTextOfAnyViewIsCutAtAnySizeInAnyLanguage() {
        LegibilityScenes scenes = new LegibilityScenes(program);
        scenes.train();
        List<String> faults = new ArrayList<>();
        int painted = 0;
        int place = 0;
        try (PaintedTexts texts = PaintedTexts.watch()) {
            // What a scene computes and moves need not be waited for again at each size.
            for (Map.Entry<String, Runnable> scene : scenes.all().entrySet()) {
                TestWindow.run(scene.getValue()::run);
                TestWindow.run(() -> program.parts().window().stage().finishMoving());
                for (Look look : looks(place)) {
                    set(look.language, look.scale);
                    // Some parts only know in the second frame how much room they have.
                    window.settle();
                    TestWindow.until("it is settled", () -> program.parts().isSettled());
                    texts.clear();
                    TestWindow.run(() -> repaint(scene().getRoot()));
                    window.settle();
                    String name =
                            look.language + " " + look.scale.percent() + " % " + scene.getKey();
                    List<String> cut = TestWindow.fx(() -> CutText.in(scene()));
                    cut.forEach(fault -> faults.add(name + ": " + fault));
                    texts.faults().forEach(fault -> faults.add(name + ": " + fault));
                    painted += texts.count();
                }
                place++;
            }
        }
        assertThat(faults).isEmpty();
        assertThat(painted).as("texts that were painted").isPositive();
    }

    /** Beside bars and squares, in the headline: long names are cut, and lie on nothing else. */
    @Test
    void longNamesOfClassesAreShortened() {
        for (int classes : new int[] {12, 62}) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < classes; i++) {
                names.add(i % 2 == 0 ? "capital letter " + i + " with serif" : "아주 긴 한글 이름 " + i);
            }
            TestWindow.run(
                    () -> {
                        Model model = ProgramModels.bundled(Presets.LENET5_MODERN);
                        program.shared()
                                .network()
                                .use(() -> ClassReplacement.of(model, new ClassNames(names), 1));
                    });
            TestWindow.until(
                    "it has the classes",
                    () ->
                            program.shown() != null
                                    && program.shown().model().architecture().classes() == classes);
            List<String> faults = new ArrayList<>();
            try (PaintedTexts texts = PaintedTexts.watch()) {
                for (TextScale scale : TextScale.values()) {
                    set(Language.ENGLISH, scale);
                    window.settle();
                    window.settle();
                    List<String> found = TestWindow.fx(() -> CutText.in(scene()));
                    found.addAll(TestWindow.fx(this::namesOnSquares));
                    found.forEach(fault -> faults.add(scale.percent() + " %: " + fault));
                    texts.faults().forEach(fault -> faults.add(scale.percent() + " %: " + fault));
                }
            }
            assertThat(faults).isEmpty();
        }
    }

    /** Names on the stage that reach over its edge or lie on one another. */
    private List<String> namesOnSquares() {
        Node stage = scene().getRoot().lookup("#stage");
        Bounds room = stage.localToScene(stage.getLayoutBounds());
        List<String> faults = new ArrayList<>();
        double below = Double.NEGATIVE_INFINITY;
        for (Node name : stage.lookupAll(".ks-class-name")) {
            if (name.isVisible()) {
                Bounds place = name.localToScene(name.getLayoutBounds());
                if (place.getMaxX() > room.getMaxX() + 1 || place.getCenterY() < below) {
                    faults.add("“" + ((Labeled) name).getText() + "” at " + place);
                }
                below = place.getCenterY() + 0.6 * place.getHeight();
            }
        }
        return faults;
    }

    private record Look(Language language, TextScale scale) {}

    /**
     * The smallest and the largest size in both languages, and one between in one language, by
     * turns. Each change of size styles the whole window anew, so one scene goes up and the next
     * comes down.
     */
    private static List<Look> looks(int place) {
        List<Look> looks = new ArrayList<>();
        for (TextScale scale : TextScale.values()) {
            for (Language language : Language.values()) {
                boolean between = scale != TextScale.NORMAL && scale != TextScale.HUGE;
                int turn = 2 * (scale.ordinal() % 2) + language.ordinal() % 2;
                if (!between || turn == place / 2 % 4) {
                    looks.add(new Look(language, scale));
                }
            }
        }
        if (place % 2 == 1) {
            Collections.reverse(looks);
        }
        return looks;
    }

    @Test
    void nothingOfTheLeftColumnIsCutBesideItsScrollBar() {
        TestWindow.run(
                () -> {
                    program.stage().setWidth(960);
                    program.stage().setHeight(540);
                });
        for (TextScale scale : List.of(TextScale.MEDIUM, TextScale.LARGE)) {
            set(Language.ENGLISH, scale);
            window.settle();
            window.settle();
            Node column = window.find("#left", Node.class);
            double edge =
                    TestWindow.fx(() -> column.lookup(".viewport")).localToScene(0, 0).getX()
                            + TestWindow.fx(
                                    () -> column.lookup(".viewport").getLayoutBounds().getWidth());
            for (String id : List.of("#pad", "#paste", "#move-handles", "#strip-framed", "#tray")) {
                Node part = window.find(id, Node.class);
                assertThat(TestWindow.fx(() -> part.localToScene(part.getLayoutBounds()).getMaxX()))
                        .as("%s at %s %%", id, scale.percent())
                        .isLessThanOrEqualTo(edge);
            }
        }
    }

    @Test
    void theTextSizeIsChosenInTheTopBarAndByKeysWhereverTheKeyboardIs() {
        assertThat(size()).isEqualTo(13);
        MenuButton menu = window.find("#text-size", MenuButton.class);
        TestWindow.run(
                () ->
                        menu.getItems().stream()
                                .filter(item -> "text-size-150".equals(item.getId()))
                                .forEach(item -> item.fire()));
        assertThat(size()).isEqualTo(19.5);
        Node pad = window.find("#pad", Node.class);
        Keys.press(pad, Keys.pressed(KeyCode.EQUALS, "+", true, true));
        assertThat(size()).as("an American keyboard").isEqualTo(26);
        Keys.press(pad, Keys.pressed(KeyCode.PLUS, "*", true, true));
        assertThat(size()).as("the largest").isEqualTo(26);
        Node stage = window.find("#stage", Node.class);
        Keys.press(stage, Keys.pressed(KeyCode.MINUS, "_", true, true));
        assertThat(size()).isEqualTo(19.5);
        Keys.press(stage, Keys.pressed(KeyCode.MINUS, "6", true, true));
        assertThat(size()).as("a French keyboard").isEqualTo(16.5);
        Keys.press(stage, Keys.pressed(KeyCode.SUBTRACT, "-", true, true));
        assertThat(size()).isEqualTo(13);
    }

    @Test
    void theToolsThatHaveNoRoomInTheTopBarAreBehindAButtonAndComeBack() {
        Node theme = window.find("#theme", Node.class);
        assertThat(TestWindow.fx(theme::isVisible)).isTrue();
        set(Language.ENGLISH, TextScale.HUGE);
        window.settle();
        assertThat(TestWindow.fx(theme::isVisible)).isFalse();
        window.click("#more");
        TestWindow.until("it is in the pop-over", theme::isVisible);
        assertThat(TestWindow.fx(() -> theme.getScene() == scene())).isFalse();
        TestWindow.run(() -> theme.getScene().getWindow().hide());
        TestWindow.until("it is back", () -> theme.getScene() == scene());
        set(Language.ENGLISH, TextScale.NORMAL);
        TestWindow.until("it is in the bar", theme::isVisible);
    }

    private void set(Language language, TextScale scale) {
        TestWindow.run(
                () -> {
                    program.shared().localisation().languageProperty().set(language);
                    program.shared().display().textScaleProperty().set(scale);
                });
    }

    private double size() {
        return TestWindow.fx(
                () -> org.kernelscope.ui.control.TextSize.at(program.parts().window()));
    }

    private Scene scene() {
        return program.stage().getScene();
    }

    private static void repaint(Node node) {
        if (node instanceof CanvasView canvas) {
            canvas.repaint();
        } else if (node instanceof PixelView pixels) {
            pixels.repaint();
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(LegibilityWalkTest::repaint);
        }
    }
}
