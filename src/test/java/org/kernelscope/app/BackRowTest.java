package org.kernelscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kernelscope.composition.ExampleDrawing;
import org.kernelscope.composition.HiddenWindow;
import org.kernelscope.composition.ProgramModels;
import org.kernelscope.lesson.Lesson;
import org.kernelscope.lesson.LessonFiles;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.settings.RunSettings;
import org.kernelscope.ui.Contrast;
import org.kernelscope.ui.CutText;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.control.CanvasView;
import org.kernelscope.ui.control.Fonts;
import org.kernelscope.ui.control.PaintScale;
import org.kernelscope.ui.control.PixelView;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.control.Themes;
import org.kernelscope.ui.lesson.LessonModel;
import org.kernelscope.ui.lesson.presenter.PresenterModel;
import org.kernelscope.ui.paint.PaintedText;
import org.kernelscope.ui.paint.TextScale;
import org.kernelscope.ui.paint.Theme;

/**
 * In front of a class, text is at least a 45th of the height of the screen, and a number a 50th: in
 * every step of every lesson that ships, before its answer in the larger window, and after it in
 * the smaller.
 */
@Tag("slow")
final class BackRowTest {
    private static final double WORDS = 1 / 45.0;
    private static final double NUMBERS = 1 / 50.0;
    private static final double ROUNDING = 0.01;
    private static final int DIGITS = 128;

    /** Where the class is asked, in the words of {@link CutText}. */
    private static final Pattern ASKED = Pattern.compile("QuestionStrip|OptionBox");

    /** The height of the larger window. */
    private static final int HIGH = 1080;

    @ParameterizedTest
    @CsvSource({"1280, 800", "1920, 1080"})
    void everyTextCanBeReadFromTheBackRow(int wide, int high) throws UserFacingException {
        TestWindow.startToolkit();
        boolean[] ready = new boolean[1];
        List<Throwable> failures = new ArrayList<>();
        HiddenWindow window =
                TestWindow.fx(
                        () -> {
                            Fonts.load();
                            return new HiddenWindow(ExampleDrawing.digit(), wide, high, 1);
                        });
        TestWindow.run(
                () ->
                        window.open(
                                ExampleDrawing.digit(),
                                ProgramModels.first(),
                                ProgramModels.firstModel(),
                                (parts, then) -> then.run(),
                                () -> ready[0] = true,
                                failures::add));
        TestWindow.until("it is ready", () -> ready[0]);
        Walk walk = new Walk(window, wide, high);
        try {
            walk.throughAllLessons();
        } finally {
            TestWindow.run(window::close);
        }
        assertThat(failures).isEmpty();
        assertThat(walk.small).isEmpty();
        assertThat(walk.read).isPositive();
    }

    /** A walk through all steps in one window. */
    private static final class Walk {
        /** Where text is too small, with its first place and words. */
        private final Map<String, String> small = new LinkedHashMap<>();

        private final HiddenWindow window;
        private final LessonModel lesson;
        private final PresenterModel presenter;
        private final double height;
        private final Scene console;
        private int read;
        private int lessons;

        Walk(HiddenWindow window, double width, double height) {
            this.window = window;
            this.height = height;
            lesson = window.parts().lessons().model();
            presenter = window.parts().lessons().presenter().model();
            console = TestWindow.fx(() -> console(width, height));
        }

        /** The lecturer's window: none of its text is cut, and all has contrast. */
        private Scene console(double width, double height) {
            Scene made = window.parts().lessons().presenter().console();
            Parent root = made.getRoot();
            made.setRoot(new Group());
            Scene scene = new Scene(root, width, height);
            TextSize.rule(scene, new SimpleObjectProperty<>(TextScale.NORMAL));
            return scene;
        }

        private void readConsole(String place) {
            PaintScale.settle(console);
            PaintScale.settle(console);
            Stream.concat(CutText.in(console).stream(), Contrast.lowIn(console).stream())
                    .forEach(fault -> small.putIfAbsent("console: " + fault, place));
        }

