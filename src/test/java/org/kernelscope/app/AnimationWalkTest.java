package org.kernelscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import javafx.geometry.Bounds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.composition.ExampleDrawing;
import org.kernelscope.composition.HiddenWindow;
import org.kernelscope.composition.WindowModule;
import org.kernelscope.data.Drawing;
import org.kernelscope.engine.Model;
import org.kernelscope.export.AnimationFile;
import org.kernelscope.export.AnimationFile.Extent;
import org.kernelscope.export.AnimationFile.Format;
import org.kernelscope.export.AnimationReader;
import org.kernelscope.export.Caption;
import org.kernelscope.export.Pixels;
import org.kernelscope.network.Cell;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.control.NodeSnapshot;
import org.kernelscope.ui.export.AnimationRecorder;
import org.kernelscope.ui.state.Playback;

/** The frames of an animation are what the window shows at those times. */
@Tag("slow")
final class AnimationWalkTest {
    private static final int WHITE = 0xffffffff;
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;
    private static final int FRAMES = 4;

    @TempDir Path folder;
    private final Drawing drawing = ExampleDrawing.digit();
    private final RunningProgram program = RunningProgram.with(drawing);
    private final HiddenWindow hidden =
            TestWindow.fx(() -> new HiddenWindow(drawing, WIDTH, HEIGHT, 1));

    @AfterEach
    void close() {
        hidden.close();
        program.close();
    }

    private void open(WindowModule parts) {
        parts.shared().selection().openMap(new Cell(0, 0, 3, 4));
    }

    @Test
    void framesAreWhatTheWindowShowsAtThoseTimes() throws Exception {
        Model model = program.answer().model();
        CompletableFuture<Boolean> ready = new CompletableFuture<>();
        AnimationRecorder recorder = new AnimationRecorder(hidden, FRAMES, 0.1, 0.9);
        TestWindow.run(
                () ->
                        hidden.open(
                                drawing,
                                null,
                                model,
                                (parts, then) -> {
                                    open(parts);
                                    then.run();
                                },
                                () -> {
                                    recorder.start();
                                    ready.complete(true);
                                },
                                ready::completeExceptionally));
        Path file = folder.resolve("map.png");
        assertThat(ready.get()).isTrue();
        AnimationFile.write(
                file,
                Format.APNG,
                new Extent(WIDTH, HEIGHT, FRAMES, 10),
                recorder,
                Caption.of("C1"),
                share -> true);
        AnimationReader film = AnimationReader.read(file);

        TestWindow.run(() -> open(program.parts()));
        TestWindow.until("the level is open", () -> program.parts().isSettled());
        Playback clock = program.parts().playback().orElseThrow();
        Bounds stage =
                TestWindow.fx(
                        () -> {
                            var node = program.parts().window().stage();
                            return node.localToScene(node.getLayoutBounds());
                        });
        for (int i = 0; i < FRAMES; i++) {
            double time = 0.1 + 0.8 * i / (FRAMES - 1);
            TestWindow.run(
                    () -> {
                        clock.playingProperty().set(false);
                        clock.seek(time * clock.length());
                    });
            program.window().settle();
            Pixels shown =
                    TestWindow.fx(
                            () -> NodeSnapshot.of(program.parts().window().stage(), 1, WHITE));
            assertThat(crop(film.at(100 * i).argb(), stage))
                    .as("frame %d", i)
                    .isEqualTo(shown.argb());
        }
    }

    private static int[] crop(int[] argb, Bounds part) {
        int left = (int) part.getMinX();
        int top = (int) part.getMinY();
        int width = (int) part.getWidth();
        int[] cropped = new int[width * (int) part.getHeight()];
        for (int y = 0; y < part.getHeight(); y++) {
            int from = (top + y) * WIDTH + left;
            System.arraycopy(argb, from, cropped, y * width, width);
        }
        assertThat(Arrays.stream(cropped).distinct().count()).isGreaterThan(20);
        return cropped;
    }
}
