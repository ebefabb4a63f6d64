package org.kernelscope.ui.tray;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.ClassNames;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Mnist;
import org.kernelscope.data.Samples;
import org.kernelscope.scene.Pad;
import org.kernelscope.text.Texts;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.ui.tray.TrayModel.Source;

/** Samples and test digits come into the tray and from there onto the pad. */
final class TrayModelTest {
    private static Dataset test;

    private final DrawingModel drawing = new DrawingModel();
    private final Notices notices = new Notices();

    /** The work that the model has queued. */
    private final Queue<Runnable> work = new ArrayDeque<>();

    private final TrayModel model =
            new TrayModel(drawing, () -> test, work::add, Runnable::run, notices);

    @BeforeAll
    static void readTestDigits() throws UserFacingException {
        test = Mnist.inside().test();
    }

    @Test
    void samplesComeFirst() {
        model.refresh();
        assertThat(model.digitsProperty().get()).isEmpty();
        doWork();
        assertThat(model.digitsProperty().get()).hasSameSizeAs(Samples.all());
    }

    @Test
    void samplesCanBeThoseOfOneClass() {
        model.filterProperty().set(4);
        doWork();
        assertThat(model.digitsProperty().get())
                .hasSizeGreaterThan(1)
                .allMatch(digit -> digit.digit() == 4);
    }

    @Test
    void aHandfulOfTestDigitsIsShownAndShufflingShowsOthers() {
        model.sourceProperty().set(Source.TEST);
        doWork();
        List<TrayModel.TrayDigit> first = model.digitsProperty().get();
        assertThat(first).hasSize(TrayModel.HANDFUL);
        model.shuffle();
        doWork();
        assertThat(model.digitsProperty().get())
                .hasSize(TrayModel.HANDFUL)
                .extracting(TrayModel.TrayDigit::picture)
                .isNotEqualTo(first.stream().map(TrayModel.TrayDigit::picture).toList());
    }

    @Test
    void testDigitsOfOneClassAreOfThatClassAndSayWhichTheyAre() {
        model.sourceProperty().set(Source.TEST);
        model.filterProperty().set(7);
        doWork();
        assertThat(model.digitsProperty().get()).hasSize(TrayModel.HANDFUL);
        Texts english = Texts.in(Language.ENGLISH);
        for (TrayModel.TrayDigit digit : model.digitsProperty().get()) {
            String name = digit.name().apply(english);
            assertThat(name).startsWith("A 7: test digit ");
            int index = Integer.parseInt(name.substring(name.lastIndexOf(' ') + 1));
            assertThat(test.label(index)).isEqualTo(7);
            assertThat(digit.picture().ink()).isEqualTo(test.ink(index));
            assertThat(digit.picture().prepared()).isTrue();
        }
    }

    @Test
    void theClassesOfAnOwnSetAreCalledByTheirNames() throws UserFacingException {
        Dataset digits = test;
        ClassNames names = ClassNames.checked(List.of("가위", "바위", "보"));
        model.filterProperty().set(9);
        model.follow(names);
        assertThat(model.classesProperty().get()).as("samples").isEqualTo(ClassNames.DIGITS);
        model.sourceProperty().set(Source.TEST);
        assertThat(model.classesProperty().get()).isEqualTo(names);
        assertThat(model.filterProperty().get()).isNull();
        model.filterProperty().set(2);
        try {
            test = digits.range(0, 200).withClassNames(names);
            doWork();
        } finally {
            test = digits;
        }
        assertThat(model.digitsProperty().get())
                .isNotEmpty()
                .allMatch(
                        digit ->
                                digit.name()
                                        .apply(Texts.in(Language.ENGLISH))
                                        .startsWith("보: test image "));
        model.follow(null);
        assertThat(model.classesProperty().get()).isEqualTo(ClassNames.DIGITS);
    }

