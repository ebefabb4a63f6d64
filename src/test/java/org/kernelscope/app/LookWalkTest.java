package org.kernelscope.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kernelscope.composition.ExampleDrawing;
import org.kernelscope.network.Cell;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.control.PixelView;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.paint.ScaleMode;
import org.kernelscope.ui.state.Selection;

/** How the window looks: language, theme, colours; and what it is for those who do not see it. */
@Tag("slow")
final class LookWalkTest {
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
    void theLanguageChangesEveryTextAtOnceAndBack() {
        List<String> english = texts();
        window.click("#language");
        List<String> korean = texts();
        assertThat(korean)
                .contains(
                        program.sentence("output.title"),
                        program.sentence("legend.title"),
                        program.sentence("card.empty.title"),
                        program.sentence("draw.strip"),
                        program.sentence("tray.samples"),
                        program.sentence("layer.kind.dense"))
                .doesNotContain(english.get(english.indexOf("Colours")));
        window.click("#language");
        assertThat(texts()).isEqualTo(english);
    }

    @Test
    void inKoreanNothingIsSaidInEnglish() {
        window.click("#language");
        List<String> said = new ArrayList<>(texts());
        said.addAll(
                TestWindow.fx(
                        () ->
                                all(program.parts().window()).stream()
                                        .flatMap(LookWalkTest::forListeners)
                                        .toList()));
        assertThat(said)
                .hasSizeGreaterThan(100)
                .noneMatch(text -> text.matches("(?s).*[a-z]{3,} [a-z]{2,} [a-z]{2,}.*"));
    }

    @Test
    void escapeLeadsUpAndLetsGoWhereverTheKeyboardIs() {
        Selection selection = program.shared().selection();
        TestWindow.run(
                () -> {
                    selection.openMap(new Cell(0, 2, 3, 4));
                    window.find("#language", Node.class).requestFocus();
                });
        window.type(KeyCode.ESCAPE);
        TestWindow.until("the overview", () -> selection.openedProperty().get() == null);
        assertThat(TestWindow.fx(() -> selection.pinnedProperty().get())).isNotNull();
        window.type(KeyCode.ESCAPE);
        TestWindow.until("nothing pinned", () -> selection.pinnedProperty().get() == null);
    }

    @Test
    void theThemeChangesWhatIsPainted() {
        double light = brightness();
        window.click("#theme");
        window.settle();
        double dark = brightness();
        window.click("#theme");
        window.settle();
        assertThat(light).isGreaterThan(0.8);
        assertThat(dark).isLessThan(0.25);
        assertThat(brightness()).isCloseTo(light, within(0.01));
    }

    @Test
    void aProjectorOfAnotherScaleIsPaintedWithItsOwnPixels() {
        // Away from the stage, which shows what the pointer is at.
        window.pointAt(window.find("#pad", Node.class), 0.5, 0.5);
        window.settle();
        WritableImage before = stage();
        scale(1.5);
        assertThat(pixelViews())
                .hasSizeGreaterThan(1)
                .allSatisfy(view -> assertThat(pixels(view)).isEqualTo(pixels(view, 1.5)));
        scale(1);
        assertThat(pixelViews())
                .allSatisfy(view -> assertThat(pixels(view)).isEqualTo(pixels(view, 1)));
        assertThat(differing(before, stage())).isZero();
    }

    private void scale(double scale) {
        TestWindow.run(
                () -> {
                    program.stage().setRenderScaleX(scale);
                    program.stage().setRenderScaleY(scale);
                });
        window.settle();
    }

    private List<PixelView> pixelViews() {
        return TestWindow.fx(
                () ->
                        all(program.parts().window()).stream()
                                .filter(PixelView.class::isInstance)
                                .map(PixelView.class::cast)
                                .filter(view -> view.getWidth() > 0 && image(view) != null)
                                .toList());
    }

    private static @Nullable Image image(PixelView view) {
        return ((ImageView) view.getChildrenUnmodifiable().get(0)).getImage();
    }

    private static List<Double> pixels(PixelView view) {
        Image image = Objects.requireNonNull(image(view));
        return List.of(image.getWidth(), image.getHeight());
    }

    private static List<Double> pixels(PixelView view, double scale) {
        return List.of(Math.ceil(view.getWidth() * scale), Math.ceil(view.getHeight() * scale));
    }

