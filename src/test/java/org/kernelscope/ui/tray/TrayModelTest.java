package org.kernelscope.ui.tray;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.Digits;
import org.kernelscope.data.HandMade;
import org.kernelscope.data.Samples;
import org.kernelscope.text.Problem;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.ui.tray.TrayModel.Source;

/** The tray on two threads whose every step the test takes itself. */
final class TrayModelTest {
    private static final int COUNT = 200;

    private final Deque<Runnable> work = new ArrayDeque<>();
    private final Deque<Runnable> fxThread = new ArrayDeque<>();
    private final DrawingModel drawing = new DrawingModel();
    private final Notices notices = new Notices();
    private final TrayModel tray =
            new TrayModel(drawing, TrayModelTest::digits, work::add, fxThread::add, notices);

    @BeforeEach
    void fill() {
        tray.refresh();
        runAll();
    }

    @Test
    void itBeginsWithAllSamplesInTheirOrder() {
        assertThat(tray.digitsProperty().get())
                .extracting(TrayDigit::origin)
                .containsExactlyElementsOf(
                        Samples.all().stream().map(sample -> sample.origin()).toList());
    }

    @Test
    void theFilterLeavesOneClassOfSamplesAndOfTestDigits() {
        tray.filterProperty().set(4);
        runAll();
        assertThat(classes()).hasSizeGreaterThan(1).containsOnly(4);
        tray.sourceProperty().set(Source.TEST);
        runAll();
        assertThat(classes()).hasSize(COUNT / 10).containsOnly(4);
        tray.filterProperty().set(null);
        runAll();
        assertThat(classes()).hasSize(TrayModel.HANDFUL).contains(0, 4, 9);
    }

    @Test
    void shufflingShowsOtherTestDigitsAndTheSameSeedTheSame() {
        tray.sourceProperty().set(Source.TEST);
        runAll();
        List<TrayDigit> first = tray.digitsProperty().get();
        tray.refresh();
        runAll();
        assertThat(tray.digitsProperty().get()).isEqualTo(first);
        tray.shuffle();
        runAll();
        assertThat(tray.digitsProperty().get()).isNotEqualTo(first).hasSameSizeAs(first);
    }

    @Test
    void onlyTheAnswerToTheNewestRequestIsShown() {
        List<TrayDigit> before = tray.digitsProperty().get();
        tray.filterProperty().set(1);
        tray.filterProperty().set(7);
        work.remove().run();
        fxThread.remove().run();
        assertThat(tray.digitsProperty().get()).isSameAs(before);
        runAll();
        assertThat(classes()).containsOnly(7);
    }

    @Test
    void theChosenDigitIsMarkedUntilThePadChanges() {
        TrayDigit digit = tray.digitsProperty().get().get(3);
        tray.choose(digit);
        assertThat(drawing.drawing().backdrop()).isSameAs(digit.picture());
        assertThat(tray.chosenProperty().get()).isSameAs(digit);
        drawing.penDown(0.5, 0.5, 0.1);
        assertThat(tray.chosenProperty().get()).isNull();
    }

    @Test
    void choosingAnotherDigitMarksIt() {
        tray.choose(tray.digitsProperty().get().get(3));
        TrayDigit other = tray.digitsProperty().get().get(5);
        tray.choose(other);
        assertThat(tray.chosenProperty().get()).isSameAs(other);
        drawing.undo();
        assertThat(tray.chosenProperty().get()).isNull();
    }

    @Test
    void missingTestDigitsAreToldOf() {
        Problem problem = new Problem("data.mnist.folder", "nowhere");
        TrayModel broken =
                new TrayModel(
                        drawing,
                        () -> {
                            throw problem;
                        },
                        work::add,
                        fxThread::add,
                        notices);
        broken.sourceProperty().set(Source.TEST);
        runAll();
        assertThat(notices.newestProperty().get()).isSameAs(problem);
        assertThat(broken.digitsProperty().get()).isEmpty();
    }

    private List<Integer> classes() {
        return tray.digitsProperty().get().stream().map(TrayDigit::digit).toList();
    }

    private void runAll() {
        while (!work.isEmpty() || !fxThread.isEmpty()) {
            Runnable next = Objects.requireNonNullElseGet(work.poll(), fxThread::remove);
            next.run();
        }
    }

    /** Classes 0 to 9 in turn. */
    private static Digits digits() {
        int[] labels = new int[COUNT];
        int[] inked = new int[COUNT];
        for (int i = 0; i < COUNT; i++) {
            labels[i] = i % 10;
            inked[i] = i % 28;
        }
        return HandMade.columns(28, 28, labels, inked);
    }
}
