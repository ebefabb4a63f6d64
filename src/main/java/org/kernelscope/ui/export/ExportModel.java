package org.kernelscope.ui.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.jspecify.annotations.Nullable;
import org.kernelscope.export.Caption;
import org.kernelscope.export.NumberFile;
import org.kernelscope.export.NumberTable;
import org.kernelscope.export.Pixels;
import org.kernelscope.export.PngFile;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.export.Panels.Panel;
import org.kernelscope.ui.fx.FileExecutor;
import org.kernelscope.ui.paint.Theme;
import org.kernelscope.ui.state.BackwardResult;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.KernelFocus;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.state.ModeModel;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.ui.state.Selection;

/**
 * The exports of the window: images, animations and numbers, to files and to the clipboard. JavaFX
 * thread.
 */
public final class ExportModel implements AutoCloseable {
    /** Of what an image is. */
    enum Subject {
        WINDOW,
        STAGE,
        /** The part that the pointer was on when the choice was opened. */
        POINTED
    }

    /** In which theme an image is. */
    enum PictureTheme {
        SHOWN,
        LIGHT,
        DARK;

        @Nullable Theme theme() {
            return switch (this) {
                case SHOWN -> null;
                case LIGHT -> Theme.LIGHT;
                case DARK -> Theme.DARK;
            };
        }
    }

    /** The factor by which an image is enlarged. */
    enum Zoom {
        ONE(1),
        TWO(2),
        FOUR(4);

        private final int times;

        Zoom(int times) {
            this.times = times;
        }

        int times() {
            return times;
        }
    }

    /** The file formats of numbers. */
    enum NumberFormat {
        CSV(".csv"),
        NPY(".npy");

        private final String suffix;

        NumberFormat(String suffix) {
            this.suffix = suffix;
        }

        String suffix() {
            return suffix;
        }
    }

    /**
     * The contents of the window.
     *
     * @param gradients the gradients on the stage; null while it is off
     * @param settled true if all figures are computed
     * @param curves the curves of the run that is shown; null if there is none
     * @param checkpoint the training checkpoint that is shown; null if there is none
     */
    public record Shown(
            NetworkModel network,
            ObservableValue<@Nullable BackwardResult> gradients,
            Selection selection,
            KernelFocus kernels,
            ModeModel workspace,
            Display display,
            BooleanSupplier settled,
            Supplier<@Nullable NumberTable> curves,
            Supplier<@Nullable String> checkpoint) {}

    private final Shown shown;
    private final Localisation localisation;
    private final Notices notices;
    private final FileExecutor files;
    private final Executor fxThread;
    private final WindowCaption captions;
    private final NumberOffers numbers;
    private final WindowSnapshots taker;
    private final AnimationModel film;
    private final ObjectProperty<Subject> subject =
            new SimpleObjectProperty<>(this, "subject", Subject.STAGE);
    private final ObjectProperty<Zoom> zoom = new SimpleObjectProperty<>(this, "zoom", Zoom.TWO);
    private final ObjectProperty<PictureTheme> theme =
            new SimpleObjectProperty<>(this, "theme", PictureTheme.SHOWN);
    private final BooleanProperty legend = new SimpleBooleanProperty(this, "legend", true);
    private final ObjectProperty<NumberFormat> numberFormat =
            new SimpleObjectProperty<>(this, "numberFormat", NumberFormat.CSV);
    private Predicate<ClipboardContent> clipboard =
            content -> Clipboard.getSystemClipboard().setContent(content);
    private @Nullable Panels panels;
    private Optional<Panel> pointed = Optional.empty();
    private List<NumberOffers.Offer> offers = List.of();

    /**
     * The exports of a window.
     *
     * @param files runs tasks that write files
     * @param version version of the program
     */
    public ExportModel(
            Shown shown,
            AnimationWindow.Source studio,
            Localisation localisation,
            Notices notices,
            FileExecutor files,
            Executor fxThread,
            String version) {
        this.shown = shown;
        this.localisation = localisation;
        this.notices = notices;
        this.files = files;
        this.fxThread = fxThread;
        captions =
                new WindowCaption(shown.network(), shown.gradients(), shown.selection(), version);
        numbers =
                new NumberOffers(
                        shown.network(), shown.selection(), shown.kernels(), shown.curves());
        taker = new WindowSnapshots(shown.display(), shown.settled());
        film = new AnimationModel(studio, notices, fxThread);
    }

    /** Follows the pointer in {@code scene}, whose images are taken. */
    void attach(Scene scene) {
        panels = new Panels(scene);
    }

    /** Puts content on the clipboard by {@code other} instead of the system. */
    public void setClipboard(Predicate<ClipboardContent> other) {
        clipboard = other;
    }

    ObjectProperty<Subject> subjectProperty() {
        return subject;
    }

    ObjectProperty<Zoom> zoomProperty() {
        return zoom;
    }

    ObjectProperty<PictureTheme> themeProperty() {
        return theme;
    }

    /** True if images have the legend. */
    BooleanProperty legendProperty() {
        return legend;
    }

    ObjectProperty<NumberFormat> numberFormatProperty() {
        return numberFormat;
    }

    /** The animation. */
    public AnimationModel film() {
        return film;
    }