    @ParameterizedTest
    @EnumSource(ScaleMode.class)
    void theColourScaleIsChosenByButton(ScaleMode mode) {
        ScaleMode other = mode == ScaleMode.MAP ? ScaleMode.LAYER : ScaleMode.MAP;
        TestWindow.run(() -> program.shared().display().scaleProperty().set(other));
        window.settle();
        WritableImage before = stage();
        window.click("#scale-" + mode.id());
        window.settle();
        assertThat(TestWindow.fx(() -> program.shared().display().scaleProperty().get()))
                .isEqualTo(mode);
        assertThat(differing(before, stage())).isPositive();
    }

    @Test
    void thePaletteIsChosenByKeyboard() {
        WritableImage before = stage();
        MenuButton palettes = window.find("#palettes", MenuButton.class);
        TestWindow.run(palettes::requestFocus);
        window.type(KeyCode.SPACE);
        TestWindow.until("the menu is open", palettes::isShowing);
        window.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER);
        window.settle();
        assertThat(TestWindow.fx(() -> program.shared().display().paletteProperty().get()))
                .isEqualTo(Palette.PURPLE_GREEN);
        assertThat(differing(before, stage())).isPositive();
    }

    @Test
    void everythingThatTakesTheFocusHasAName() {
        assertThat(TestWindow.fx(() -> all(program.parts().window())))
                .filteredOn(node -> node.isFocusTraversable() && node.isVisible())
                .hasSizeGreaterThan(20)
                .allSatisfy(node -> assertThat(name(node)).as("%s", node).isNotBlank());
    }

    @Test
    void tabReachesEveryPartAndComesBack() {
        TestWindow.run(() -> program.parts().window().lookup("#pad").requestFocus());
        List<String> visited = new ArrayList<>();
        for (int step = 0; step < 60; step++) {
            Node owner = TestWindow.fx(() -> program.stage().getScene().getFocusOwner());
            visited.add(Objects.requireNonNullElse(owner.getId(), ""));
            window.type(KeyCode.TAB);
        }
        assertThat(visited)
                .contains(
                        "network-menu",
                        "palettes",
                        "zoom-in",
                        "theme",
                        "language",
                        "about",
                        "stage")
                .contains("clear", "open", "paste", "brush", "tray-filter-all")
                .containsSubsequence("pad", "stage", "pad");
    }

    private static String name(Node node) {
        String accessible = Objects.requireNonNullElse(node.getAccessibleText(), "");
        boolean wordy = accessible.isBlank() && node instanceof ButtonBase;
        return wordy ? ((Labeled) node).getText() : accessible;
    }

    /** What a screen reader says of a part, and what its tooltip does. */
    private static Stream<String> forListeners(Node node) {
        Tooltip tooltip = node instanceof Control control ? control.getTooltip() : null;
        return Stream.of(
                        node.getAccessibleText(),
                        node.getAccessibleHelp(),
                        tooltip == null ? null : tooltip.getText())
                .filter(Objects::nonNull);
    }

    /** What is written on all labels and buttons that one sees. */
    private List<String> texts() {
        window.settle();
        return TestWindow.fx(
                () ->
                        all(program.parts().window()).stream()
                                .filter(node -> node instanceof Label || node instanceof ButtonBase)
                                .map(node -> ((Labeled) node).getText())
                                .filter(text -> text != null && !text.isBlank())
                                .toList());
    }

    private static List<Node> all(javafx.scene.Parent root) {
        List<Node> found = new ArrayList<>();
        for (Node node : root.getChildrenUnmodifiable()) {
            found.add(node);
            if (node instanceof javafx.scene.Parent parent) {
                found.addAll(all(parent));
            }
        }
        return found;
    }

    private WritableImage stage() {
        return TestWindow.fx(() -> program.parts().window().stage().snapshot(null, null));
    }

    /** Mean brightness of the whole window. */
    private double brightness() {
        WritableImage image = TestWindow.fx(() -> program.parts().window().snapshot(null, null));
        double sum = 0;
        int count = 0;
        for (int y = 0; y < image.getHeight(); y += 8) {
            for (int x = 0; x < image.getWidth(); x += 8) {
                Color colour = image.getPixelReader().getColor(x, y);
                sum += colour.getBrightness();
                count++;
            }
        }
        return sum / count;
    }

    private static int differing(WritableImage one, WritableImage other) {
        int count = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                if (one.getPixelReader().getArgb(x, y) != other.getPixelReader().getArgb(x, y)) {
                    count++;
                }
            }
        }
        return count;
    }
}
