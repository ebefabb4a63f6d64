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
import org.kernelscope.ui.fx.FileExecutor;
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
    private final Latest<Decoding, Decoded> pictures;
    private final Latest<Search, Opened> searches;
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
     * @param reading decodes images
     * @param analysis finds the digits in them
     */
    public ImageImportModel(
            InputImageReader reader,
            Supplier<FindOptions> usual,
            FileExecutor reading,
            Executor analysis,
            DrawingModel drawing,
            Notices notices) {
        this.reader = reader;
        this.drawing = drawing;
        this.notices = notices;
        this.searches =
                new Latest<>(
                        analysis,
                        FxThread.EXECUTOR,
                        Search::find,
                        (search, picture) -> show(picture),
                        (search, failure) -> fail(failure));
        this.pictures =
                new Latest<>(
                        reading,
                        FxThread.EXECUTOR,
                        source -> source.decode(new Watch()),
                        (source, decoded) -> searches.ask(new Search(decoded, usual.get())),
                        (source, failure) -> fail(failure));
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
        delay.setOnFinished(event -> slow.set(isBusy()));
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
        searches.forget();
        end();
    }

    /** Puts the image in {@code file} on the pad, soon. */
    public void open(Path file) {
        read(watch -> new Decoded(reader.read(file, watch), true));
    }

    /** The same for a file that somebody chose, whose name may be none that Java can use. */
    void open(File file) {
        read(watch -> new Decoded(reader.read(PathNames.parse(file.getPath()), watch), true));
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
            pictures.ask(watch -> new Decoded(image(image), false));
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
        pictures.ask(decoding);
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
            searches.ask(new Search(new Decoded(now.image(), true), options));
        }
    }

    private void fail(Throwable failure) {
        end();
        tell(UserFacingException.of(failure, "draw.picture.memory", "draw.picture.failed"));
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
        if (!isBusy()) {
            delay.stop();
            slow.set(false);
        }
    }

    private boolean isBusy() {
        return pictures.isBusy() || searches.isBusy();
    }

    private void tell(UserFacingException problem) {
        notices.tell(problem, drawing.drawingProperty());
    }

    /**
     * An image that was read.
     *
     * @param options the way in which its digit was found
     */
    record Opened(DigitImage image, FindOptions options, FoundDigit found, Backdrop backdrop) {}

    /** Decodes an image. */
    @FunctionalInterface
    private interface Decoding {
        Decoded decode(ReadProgress progress) throws UserFacingException;
    }

    /**
     * A decoded image.
     *
     * @param named false if it is from the clipboard: a sentence cannot begin with its name
     */
    private record Decoded(DigitImage image, boolean named) {}

    /** The search for a digit in an image. */
    private record Search(Decoded decoded, FindOptions options) {
        Opened find() throws UserFacingException {
            DigitImage image = decoded.image();
            try {
                FoundDigit found = image.find(options);
                Backdrop backdrop = new Backdrop(found.ink(), false, null, image.colours(options));
                return new Opened(image, options, found, backdrop);
            } catch (UserFacingException blank) {
                throw decoded.named()
                        ? blank
                        : UserFacingException.causedBy(blank, "draw.paste.blank");
            }
        }
    }
}
