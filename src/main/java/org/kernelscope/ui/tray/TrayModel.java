package org.kernelscope.ui.tray;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.ClassNames;
import org.kernelscope.data.Colouring;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Drawing.Backdrop;
import org.kernelscope.data.Sample;
import org.kernelscope.data.Samples;
import org.kernelscope.scene.Pad;
import org.kernelscope.text.Texts;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.fx.FileExecutor;
import org.kernelscope.ui.fx.Latest;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.Notices;

/**
 * The digits in the tray: the samples that travel with the program, or a handful of the test
 * digits, perhaps only those of one class. Read on the thread for reading files; everything public
 * belongs to the JavaFX thread.
 */
public final class TrayModel {
    /** Number of test images shown at a time. */
    static final int HANDFUL = 60;

    /** The source of the examples. */
    enum Source {
        /** Chosen to teach. */
        SAMPLES,
        /** MNIST's 10,000 test digits. */
        TEST,
        /** Some of them in random colours, for networks that see colours. */
        COLOURED
    }

    private record Request(Source from, @Nullable Integer only, long seed) {}

    /** Reads a set of digits; slow. */
    @FunctionalInterface
    public interface TestDigits {
        /** The test digits. */
        Dataset read() throws UserFacingException;
    }

    private final ObjectProperty<Source> source =
            new SimpleObjectProperty<>(this, "source", Source.SAMPLES);
    private final ObjectProperty<@Nullable Integer> filter =
            new SimpleObjectProperty<>(this, "filter");
    private final ReadOnlyObjectWrapper<List<TrayDigit>> digits =
            new ReadOnlyObjectWrapper<>(this, "digits", List.of());
    private final ReadOnlyObjectWrapper<@Nullable TrayDigit> chosen =
            new ReadOnlyObjectWrapper<>(this, "chosen");
    private final DrawingModel drawing;
    private final TestDigits testDigits;
    private final Latest<Request, List<TrayDigit>> requests;
    private final Notices notices;
    private long seed = 1;

    private final ReadOnlyObjectWrapper<ClassNames> classes =
            new ReadOnlyObjectWrapper<>(this, "classes", ClassNames.DIGITS);

    /** Of test examples that are not MNIST's, which scenes know by their numbers; else null. */
    private volatile @Nullable ClassNames own;

    /** A tray that puts digits on {@code drawing}; {@link #refresh} fills it. */
    public TrayModel(
            DrawingModel drawing,
            TestDigits testDigits,
            FileExecutor files,
            Executor fxThread,
            Notices notices) {
        this.drawing = drawing;
        this.testDigits = testDigits;
        this.notices = notices;
        this.requests =
                new Latest<>(
                        files,
                        fxThread,
                        this::read,
                        (request, found) -> digits.set(found),
                        (request, failure) -> fail(failure));
        source.subscribe((before, now) -> follow());
        filter.subscribe((before, now) -> refresh());
        drawing.coloursProperty()
                .subscribe(
                        colours -> {
                            if (!colours && source.get() == Source.COLOURED) {
                                source.set(Source.SAMPLES);
                            }
                        });
        drawing.drawingProperty().subscribe(this::mark);
        digits.subscribe(this::mark);
    }

    /** The source of the examples. */
    ObjectProperty<Source> sourceProperty() {
        return source;
    }

    /** The only class to show, or null for all. */
    ObjectProperty<@Nullable Integer> filterProperty() {
        return filter;
    }

    /** True if the pad has colours. */
    ReadOnlyBooleanProperty coloursProperty() {
        return drawing.coloursProperty();
    }

    /** The digits in the tray now. */
    ReadOnlyObjectProperty<List<TrayDigit>> digitsProperty() {
        return digits.getReadOnlyProperty();
    }

    /** The digit of the tray that is on the pad, untouched; else null. */
    ReadOnlyObjectProperty<@Nullable TrayDigit> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** The name of {@code picture} in a scene, if it is an example of the tray. */
    public Optional<Pad.DecodedImage> source(Backdrop picture) {
        return digits.get().stream()
                .filter(digit -> digit.picture().equals(picture))
                .map(TrayDigit::source)
                .findFirst();
    }

    /** Puts a digit on the pad. */
    void choose(TrayDigit digit) {
        drawing.showSample(Drawing.of(digit.picture()));
    }

