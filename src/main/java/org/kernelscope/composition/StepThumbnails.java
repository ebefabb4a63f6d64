package org.kernelscope.composition;

import java.time.Duration;
import java.util.Objects;
import java.util.function.BiConsumer;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Drawing;
import org.kernelscope.engine.Model;
import org.kernelscope.lesson.Lesson;
import org.kernelscope.scene.DisplayPart;
import org.kernelscope.scene.NetworkSource;
import org.kernelscope.scene.Scene;
import org.kernelscope.ui.fx.FileExecutor;
import org.kernelscope.ui.fx.Pulse;
import org.kernelscope.ui.lesson.presenter.StepImages;

/**
 * Takes small pictures of the steps of a lesson in a hidden window beside the program's own. JavaFX
 * thread.
 *
 * @param program the program's window, whose theme the pictures have
 * @param files reads the network
 */
record StepThumbnails(WindowModule program, FileExecutor files) implements StepImages.Camera {
    /** A picture has so many pixels in a row: it is sharp on screens of twice the resolution. */
    private static final int WIDTH = 176;

    /** The centre of a window of 1280 by 760 pixels: styling the rest would take long. */
    private static final int CENTRE_WIDTH = 812;

    private static final int CENTRE_HEIGHT = 670;

    /** While the pen moves, the JavaFX thread belongs to it. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    @Override
    public Runnable take(Lesson lesson, int from, BiConsumer<Integer, Image> taken) {
        Taking taking = new Taking(program, lesson, from, taken);
        ProgramModels.readFirst(files, taking::open, reason -> taking.close());
        return taking::close;
    }

    /** The pictures of one lesson. */
    private static final class Taking {
        private final WindowModule program;
        private final Lesson lesson;
        private final BiConsumer<Integer, Image> taken;
        private final Pulse pulse = new Pulse(Duration.ofMillis(100), this::goOn);
        private @Nullable HiddenWindow window;
        private @Nullable Drawing seen;
        private @Nullable Scene shown;
        private @Nullable Image last;
        private long moved = System.nanoTime();
        private int next;
        private boolean closed;

        Taking(WindowModule program, Lesson lesson, int from, BiConsumer<Integer, Image> taken) {
            this.program = program;
            this.lesson = lesson;
            this.taken = taken;
            next = from;
        }

        void open(NetworkSource source, Model model) {
            if (closed) {
                return;
            }
            Drawing drawing = ExampleDrawing.digit();
            HiddenWindow opened = new HiddenWindow(drawing, CENTRE_WIDTH, CENTRE_HEIGHT, 1);
            window = opened;
            opened.parts().window().keepCentreAlone();
            opened.holdWhile(this::isDrawn);
            opened.parts()
                    .scenes()
                    .look(
                            new DisplayPart(
                                    program.shared().display().themeProperty().get().id(),
                                    null,
                                    null,
                                    lesson.language().code(),
                                    null,
                                    null,
                                    null));
            opened.open(
                    drawing,
                    source,
                    model,
                    (parts, ready) -> ready.run(),
                    () -> pulse.set(!closed),
                    reason -> close());
        }

        /** True while somebody draws, and for a pause after that. */
        private boolean isDrawn() {
            Drawing drawing = program.shared().drawing().drawing();
            if (drawing != seen) {
                seen = drawing;
                moved = System.nanoTime();
            }
            return System.nanoTime() - moved < PAUSE.toNanos();
        }

        /** Begins with the next picture, unless somebody draws. */
        private void goOn() {
            if (isDrawn()) {
                return;
            }
            if (next == lesson.steps().size()) {
                close();
                return;
            }
            Scene scene = lesson.sceneAt(next);
            if (scene.equals(shown) && last != null) {
                finish(last);
                return;
            }
            pulse.set(false);
            shown = scene;
            opened().show(scene, this::picture, reason -> close());
        }

        private HiddenWindow opened() {
            return Objects.requireNonNull(window);
        }

        private void picture() {
            if (!closed) {
                finish(opened().smallPictureOf("centre", WIDTH));
                pulse.set(true);
            }
        }

        private void finish(Image image) {
            last = image;
            taken.accept(next++, image);
        }

        void close() {
            if (!closed) {
                closed = true;
                pulse.set(false);
                if (window != null) {
                    window.close();
                }
            }
        }
    }
}
