package org.kernelscope.ui.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.DigitImage;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.FindOptions;
import org.kernelscope.data.ReadProgress;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.thread.NamedThreads;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.Notices;

/** A picture that takes its time shows how far it has come, and can be given up. */
final class ImageImportModelTest {
    private static final Path SLOW = Path.of("slow.jpg");

    private final DrawingModel drawing = new DrawingModel(Drawing.EMPTY);
    private final Notices notices = new Notices();
    private final ExecutorService work = NamedThreads.single("test-pictures");
    private final ImageImportModel pictures =
            new ImageImportModel(
                    new Endless(), () -> FindOptions.USUAL, work::execute, work, drawing, notices);

    @BeforeEach
    void start() {
        TestWindow.startToolkit();
    }

    @AfterEach
    void end() {
        pictures.cancel();
        work.shutdown();
    }

    @Test
    void aSlowPictureIsGivenUpAndTheNextOneIsShown() {
        TestWindow.run(() -> pictures.open(SLOW));
        TestWindow.until("slow", () -> pictures.slowProperty().get());
        TestWindow.until("half", () -> pictures.progressProperty().get() == 0.5);
        TestWindow.run(pictures::cancel);
        assertThat(TestWindow.fx(() -> pictures.slowProperty().get())).isFalse();
        TestWindow.run(() -> pictures.open(Path.of("quick.png")));
        TestWindow.until("shown", () -> !drawing.drawingProperty().get().equals(Drawing.EMPTY));
        assertThat(TestWindow.fx(() -> pictures.slowProperty().get())).isFalse();
        assertThat(TestWindow.fx(() -> String.valueOf(notices.newestProperty().get())))
                .isEqualTo("null");
    }

    /** One of its pictures never ends. */
    private static final class Endless implements InputImageReader {
        @Override
        public DigitImage read(Path file, ReadProgress progress) {
            while (file.equals(SLOW)) {
                if (!progress.goesOn(0.5)) {
                    throw new CancellationException();
                }
                Thread.yield();
            }
            return picture();
        }

        @Override
        public DigitImage read(int rows, int columns, int[] argb) {
            return picture();
        }

        private static DigitImage picture() {
            float[] ink = new float[28 * 28];
            Arrays.fill(ink, 310, 320, 1);
            return new InkImage(Tensor.of(Shape.of(1, 28, 28), ink));
        }
    }
}
