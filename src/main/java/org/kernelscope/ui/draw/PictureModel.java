package org.kernelscope.ui.draw;

import java.io.File;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.Clipboard;
import javafx.util.Duration;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Drawing.Backdrop;
import org.kernelscope.data.ImageFiles;
import org.kernelscope.data.ReadProgress;
import org.kernelscope.data.Shapes;
import org.kernelscope.storage.PathNames;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.fx.FxThread;
import org.kernelscope.ui.fx.Latest;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.Notices;

/**
 * Puts images from outside on the pad: a file, the clipboard, what was dropped. They are read on
 * another thread; a notice reports failures. JavaFX thread.
 */
public final class PictureModel {
    /** Most images are there sooner. */
    private static final Duration DELAY = Duration.millis(300);

    private final PictureReader reader;
    private final Latest<Source, Picture> pictures;
    private final DrawingModel drawing;
    private final Notices notices;
    private final ReadOnlyBooleanWrapper slow = new ReadOnlyBooleanWrapper(this, "slow");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress");
    private final PauseTransition delay = new PauseTransition(DELAY);

    /**
     * Images for {@code drawing}.
     *
     * @param work where files are read; runs one task after another
     */
    public PictureModel(
            PictureReader reader, Executor work, DrawingModel drawing, Notices notices) {
        this.reader = reader;
        this.drawing = drawing;
        this.notices = notices;
        this.pictures =
                new Latest<>(
                        work,
                        FxThread.EXECUTOR,
                        this::picture,
                        (source, picture) -> show(picture),
                        (source, failure) -> {
                            end();
                            tell(
                                    UserFacingException.of(
                                            failure, "draw.picture.memory", "draw.picture.failed"));
                        });
        delay.setOnFinished(event -> slow.set(pictures.isBusy()));
    }

    /** True if an image takes so long to read that progress is shown. */
    public ReadOnlyBooleanProperty slowProperty() {
        return slow.getReadOnlyProperty();
    }

    /** The decoded share of the image, 0 to 1. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Gives up the images that are being read; the pad stays as it is. */
    public void cancel() {
        pictures.forget();
        end();
    }

    /** Puts the image in {@code file} on the pad, soon. */
    public void open(Path file) {
        read(watch -> reader.read(file, watch));
    }

    /** The same for a file that somebody chose, whose name may be none that Java can use. */
    void open(File file) {
        read(watch -> reader.read(PathNames.parse(file.getPath()), watch));
    }

    /** True if there is anything in {@code content} that could be an image. */
    public static boolean offers(Clipboard content) {
        return content.hasFiles() || content.hasImage();
    }

    /**
     * Puts the image on the clipboard, or the first of the files on it, on the pad, soon; the same
     * for what was dragged here.
     */
    public void take(Clipboard content) {
        if (content.hasFiles() && !content.getFiles().isEmpty()) {
            open(content.getFiles().get(0));
            return;
        }
        Image image = content.getImage();
        if (image == null) {
            notices.tell(new UserFacingException("draw.paste.nothing"), drawing.drawingProperty());
        } else {
            read(watch -> ink(image));
        }
    }

    private Tensor ink(Image image) throws UserFacingException {
        int rows = (int) image.getHeight();
        int columns = (int) image.getWidth();
        if (image.isError() || rows == 0 || columns == 0) {
            throw new UserFacingException("draw.paste.broken");
        }
        if ((long) rows * columns > ImageFiles.MAX_PIXELS) {
            throw new UserFacingException("draw.paste.large", columns, rows);
        }
        int[] argb = new int[rows * columns];
        image.getPixelReader()
                .getPixels(0, 0, columns, rows, PixelFormat.getIntArgbInstance(), argb, 0, columns);
        try {
            return reader.read(rows, columns, argb);
        } catch (UserFacingException blank) {
            // Its size is known to be right, and it has no name that a sentence could begin with.
            throw UserFacingException.causedBy(blank, "draw.paste.blank");
        }
    }

    private void read(Source source) {
        progress.set(0);
        delay.playFromStart();
        pictures.ask(source);
    }

    private Picture picture(Source source) throws UserFacingException {
        Tensor ink = source.ink(new Watch());
        return new Picture(Drawing.of(new Backdrop(ink, false)), Shapes.count(ink));
    }

    private void show(Picture picture) {
        end();
        drawing.show(picture.drawing());
        if (picture.shapes() > 1) {
            tell(new UserFacingException("data.image.several", picture.shapes()));
        }
    }

    /** Shows how far an image is read; it belongs to the thread that reads. */
    private final class Watch implements ReadProgress {
        private static final double STEP = 0.01;

        private double shown;

        @Override
        public boolean goesOn(double share) {
            if (share - shown >= STEP) {
                shown = share;
                FxThread.EXECUTOR.execute(() -> progress.set(share));
            }
            return pictures.isWanted();
        }
    }

    private void end() {
        if (!pictures.isBusy()) {
            delay.stop();
            slow.set(false);
        }
    }

    private void tell(UserFacingException problem) {
        notices.tell(problem, drawing.drawingProperty());
    }

    /** An image that was read, and its number of separate shapes. */
    private record Picture(Drawing drawing, int shapes) {}

    /** The source of the ink. */
    @FunctionalInterface
    private interface Source {
        Tensor ink(ReadProgress progress) throws UserFacingException;
    }
}
