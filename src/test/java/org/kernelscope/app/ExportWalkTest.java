package org.kernelscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.image.Image;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.composition.ExampleDrawing;
import org.kernelscope.export.AnimationReader;
import org.kernelscope.export.Caption;
import org.kernelscope.network.Cell;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.RunState;
import org.kernelscope.training.settings.RunSettings;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.control.NodeSnapshot;
import org.kernelscope.ui.export.ExportButton;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.paint.Theme;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.train.model.TrainModel;

/** Pictures, animations and numbers leave the window by its export button and keys. */
@Tag("slow")
final class ExportWalkTest {
    private static final int WHITE = 0xffffffff;

    @TempDir Path folder;
    private final RunningProgram program = RunningProgram.with(ExampleDrawing.digit());
    private final TestWindow window = program.window();
    private final List<ClipboardContent> copied = new ArrayList<>();
    private boolean clipboardRefuses;
    private Path target;

    @BeforeEach
    void answerQuestions() {
        target = folder.resolve("exported");
        ExportButton button = window.find("#export-button", ExportButton.class);
        TestWindow.run(
                () -> {
                    button.question().setDialog((owner, name, suffix) -> target);
                    program.parts()
                            .exports()
                            .setClipboard(
                                    content -> {
                                        copied.add(content);
                                        return !clipboardRefuses;
                                    });
                });
    }

    @AfterEach
    void close() {
        program.close();
    }

    @Test
    void aPictureOfTheStageIsTakenInAnotherThemeAndTheWindowStaysAsItIs() throws Exception {
        Node stage = program.parts().window().stage();
        program.answer();
        TestWindow.until("all is computed", () -> program.parts().isSettled());
        window.settle();
        int[] before = TestWindow.fx(() -> NodeSnapshot.of(stage, 1, WHITE).argb());
        int width = (int) TestWindow.fx(() -> stage.getLayoutBounds().getWidth()).doubleValue();
        int height = (int) TestWindow.fx(() -> stage.getLayoutBounds().getHeight()).doubleValue();
        open();
        press("export-of-stage", "export-zoom-four", "export-theme-dark", "export-legend");
        press("export-picture-save");
        Path file = folder.resolve("exported.png");
        program.untilTold(program.sentence("export.done", file));
        BufferedImage picture = ImageIO.read(file.toFile());
        assertThat(picture.getWidth()).isEqualTo(4 * width);
        assertThat(picture.getHeight()).isEqualTo(4 * height);
        assertThat(picture.getRGB(2, picture.getHeight() - 2) & 0xff).as("dark").isLessThan(60);
        assertThat(TestWindow.fx(() -> program.shared().display().themeProperty().get()))
                .isEqualTo(Theme.LIGHT);
        // The sentence takes a line of the window, so that the stage is smaller until it is gone.
        TestWindow.run(() -> program.shared().notices().dismiss());
        TestWindow.until(
                "the stage is as it was",
                () -> Arrays.equals(before, NodeSnapshot.of(stage, 1, WHITE).argb()));
    }

    @Test
    void theKeyCopiesWhatThePointerIsOn() {
        Node output = window.find("#output", Node.class);
        window.pointAt(output, 0.5, 0.5);
        window.chord(KeyCode.C, KeyCode.CONTROL, KeyCode.SHIFT);
        TestWindow.until("a picture is copied", () -> copied.size() == 1);
        double width = TestWindow.fx(() -> output.getLayoutBounds().getWidth());
        assertThat(copied.get(0).getImage().getWidth()).isGreaterThanOrEqualTo(2 * width - 1);
        program.untilTold(
                program.sentence("export.copied", program.sentence("export.panel.output")));
    }

    @Test
    void aPictureInBackwardModeShowsGradients() {
        TestWindow.run(() -> program.parts().backward().onProperty().set(true));
        TestWindow.until(
                "gradients", () -> program.parts().backward().resultProperty().get() != null);
        window.settle();
        window.pointAt(program.parts().window().stage(), 0.5, 0.99);
        window.chord(KeyCode.C, KeyCode.CONTROL, KeyCode.SHIFT);
        TestWindow.until("a picture is copied", () -> copied.size() == 1);
        Image picture = copied.get(0).getImage();
        int strongest = Palette.GRADIENTS.signed(Theme.LIGHT, 1);
        boolean found = false;
        for (int y = 0; y < picture.getHeight() && !found; y++) {
            for (int x = 0; x < picture.getWidth() && !found; x++) {
                found = picture.getPixelReader().getArgb(x, y) == strongest;
            }
        }
        assertThat(found).isTrue();
    }

    @Test
    void aClipboardThatRefusesIsTold() {
        clipboardRefuses = true;
        pin(new Cell(0, 0, 3, 4));
        open();
        press("export-numbers");
        press("export-numbers-copy");
        String map = program.sentence("export.numbers.map", "C1", 1);
        program.untilTold(program.sentence("export.clipboard.refused", map));
        String[] rows = copied.get(0).getString().split("\n", -1);
        assertThat(rows).hasSize(29);
        assertThat(rows[0].split("\t")).hasSize(28);
    }