        private void throughAllLessons() throws UserFacingException {
            for (String id : LessonFiles.SHIPPED) {
                Lesson open = LessonFiles.shipped(id, Language.ENGLISH);
                TestWindow.run(
                        () -> {
                            presenter.end();
                            // To style both windows anew takes long: once for a lesson.
                            Theme theme = Theme.values()[lessons++ % 2];
                            window.parts().shared().display().themeProperty().set(theme);
                            Themes.copy(scene().getRoot(), console.getRoot());
                            language(Language.ENGLISH);
                            lesson.progressProperty().set(Map.of());
                            window.parts()
                                    .training()
                                    .settingsProperty()
                                    .set(
                                            RunSettings.DEFAULT
                                                    .withExampleCount(DIGITS)
                                                    .withHeldOut(0));
                            window.parts().training().hold();
                            lesson.open(open);
                            presenter.start();
                        });
                for (int i = 0; i < open.steps().size(); i++) {
                    int index = i;
                    if (i > 0) {
                        TestWindow.run(() -> lesson.next());
                    }
                    boolean asks = open.steps().get(i).prediction() != null;
                    settle();
                    // The question is still there with its answer, which leaves less room.
                    if (asks && height < HIGH) {
                        TestWindow.run(presenter::next);
                        settle();
                    }
                    read(id + " " + (index + 1), i);
                }
            }
        }

        private void language(Language language) {
            window.parts().shared().localisation().languageProperty().set(language);
        }

        private Scene scene() {
            return window.parts().window().getScene();
        }

        private void settle() {
            TestWindow.until(
                    "it is settled",
                    () -> {
                        window.parts().window().stage().finishMoving();
                        PaintScale.settle(scene());
                        return window.isSettled();
                    });
        }

        /**
         * Reads everything in one language. The languages take turns, and the windows begin with
         * different ones: the sizes of text do not depend on its language, only its width does.
         */
        private void read(String place, int step) {
            int turn = (step + (height < HIGH ? 0 : 1)) % 2;
            Language language = Language.values()[turn];
            TestWindow.run(() -> language(language));
            TestWindow.until("it is translated", () -> lesson.isSettled());
            TestWindow.run(
                    () -> {
                        // What a view has made in the first pass is styled in the second.
                        PaintScale.settle(scene());
                        PaintScale.settle(scene());
                        String name = language + " " + place;
                        List<PaintedText> painted = new ArrayList<>();
                        PaintedText.watch(painted::add);
                        repaint(scene().getRoot());
                        PaintScale.refresh(scene());
                        PaintedText.watch(null);
                        painted.forEach(text -> check(name, "painted", text.text(), text.size()));
                        walk(name, scene().getRoot());
                        CutText.in(scene()).stream()
                                .filter(fault -> ASKED.matcher(fault).find())
                                .forEach(fault -> small.putIfAbsent(fault, name));
                        if (height < HIGH) {
                            readConsole(name);
                        }
                    });
        }

        private void walk(String place, Node node) {
            if (!node.isVisible() || node.getOpacity() == 0) {
                return;
            }
            if (node instanceof Text text) {
                double scale = text.getLocalToSceneTransform().getMyy();
                check(place, path(text), text.getText(), scale * text.getFont().getSize());
            }
            if (node instanceof Parent parent) {
                parent.getChildrenUnmodifiable().forEach(child -> walk(place, child));
            }
        }

        private void check(String place, String part, @Nullable String text, double size) {
            if (text == null || text.isBlank()) {
                return;
            }
            read++;
            boolean number = text.strip().matches("[-−–+±<>≈=×·/%(). ,\\d]+");
            double least = height * (number ? NUMBERS : WORDS);
            if (size < least - ROUNDING) {
                String size1 = String.format(Locale.ROOT, "%.1f of %.1f", size, least);
                small.putIfAbsent(part + " " + size1, place + " “" + text + "”");
            }
        }

        private static String path(Node node) {
            StringBuilder path = new StringBuilder();
            int parts = 0;
            for (Node part = node; part != null && parts < 5; part = part.getParent(), parts++) {
                String id = part.getId() == null ? "" : "#" + part.getId();
                path.insert(0, " > " + part.getClass().getSimpleName() + id + part.getStyleClass());
            }
            return path.substring(3);
        }

        private static void repaint(Node node) {
            if (node instanceof CanvasView canvas) {
                canvas.repaint();
            } else if (node instanceof PixelView pixels) {
                pixels.repaint();
            }
            if (node instanceof Parent parent) {
                parent.getChildrenUnmodifiable().forEach(Walk::repaint);
            }
        }
    }
}