    /** Takes note of what the pointer is on, which it leaves for the choice that opens. */
    void notePointed() {
        offers = numbers.now(texts(), shown.workspace().modeProperty().get());
        pointed = panels == null ? Optional.empty() : panels.underPointer();
        if (pointed.isEmpty() && subject.get() == Subject.POINTED) {
            subject.set(Subject.STAGE);
        }
    }

    /** The name of the part that the pointer was on; empty if there was none. */
    Optional<String> pointedName() {
        return pointed.map(panel -> panel.name(texts()));
    }

    /** The numbers that could be exported when the choice was opened. */
    List<NumberOffers.Offer> numbers() {
        return offers;
    }

    /** True if there is something to animate. */
    boolean moves() {
        return shown.workspace().modeProperty().get() == Mode.TRAIN
                ? shown.curves().get() != null
                : shown.selection().openedProperty().get() != null;
    }

    private Texts texts() {
        return localisation.texts();
    }

    private Caption caption(String title) {
        return captions.of(texts(), title, shown.checkpoint().get());
    }

    /**
     * Takes an image and asks for its file.
     *
     * @param question asks for a file and passes it on; the window may look different afterwards
     */
    void savePicture(Scene scene, Consumer<Consumer<Path>> question) {
        Chosen chosen = chosen(scene);
        take(
                scene,
                chosen.node(),
                picture -> {
                    Caption caption = caption(chosen.name());
                    question.accept(
                            file ->
                                    write(
                                            file,
                                            () -> PngFile.write(file, picture, false, caption)));
                });
    }

    /** Puts an image on the clipboard. */
    void copyPicture(Scene scene) {
        copy(scene, chosen(scene));
    }

    /** Puts an image of what the pointer is on now on the clipboard; of the stage otherwise. */
    void copyPointed(Scene scene) {
        notePointed();
        copy(scene, pointed.map(this::chosen).orElseGet(() -> chosen(scene)));
    }

    private void copy(Scene scene, Chosen chosen) {
        take(
                scene,
                chosen.node(),
                picture -> {
                    ClipboardContent content = new ClipboardContent();
                    content.putImage(image(picture));
                    put(content, chosen.name());
                });
    }

    /** A part of which an image is taken. */
    private record Chosen(Node node, String name) {}

    private Chosen chosen(Panel panel) {
        return new Chosen(panel.node(), panel.name(texts()));
    }

    private Chosen chosen(Scene scene) {
        Optional<Panel> panel =
                switch (subject.get()) {
                    case WINDOW -> Optional.empty();
                    case STAGE -> panels == null ? Optional.empty() : panels.named("stage");
                    case POINTED -> pointed;
                };
        return panel.map(this::chosen)
                .orElseGet(() -> new Chosen(scene.getRoot(), texts().get("export.view.window")));
    }

    private void take(Scene scene, Node part, Consumer<Pixels> receiver) {
        try {
            taker.take(
                    scene,
                    part,
                    new WindowSnapshots.Style(
                            zoom.get().times(), theme.get().theme(), legend.get()),
                    receiver);
        } catch (UserFacingException tooLarge) {
            notices.tell(tooLarge);
        }
    }

    private static WritableImage image(Pixels picture) {
        WritableImage image = new WritableImage(picture.width(), picture.height());
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        picture.width(),
                        picture.height(),
                        PixelFormat.getIntArgbInstance(),
                        picture.argb(),
                        0,
                        picture.width());
        return image;
    }

    /** Writes an animation of what moves to {@code file}. */
    void saveFilm(Path file) {
        boolean train = shown.workspace().modeProperty().get() == Mode.TRAIN;
        film.write(file, train ? "centre" : "stage", caption(texts().get("export.film")));
    }

    /** Writes numbers to {@code file}, in the chosen format. */
    void saveNumbers(NumberOffers.Offer offer, Path file) {
        Caption caption = caption(offer.name());
        Tensor tensor = offer.tensor();
        if (numberFormat.get() == NumberFormat.NPY && tensor != null) {
            write(file, () -> NumberFile.writeNpy(file, tensor, caption));
        } else {
            write(file, () -> NumberFile.writeCsv(file, offer.table(), caption));
        }
    }

    /** Puts numbers on the clipboard, as text that a spreadsheet pastes into rows and columns. */
    void copyNumbers(NumberOffers.Offer offer) {
        ClipboardContent content = new ClipboardContent();
        content.putString(NumberFile.tabSeparated(offer.table()));
        put(content, offer.name());
    }

    private void put(ClipboardContent content, String what) {
        boolean taken;
        try {
            taken = clipboard.test(content);
        } catch (RuntimeException | OutOfMemoryError refused) {
            taken = false;
        }
        notices.tell(
                new UserFacingException(
                        taken ? "export.copied" : "export.clipboard.refused", what));
    }

    /** Writes a file. */
    @FunctionalInterface
    private interface Writing {
        void run() throws UserFacingException;
    }

    private void write(Path file, Writing writing) {
        files.execute(
                () -> {
                    UserFacingException failure;
                    try {
                        writing.run();
                        failure = new UserFacingException("export.done", file);
                    } catch (UserFacingException failed) {
                        failure = failed;
                    } catch (OutOfMemoryError full) {
                        failure = UserFacingException.causedBy(full, "export.memory");
                    }
                    UserFacingException sentence = failure;
                    fxThread.execute(() -> notices.tell(sentence));
                });
    }

    @Override
    public void close() {
        film.close();
    }
}
