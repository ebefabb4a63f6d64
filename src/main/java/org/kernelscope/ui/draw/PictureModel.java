package org.kernelscope.ui.draw;

import java.io.File;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.Clipboard;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Drawing.Backdrop;
import org.kernelscope.data.ImageFiles;
import org.kernelscope.data.Shapes;
import org.kernelscope.storage.PathNames;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.fx.FxThread;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.Notices;

/**
 * Puts pictures from outside on the pad: a file, the clipboard, what was dropped. They are read on
 * another thread; what does not work is told. JavaFX thread.
 */
public final class PictureModel {
    private final PictureReader reader;
    private final Executor work;
    private final DrawingModel drawing;
    private final Notices notices;

    /**
     * Pictures for {@code drawing}.
     *
     * @param work where files are read; runs one task after another, so that the last picture asked
     *     for is the one that stays
     */
    public PictureModel(
            PictureReader reader, Executor work, DrawingModel drawing, Notices notices) {
        this.reader = reader;
        this.work = work;
        this.drawing = drawing;
        this.notices = notices;
    }

    /** Puts the picture in {@code file} on the pad, soon. */
    public void open(Path file) {
        read(() -> reader.read(file));
    }

    /** The same for a file that somebody chose, whose name may be none that Java can use. */
    void open(File file) {
        read(() -> reader.read(PathNames.parse(file.getPath())));
    }

    /** Whether there is anything in {@code content} that could be a picture. */
    public static boolean offers(Clipboard content) {
        return content.hasFiles() || content.hasImage();
    }

    /**
     * Puts the picture on the clipboard, or the first of the files on it, on the pad, soon; the
     * same for what was dragged here.
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
            read(() -> ink(image));
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
        work.execute(
                () -> {
                    try {
                        Tensor ink = source.ink();
                        Drawing picture = Drawing.of(new Backdrop(ink, false));
                        FxThread.EXECUTOR.execute(() -> drawing.show(picture));
                        int shapes = Shapes.count(ink);
                        if (shapes > 1) {
                            tell(new UserFacingException("data.image.several", shapes));
                        }
                    } catch (UserFacingException problem) {
                        tell(problem);
                    } catch (OutOfMemoryError large) {
                        tell(UserFacingException.causedBy(large, "draw.picture.memory"));
                    } catch (RuntimeException unforeseen) {
                        tell(
                                UserFacingException.causedBy(
                                        unforeseen, "draw.picture.failed", unforeseen));
                    }
                });
    }

    private void tell(UserFacingException problem) {
        FxThread.EXECUTOR.execute(() -> notices.tell(problem, drawing.drawingProperty()));
    }

    /** Where ink comes from. */
    @FunctionalInterface
    private interface Source {
        Tensor ink() throws UserFacingException;
    }
}
