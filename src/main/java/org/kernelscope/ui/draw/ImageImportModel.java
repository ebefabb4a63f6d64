package org.kernelscope.ui.draw;

import java.io.File;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.Clipboard;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.DigitImage;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Drawing.Backdrop;
import org.kernelscope.data.FindOptions;
import org.kernelscope.data.FoundDigit;
import org.kernelscope.data.ImageFiles;
import org.kernelscope.data.ReadProgress;
import org.kernelscope.storage.PathNames;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.fx.FxThread;
import org.kernelscope.ui.fx.Latest;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.Notices;

/**
 * Puts images from outside on the pad: a file, the clipboard, what was dropped. They are read on
 * another thread; a notice reports failures. JavaFX thread.
 */
public final class ImageImportModel {
    /** Most images are there sooner. */
    private static final Duration DELAY = Duration.millis(150);

    private final InputImageReader reader;
    private final Latest<Source, Opened> pictures;
    private final Supplier<FindOptions> usual;
    private final DrawingModel drawing;
    private final Notices notices;
    private final ReadOnlyBooleanWrapper slow = new ReadOnlyBooleanWrapper(this, "slow");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress");
    private final ObjectProperty<@Nullable Opened> opened =
            new SimpleObjectProperty<>(this, "opened");
    private final ObservableValue<@Nullable Opened> shown;
    private final PauseTransition delay = new PauseTransition(DELAY);

    /**
     * Images for {@code drawing}.
     *
     * @param usual the way to look for a digit, or for signs of other classes
     * @param work where files are read; runs one task after another
     */
    public ImageImportModel(
            InputImageReader reader,
            Supplier<FindOptions> usual,
            Executor work,
            DrawingModel drawing,
            Notices notices) {
        this.usual = usual;
        this.reader = reader;
        this.drawing = drawing;
        this.notices = notices;
        this.pictures =
                new Latest<>(
                        work,
                        FxThread.EXECUTOR,
                        source -> source.open(new Watch()),
                        (source, picture) -> show(picture),
                        (source, failure) -> {
                            end();
                            tell(
                                    UserFacingException.of(
                                            failure, "draw.picture.memory", "draw.picture.failed"));
                        });
        this.shown =
                Bindings.createObjectBinding(
                        () -> {
                            Opened now = opened.get();
                            Drawing pad = drawing.drawingProperty().get();
                            boolean seen = now != null && pad.backdrop() == now.backdrop();
                            return seen && pad.strokes().isEmpty() ? now : null;
                        },
                        opened,
                        drawing.drawingProperty());
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
            FindOptions options = usual.get();
            pictures.ask(watch -> pasted(image, options));
        }
    }

    private Opened pasted(Image image, FindOptions options) throws UserFacingException {
        DigitImage decoded = image(image);
        try {
            return Opened.of(decoded, options);
        } catch (UserFacingException blank) {
            // It has no name that a sentence could begin with.
            throw UserFacingException.causedBy(blank, "draw.paste.blank");
        }
    }

    private DigitImage image(Image image) throws UserFacingException {
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
        return reader.read(rows, columns, argb);
    }

    private void read(Decoding decoding) {
        progress.set(0);
        delay.playFromStart();
        FindOptions options = usual.get();
        pictures.ask(watch -> Opened.of(decoding.decode(watch), options));
    }

    /**
     * The image on the pad and the way its digit was found; null if the pad shows anything else, or
     * if strokes were drawn over it.
     */
    ObservableValue<@Nullable Opened> openedProperty() {
        return shown;
    }

    /** Looks for the digit of the image on the pad in another way, soon. */
    void find(FindOptions options) {
        Opened now = shown.getValue();
        if (now != null && !now.options().equals(options)) {
            pictures.ask(watch -> Opened.of(now.image(), options));
        }
    }

    private void show(Opened picture) {
        boolean again = opened.get() != null && opened.get().image() == picture.image();
        end();
        opened.set(picture);
        drawing.show(Drawing.of(picture.backdrop()));
        int shapes = picture.found().candidates().size();
        if (shapes > 1 && !again) {
            tell(new UserFacingException("data.image.several", shapes));
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

    /**
     * An image that was read.
     *
     * @param options the way in which its digit was found
     */
    record Opened(DigitImage image, FindOptions options, FoundDigit found, Backdrop backdrop) {
        static Opened of(DigitImage image, FindOptions options) throws UserFacingException {
            FoundDigit found = image.find(options);
            return new Opened(
                    image,
                    options,
                    found,
                    new Backdrop(found.ink(), false, null, image.colours(options)));
        }
    }

    /** Reads an image, or looks at one again. */
    @FunctionalInterface
    private interface Source {
        Opened open(ReadProgress progress) throws UserFacingException;
    }

    /** Decodes an image. */
    @FunctionalInterface
    private interface Decoding {
        DigitImage decode(ReadProgress progress) throws UserFacingException;
    }
}