    /**
     * Shows the test examples anew, after others were chosen.
     *
     * @param ofOwnSet the classes of a data set of one's own; null for MNIST
     */
    public void follow(@Nullable ClassNames ofOwnSet) {
        own = ofOwnSet;
        follow();
    }

    /** The samples are digits whatever the set is. */
    private void follow() {
        ClassNames ofTest = own;
        ClassNames now =
                ofTest == null || source.get() == Source.SAMPLES ? ClassNames.DIGITS : ofTest;
        if (!now.equals(classes.get())) {
            filter.set(null);
            classes.set(now);
        }
        refresh();
    }

    /** The classes of the examples in the tray. */
    ReadOnlyObjectProperty<ClassNames> classesProperty() {
        return classes.getReadOnlyProperty();
    }

    /** Shows another handful of test digits. */
    void shuffle() {
        seed++;
        refresh();
    }

    /**
     * Reads what the tray is to show, in the background; of several requests only the last one's
     * answer is shown.
     */
    public void refresh() {
        requests.forget();
        requests.ask(new Request(source.get(), filter.get(), seed));
    }

    private List<TrayDigit> read(Request request) throws UserFacingException {
        return request.from == Source.SAMPLES
                ? samples(request.only)
                : test(request.from, request.only, new Random(request.seed));
    }

    /** The earlier digits are not what was asked for: the tray is empty, and a notice says why. */
    private void fail(Throwable failure) {
        digits.set(List.of());
        notices.tell(UserFacingException.of(failure, "tray.memory", "tray.failed"), digits);
    }

    private static List<TrayDigit> samples(@Nullable Integer only) {
        List<TrayDigit> found = new ArrayList<>();
        for (Sample sample : Samples.all()) {
            if (only == null || sample.digit() == only) {
                Backdrop picture = Samples.picture(sample);
                found.add(
                        new TrayDigit(
                                picture,
                                sample.digit(),
                                name(sample),
                                new Pad.DecodedImage.Named(Samples.name(sample))));
            }
        }
        return List.copyOf(found);
    }

    private static Function<Texts, String> name(Sample sample) {
        int digit = sample.digit();
        return switch (sample.kind()) {
            case CLEAN -> texts -> texts.get("tray.clean", digit);
            case CONFUSION -> texts -> texts.get("tray.confusion", digit, sample.resembles());
            case UGLY -> texts -> texts.get("tray.ugly", digit);
            case DRAWN -> texts -> texts.get("tray.drawn", digit);
        };
    }

    private List<TrayDigit> test(Source from, @Nullable Integer only, Random random)
            throws UserFacingException {
        Dataset read = testDigits.read();
        boolean coloured = from == Source.COLOURED;
        Dataset all = coloured ? Colouring.RANDOM.test(read) : read;
        List<TrayDigit> found = new ArrayList<>();
        int first = random.nextInt(all.count());
        for (int i = 0; i < all.count() && found.size() < HANDFUL; i++) {
            int index = (first + i) % all.count();
            if (only == null || all.label(index) == only) {
                int digit = all.label(index);
                Backdrop picture = Backdrop.of(all, index);
                ClassNames names = all.classNames();
                String usual = names == null ? "tray.testDigit" : "tray.testExample";
                String name = coloured ? "tray.colouredDigit" : usual;
                String called = ClassNames.name(names, digit);
                found.add(
                        new TrayDigit(
                                picture,
                                digit,
                                texts -> texts.get(name, called, index),
                                coloured || own != null
                                        ? new Pad.DecodedImage.Pixels(picture)
                                        : new Pad.DecodedImage.TestExample(index)));
            }
        }
        return List.copyOf(found);
    }

    /** Marks the digit that is on the pad; undo may bring one back. */
    private void mark() {
        Drawing now = drawing.drawing();
        Backdrop picture = now.strokes().isEmpty() ? now.backdrop() : null;
        TrayDigit found = null;
        if (picture != null) {
            found =
                    digits.get().stream()
                            .filter(digit -> digit.picture().equals(picture))
                            .findFirst()
                            .orElse(null);
        }
        chosen.set(found);
    }

    /**
     * A digit in the tray. Immutable; any thread.
     *
     * @param picture the image for the pad
     * @param digit its true class
     * @param name its name in a language: {@code A 4 that looks like a 9}
     * @param source its name in a scene
     */
    record TrayDigit(
            Backdrop picture, int digit, Function<Texts, String> name, Pad.DecodedImage source) {}
}
