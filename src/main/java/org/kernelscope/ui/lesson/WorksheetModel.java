package org.kernelscope.ui.lesson;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import org.jspecify.annotations.Nullable;
import org.kernelscope.lesson.Lesson;
import org.kernelscope.lesson.Worksheet;
import org.kernelscope.storage.AtomicFiles;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.ui.state.SaveTarget;

/** Writes the worksheet of a lesson, with progress. JavaFX thread. */
public final class WorksheetModel {
    static final String SUFFIX = ".html";

    private final Pictures pictures;
    private final Executor writing;
    private final Executor fxThread;
    private final Notices notices;
    private final ReadOnlyDoubleWrapper progress =
            new ReadOnlyDoubleWrapper(this, "progress", Double.NaN);
    private @Nullable Runnable cancel;

    /** Takes the pictures of a worksheet. */
    @FunctionalInterface
    public interface Pictures {
        /**
         * Begins, and calls {@code done} or {@code failed} once, unless it is cancelled.
         *
         * @param progress gets the share that is done
         * @return cancels it
         */
        Runnable take(
                Lesson lesson,
                DoubleConsumer progress,
                Consumer<List<Worksheet.Shot>> done,
                Consumer<Throwable> failed);
    }

    public WorksheetModel(Pictures pictures, Executor writing, Executor fxThread, Notices notices) {
        this.pictures = pictures;
        this.writing = writing;
        this.fxThread = fxThread;
        this.notices = notices;
    }

    /** The share that is done, 0 to 1; NaN while nothing is written. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Writes the worksheet of {@code lesson} to a file that a browser knows by its name. */
    void writeAs(Lesson lesson, Path named) {
        SaveTarget.use(named, SUFFIX, notices, file -> write(lesson, file));
    }

    /** Writes the worksheet of {@code lesson}, unless one is being written. */
    public void write(Lesson lesson, Path target) {
        if (cancel != null) {
            return;
        }
        progress.set(0);
        cancel =
                pictures.take(
                        lesson,
                        progress::set,
                        shots ->
                                writing.execute(
                                        () -> {
                                            UserFacingException end =
                                                    written(lesson, shots, target);
                                            fxThread.execute(() -> ended(end));
                                        }),
                        failure ->
                                ended(
                                        failure instanceof UserFacingException told
                                                ? told
                                                : UserFacingException.causedBy(
                                                        failure, "lesson.failed", failure)));
    }

    private static UserFacingException written(
            Lesson lesson, List<Worksheet.Shot> shots, Path target) {
        try {
            byte[] html = Worksheet.html(lesson, shots).getBytes(StandardCharsets.UTF_8);
            AtomicFiles.write(target, stream -> stream.write(html));
            return new UserFacingException("export.done", target);
        } catch (UserFacingException failed) {
            return failed;
        } catch (RuntimeException | OutOfMemoryError broken) {
            return UserFacingException.causedBy(broken, "lesson.failed", broken);
        }
    }

    private void ended(UserFacingException sentence) {
        cancel = null;
        progress.set(Double.NaN);
        notices.tell(sentence);
    }

    /** Stops; no file is written. */
    public void cancel() {
        Runnable now = cancel;
        // While the file itself is written there is nothing to stop.
        if (now != null && progress.get() < 1) {
            cancel = null;
            progress.set(Double.NaN);
            now.run();
        }
    }
}
