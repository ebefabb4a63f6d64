package org.kernelscope.ui.export;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.kernelscope.export.AnimationFile;
import org.kernelscope.export.AnimationFile.Extent;
import org.kernelscope.export.AnimationFile.Format;
import org.kernelscope.export.Caption;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.fx.Mailbox;
import org.kernelscope.ui.state.Notices;

/**
 * The settings of an animation, and the animation that is being written. It is painted from a
 * window of its own, so that the program's window can be used meanwhile. JavaFX thread.
 */
public final class AnimationModel implements AutoCloseable {
    /** The sizes that are offered, in pixels. */
    public static final List<Size> SIZES =
            List.of(
                    new Size(1280, 720),
                    new Size(1920, 1080),
                    new Size(960, 540),
                    new Size(800, 600));

    /** The frames a second that are offered: GIF can express these exactly. */
    static final List<Integer> RATES = List.of(10, 20, 25, 50);

    static final double LONGEST_SECONDS = 300;

    private final AnimationWindow.Source studio;
    private final Notices notices;
    private final Executor fxThread;
    private final ObjectProperty<Size> size =
            new SimpleObjectProperty<>(this, "size", SIZES.get(0));
    private final BooleanProperty wholeWindow = new SimpleBooleanProperty(this, "wholeWindow");
    private final DoubleProperty seconds = new SimpleDoubleProperty(this, "seconds", 15);
    private final IntegerProperty rate = new SimpleIntegerProperty(this, "rate", 20);
    private final DoubleProperty from = new SimpleDoubleProperty(this, "from", 0);
    private final DoubleProperty to = new SimpleDoubleProperty(this, "to", 1);
    private final ObjectProperty<Format> format =
            new SimpleObjectProperty<>(this, "format", Format.GIF);
    private final ReadOnlyDoubleWrapper progress =
            new ReadOnlyDoubleWrapper(this, "progress", Double.NaN);
    private final Mailbox<Double> share;
    private @Nullable Take take;

    /** A size in pixels. */
    public record Size(int width, int height) {
        @Override
        public String toString() {
            return width + "×" + height;
        }
    }

    /** An animation that is being written. */
    private final class Take {
        private final AnimationWindow window;
        private final AnimationRecorder recorder;
        private volatile boolean cancelled;

        Take(AnimationWindow window, AnimationRecorder recorder) {
            this.window = window;
            this.recorder = recorder;
        }

        boolean goesOn(double done) {
            share.offer(done);
            return !cancelled;
        }
    }

    AnimationModel(AnimationWindow.Source studio, Notices notices, Executor fxThread) {
        this.studio = studio;
        this.notices = notices;
        this.fxThread = fxThread;
        this.share =
                new Mailbox<>(
                        fxThread,
                        done -> {
                            if (isBusy()) {
                                progress.set(done);
                            }
                        });
    }

    /** Width and height in pixels. */
    ObjectProperty<Size> sizeProperty() {
        return size;
    }

    /** True to show the whole window, false for what moves in it. */
    BooleanProperty wholeWindowProperty() {
        return wholeWindow;
    }

    /** The length in seconds. */
    public DoubleProperty secondsProperty() {
        return seconds;
    }

    /** Frames a second. */
    public IntegerProperty rateProperty() {
        return rate;
    }

    /** The time of the first frame, 0 … 1. */
    DoubleProperty fromProperty() {
        return from;
    }

    /** The time of the last frame, 0 … 1. */
    DoubleProperty toProperty() {
        return to;
    }

    /** The file format. */
    ObjectProperty<Format> formatProperty() {
        return format;
    }

    /** The share of the animation that is written, 0 … 1; NaN if none is being written. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    boolean isBusy() {
        return !Double.isNaN(progress.get());
    }

    /**
     * Writes an animation to {@code file}, in the background.
     *
     * @param panel id of the part that moves
     */
    public void write(Path file, String panel, Caption caption) {
        if (isBusy()) {
            return;
        }
        progress.set(0);
        int frames = Math.max(1, (int) Math.round(seconds.get() * rate.get()));
        Extent extent = new Extent(size.get().width(), size.get().height(), frames, rate.get());
        Format kind = format.get();
        studio.open(
                extent.width(),
                extent.height(),
                wholeWindow.get() ? null : panel,
                window -> record(window, file, kind, extent, caption),
                this::failed);
    }

    private void record(
            AnimationWindow window, Path file, Format kind, Extent extent, Caption caption) {
        if (!isBusy() || !window.moves()) {
            window.close();
            if (isBusy()) {
                failed(new UserFacingException("export.film.still"));
            }
            return;
        }
        AnimationRecorder recorder =
                new AnimationRecorder(window, extent.frames(), from.get(), to.get());
        Take now = new Take(window, recorder);
        take = now;
        recorder.start();
        window.writer()
                .execute(
                        () -> {
                            Throwable failure = null;
                            try {
                                AnimationFile.write(
                                        file, kind, extent, recorder, caption, now::goesOn);
                            } catch (UserFacingException | RuntimeException | OutOfMemoryError e) {
                                failure = e;
                            }
                            Throwable reason = failure;
                            fxThread.execute(() -> ended(now, file, reason));
                        });
    }

    private void ended(Take over, Path file, @Nullable Throwable failure) {
        over.recorder.stop();
        over.window.close();
        if (take == over) {
            take = null;
            progress.set(Double.NaN);
        }
        if (over.cancelled || failure instanceof CancellationException) {
            return;
        }
        if (failure == null) {
            notices.tell(new UserFacingException("export.done", file));
        } else {
            failed(failure);
        }
    }

    private void failed(Throwable reason) {
        progress.set(Double.NaN);
        notices.tell(
                UserFacingException.behind(reason)
                        .orElseGet(
                                () ->
                                        UserFacingException.causedBy(
                                                reason, "export.film.failed", reason)));
    }

    /** Ends the animation that is being written; no file stays. */
    public void cancel() {
        Take now = take;
        if (now != null) {
            now.cancelled = true;
            now.recorder.stop();
        }
        take = null;
        progress.set(Double.NaN);
    }

    @Override
    public void close() {
        cancel();
    }
}
