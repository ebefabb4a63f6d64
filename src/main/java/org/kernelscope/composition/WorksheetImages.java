package org.kernelscope.composition;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Drawing;
import org.kernelscope.engine.Model;
import org.kernelscope.lesson.Lesson;
import org.kernelscope.lesson.Worksheet;
import org.kernelscope.scene.NetworkSource;
import org.kernelscope.ui.fx.FileExecutor;
import org.kernelscope.ui.lesson.WorksheetModel;

/**
 * Takes the pictures of a worksheet in a hidden window beside the program's own. JavaFX thread.
 *
 * @param work reads the network
 */
record WorksheetImages(FileExecutor files) implements WorksheetModel.Pictures {
    @Override
    public Runnable take(
            Lesson lesson,
            DoubleConsumer progress,
            Consumer<List<Worksheet.Shot>> done,
            Consumer<Throwable> failed) {
        Taking taking = new Taking(lesson, progress, done, failed);
        ProgramModels.readFirst(files, taking::open, taking::fail);
        return taking::close;
    }

    /** One worksheet. */
    private static final class Taking {
        private final Lesson lesson;
        private final DoubleConsumer progress;
        private final Consumer<List<Worksheet.Shot>> done;
        private final Consumer<Throwable> failed;
        private @Nullable HiddenWindow window;
        private boolean closed;

        Taking(
                Lesson lesson,
                DoubleConsumer progress,
                Consumer<List<Worksheet.Shot>> done,
                Consumer<Throwable> failed) {
            this.lesson = lesson;
            this.progress = progress;
            this.done = done;
            this.failed = failed;
        }

        void open(NetworkSource source, Model model) {
            if (closed) {
                return;
            }
            Drawing drawing = ExampleDrawing.digit();
            HiddenWindow opened =
                    new HiddenWindow(drawing, WorksheetTour.WIDTH, WorksheetTour.HEIGHT, 1);
            window = opened;
            opened.parts().scenes().look(WorksheetTour.look(lesson));
            opened.open(
                    drawing,
                    source,
                    model,
                    (parts, ready) -> ready.run(),
                    () ->
                            new WorksheetTour(lesson, opened, progress, this::finish, this::fail)
                                    .start(),
                    this::fail);
        }

        private void finish(List<Worksheet.Shot> shots) {
            if (!closed) {
                close();
                done.accept(shots);
            }
        }

        void fail(Throwable reason) {
            if (!closed) {
                close();
                failed.accept(reason);
            }
        }

        void close() {
            closed = true;
            if (window != null) {
                window.close();
            }
        }
    }
}