    @Test
    void numbersAreThoseOfTheNetwork() throws Exception {
        Cell cell = new Cell(0, 2, 3, 4);
        pin(cell);
        open();
        press("export-numbers");
        press("export-numbers-save");
        Path file = folder.resolve("exported.csv");
        program.untilTold(program.sentence("export.done", file));
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.get(0)).startsWith("# Title: C1: map 3").contains("Network: LeNet-5");
        var map = program.answer().activations().output(0).channel(2);
        for (int row = 0; row < 28; row++) {
            String[] cells = lines.get(row + 1).split(",", -1);
            for (int column = 0; column < 28; column++) {
                assertThat(Float.parseFloat(cells[column])).isEqualTo(map.at(0, row, column));
            }
        }
        open();
        press("export-numbers-1", "export-numbers-npy");
        press("export-numbers-save");
        TestWindow.until("the patch is written", () -> size("exported.npy") > 0);
        // One input, 5 × 5, four bytes each, behind a header of a multiple of 64 bytes.
        assertThat(size("exported.npy") % 64).isEqualTo(100 % 64);
    }

    @Test
    void aFolderThatIsNotThereIsTold() {
        Path nowhere = folder.resolve("no");
        target = nowhere.resolve("exported.png");
        open();
        press("export-picture");
        press("export-picture-save");
        program.untilTold(new UserFacingException("storage.noFolder", target, nowhere));
    }

    @Test
    void withoutAClockThereIsNothingToAnimate() {
        open();
        press("export-animation");
        assertThat(popUp("export-still")).isNotNull();
        assertThat(popUp("export-film-save")).isNull();
    }

    @Test
    void anAnimationIsWrittenWhileTheWindowIsUsedAndACancelledOneLeavesNothing() throws Exception {
        TestWindow.run(() -> program.shared().selection().openMap(new Cell(0, 0, 3, 4)));
        TestWindow.until("the level is open", () -> program.parts().isSettled());
        var film = program.parts().exports().film();
        TestWindow.run(
                () -> {
                    film.secondsProperty().set(60);
                    film.rateProperty().set(50);
                });
        open();
        press("export-animation");
        press("export-film-save");
        TestWindow.until("frames are written", () -> film.progressProperty().get() > 0);
        open();
        press("export-cancel");
        TestWindow.until("nothing stays", () -> inFolder().isEmpty());
        assertThat(TestWindow.fx(() -> Double.isNaN(film.progressProperty().get()))).isTrue();

        TestWindow.run(
                () -> {
                    film.secondsProperty().set(0.3);
                    film.rateProperty().set(10);
                    film.write(folder.resolve("film.gif"), "stage", Caption.of("C1"));
                    // What is open in the window meanwhile is not in the animation.
                    program.shared().selection().up();
                });
        program.untilTold(program.sentence("export.done", folder.resolve("film.gif")));
        AnimationReader read = AnimationReader.read(folder.resolve("film.gif"));
        assertThat(read.totalMillis()).isEqualTo(300);
        assertThat(read.frames()).hasSize(3);
        assertThat(read.text().indexOf("Title: C1")).isPositive();
    }

    @Test
    void theHistoryOfARunIsAnimatedAndItsCurvesAreWritten() throws Exception {
        TrainModel training = program.parts().training();
        TestWindow.run(
                () -> {
                    program.shared().workspace().modeProperty().set(Mode.TRAIN);
                    training.settingsProperty()
                            .set(RunSettings.DEFAULT.withExampleCount(300).withEpochs(1));
                    training.train();
                });
        TestWindow.until(
                "the run is over",
                () -> training.viewProperty().get().state() == RunState.FINISHED);
        var film = program.parts().exports().film();
        TestWindow.run(
                () -> {
                    film.secondsProperty().set(0.2);
                    film.rateProperty().set(10);
                });
        target = folder.resolve("run.gif");
        open();
        press("export-animation", "export-film-save");
        program.untilTold(program.sentence("export.done", target));
        AnimationReader read = AnimationReader.read(target);
        // The untrained network, then the trained one.
        assertThat(read.frames()).hasSize(2);
        assertThat(read.text()).contains("run 1, step");

        target = folder.resolve("run.csv");
        open();
        press("export-numbers", "export-numbers-0", "export-numbers-save");
        program.untilTold(program.sentence("export.done", target));
        assertThat(Files.readAllLines(target).get(1)).startsWith("step,loss,accuracy");
    }

    private void pin(Cell cell) {
        TestWindow.run(() -> program.shared().selection().pinnedProperty().set(cell));
    }

    private void open() {
        // One that was closed fades away first.
        TestWindow.until("no choice is open", () -> popUp("export") == null);
        TestWindow.run(() -> window.find("#export-button", ExportButton.class).fire());
        TestWindow.until("the choice is open", () -> popUp("export") != null);
    }

    private void press(String... ids) {
        for (String id : ids) {
            TestWindow.until(id + " is there", () -> popUp(id) != null);
            TestWindow.run(() -> ((ButtonBase) Objects.requireNonNull(popUp(id))).fire());
        }
    }

    private static Node popUp(String id) {
        return TestWindow.fx(
                () ->
                        Window.getWindows().stream()
                                .map(Window::getScene)
                                .filter(Objects::nonNull)
                                .map(Scene::getRoot)
                                .map(root -> root.lookup("#" + id))
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse(null));
    }

    private long size(String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.exists(file) ? Files.size(file) : 0;
    }

    private List<Path> inFolder() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