    @Test
    void ofTwoWishesThatWaitOnlyTheLastIsReadAndShown() {
        model.filterProperty().set(1);
        model.filterProperty().set(2);
        Objects.requireNonNull(work.poll()).run();
        assertThat(work).isEmpty();
        assertThat(model.digitsProperty().get()).isNotEmpty();
        assertThat(model.digitsProperty().get()).allMatch(digit -> digit.digit() == 2);
    }

    @Test
    void aChosenDigitIsOnThePadAndMarkedUntilThePadChanges() {
        model.refresh();
        doWork();
        TrayModel.TrayDigit digit = model.digitsProperty().get().get(3);
        model.choose(digit);
        assertThat(drawing.drawing()).isEqualTo(Drawing.of(digit.picture()));
        assertThat(model.chosenProperty().get()).isSameAs(digit);
        drawing.penDown(0.5, 0.5, 0.1);
        assertThat(model.chosenProperty().get()).isNull();
        drawing.undo();
        assertThat(model.chosenProperty().get()).isSameAs(digit);
    }

    @Test
    void everySampleHasANameInBothLanguages() {
        model.refresh();
        doWork();
        for (TrayModel.TrayDigit digit : model.digitsProperty().get()) {
            for (Language language : Language.values()) {
                assertThat(digit.name().apply(Texts.in(language)))
                        .contains(Integer.toString(digit.digit()))
                        .doesNotContain("{");
            }
        }
    }

    @Test
    void missingTestDigitsAreToldAndTheTrayIsEmpty() {
        TrayModel broken =
                broken(
                        () -> {
                            throw new UserFacingException("data.picture.missing", "t10k");
                        });
        broken.refresh();
        doWork();
        assertThat(broken.digitsProperty().get()).isNotEmpty();
        broken.sourceProperty().set(Source.TEST);
        doWork();
        assertThat(Objects.requireNonNull(notices.newestProperty().get()))
                .hasMessageContaining("t10k");
        assertThat(broken.digitsProperty().get()).isEmpty();
    }

    @Test
    void whateverGoesWrongIsTold() {
        TrayModel broken =
                broken(
                        () -> {
                            throw new IllegalStateException("the disk is gone");
                        });
        broken.sourceProperty().set(Source.TEST);
        doWork();
        assertThat(Objects.requireNonNull(notices.newestProperty().get()))
                .hasMessageContaining("the disk is gone");
        TrayModel large =
                broken(
                        () -> {
                            throw new OutOfMemoryError("heap");
                        });
        large.sourceProperty().set(Source.TEST);
        doWork();
        assertThat(Objects.requireNonNull(notices.newestProperty().get()).key())
                .isEqualTo("tray.memory");
    }

    @Test
    void whatNobodyWaitsForAnyMoreIsNotTold() {
        TrayModel broken =
                broken(
                        () -> {
                            throw new UserFacingException("data.picture.missing", "t10k");
                        });
        broken.sourceProperty().set(Source.TEST);
        broken.sourceProperty().set(Source.SAMPLES);
        doWork();
        assertThat(notices.newestProperty().get()).isNull();
        assertThat(broken.digitsProperty().get()).hasSameSizeAs(Samples.all());
    }

    private TrayModel broken(TrayModel.TestDigits digits) {
        return new TrayModel(drawing, digits, work::add, Runnable::run, notices);
    }

    private void doWork() {
        Runnable next = work.poll();
        while (next != null) {
            next.run();
            next = work.poll();
        }
    }

    @Test
    void colouredDigitsAreThereOnlyForNetworksThatSeeColours() {
        drawing.coloursProperty().set(true);
        model.sourceProperty().set(Source.COLOURED);
        doWork();
        TrayModel.TrayDigit first = model.digitsProperty().get().get(0);
        assertThat(first.picture().colours()).isNotNull();
        assertThat(first.source()).isInstanceOf(Pad.DecodedImage.Pixels.class);
        model.choose(first);
        assertThat(model.chosenProperty().get()).isEqualTo(first);
        drawing.coloursProperty().set(false);
        assertThat(model.sourceProperty().get()).isEqualTo(Source.SAMPLES);
    }
}
