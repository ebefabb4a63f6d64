package org.kernelscope.ui.draw;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.Clipboard;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Drawing.Backdrop;
import org.kernelscope.data.Pictures;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Problem;
import org.kernelscope.ui.control.InkPixels;
import org.kernelscope.ui.fx.FxThread;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.Notices;

/**
 * Puts pictures from outside on the pad: a file, the clipboard, what was dropped. They are read on
 * another thread; what does not work is told. JavaFX thread.
 */
public final class PictureModel {

    /**
     * Rows and columns of a picture on the pad at the most. The pad is rarely larger, the network
     * sees 28, and the pad, the strip and undo need not carry more.
     */
    static final int MAX_SIDE = 512;

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
            open(content.getFiles().get(0).toPath());
            return;
        }
        Image image = content.getImage();
        if (image == null) {
            notices.tell(new Problem("draw.paste.nothing"), drawing.drawingProperty());
        } else {
            read(() -> ink(image));
        }
    }

    private Tensor ink(Image image) throws Problem {
        int rows = (int) image.getHeight();
        int columns = (int) image.getWidth();
        if (image.isError() || rows == 0 || columns == 0) {
            throw new Problem("draw.paste.broken");
        }
        if ((long) rows * columns > Pictures.MAX_PIXELS) {
            throw new Problem("draw.paste.large", columns, rows);
        }
        int[] argb = new int[rows * columns];
        image.getPixelReader()
                .getPixels(0, 0, columns, rows, PixelFormat.getIntArgbInstance(), argb, 0, columns);
        try {
            return reader.read(rows, columns, argb);
        } catch (Problem blank) {
            // Its size is known to be right, and it has no name that a sentence could begin with.
            throw Problem.causedBy(blank, "draw.paste.blank");
        }
    }

    private void read(Source source) {
        work.execute(
                () -> {
                    try {
                        Tensor ink = InkPixels.shrink(source.ink(), MAX_SIDE);
                        Drawing picture = Drawing.of(new Backdrop(ink, false));
                        FxThread.EXECUTOR.execute(() -> drawing.show(picture));
                    } catch (Problem problem) {
                        tell(problem);
                    } catch (OutOfMemoryError large) {
                        tell(Problem.causedBy(large, "draw.picture.memory"));
                    } catch (RuntimeException unforeseen) {
                        tell(Problem.causedBy(unforeseen, "draw.picture.failed", unforeseen));
                    }
                });
    }

    private void tell(Problem problem) {
        FxThread.EXECUTOR.execute(() -> notices.tell(problem, drawing.drawingProperty()));
    }

    /** Where ink comes from. */
    @FunctionalInterface
    private interface Source {
        Tensor ink() throws Problem;
    }
}
