package org.kernelscope.ui.train.curves;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.kernelscope.text.Texts;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.training.SomeRuns;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.paint.Theme;
import org.kernelscope.ui.train.model.TabChoices;
import org.kernelscope.ui.train.tab.RunCurves;

/** Which curves arrive, and in which order, whatever takes how long. */
final class CurveMakerTest {
    private static final int MOST = 50;

    private final RunRecord small = SomeRuns.withCheckpoints(1, 0, 40);
    private final RunRecord large = SomeRuns.withCheckpoints(2, 0, 90);
    private final RunRecord larger = SomeRuns.withCheckpoints(2, 0, 100);

    private final Deque<Runnable> work = new ArrayDeque<>();
    private final Deque<Runnable> window = new ArrayDeque<>();
    private final List<Double> shown = new ArrayList<>();
    private final RunCurves.Cache cache = new RunCurves.Cache();
    private final CurveMaker maker =
            new CurveMaker(
                    cache,
                    MOST,
                    work::add,
                    window::add,
                    answer -> shown.add(answer.loss().x().high()),
                    failure -> shown.add(Double.NaN));
    private final RunCharts charts =
            new RunCharts(
                    cache,
                    Texts.in(Language.ENGLISH),
                    run -> "Run " + run.number(),
                    new Look(Palette.BLUE_ORANGE, Theme.LIGHT),
                    new TabChoices.Curves(true, true, TabChoices.Axis.STEPS, 0));

    private void ask(RunRecord run) {
        maker.ask(new CurveMaker.Question(charts, run, null));
    }

    private static void one(Deque<Runnable> tasks) {
        Objects.requireNonNull(tasks.poll()).run();
    }

    @Test
    void shortRunsAreAnsweredAtOnceAndLongOnesInTheBackground() {
        ask(small);
        assertThat(shown).containsExactly(40.0);
        ask(large);
        assertThat(shown).containsExactly(40.0);
        one(work);
        one(window);
        assertThat(shown).containsExactly(40.0, 90.0);
    }

    @Test
    void whatWasAskedBeforeNeverTakesThePlaceOfWhatIsNewer() {
        ask(large);
        ask(small);
        one(work);
        // The curves that were asked for before are not even handed over.
        assertThat(window).isEmpty();
        assertThat(shown).containsExactly(40.0);
    }

    @Test
    void theCurvesOfAnotherRunAreDroppedThoughTheNewestAreNotThereYet() {
        ask(SomeRuns.withCheckpoints(3, 0, 70));
        one(work);
        ask(large);
        one(window);
        assertThat(shown).isEmpty();
        one(work);
        one(window);
        assertThat(shown).containsExactly(90.0);
    }

    @Test
    void aLongRunThatGrewWhileItsCurvesWereMadeNeedsTheNewStepsAlone() {
        ask(large);
        one(work);
        ask(larger);
        one(window);
        assertThat(shown).containsExactly(100.0);
    }

    @Test
    void ofALongRunThatIsKnownOnlyTheNewStepsAreMissing() {
        ask(large);
        one(work);
        one(window);
        assertThat(cache.missing(larger)).isEqualTo(10);
        ask(larger);
        assertThat(shown).containsExactly(90.0, 100.0);
        assertThat(work).isEmpty();
        assertThat(cache.missing(larger)).isZero();
    }

    @Test
    void theCurvesThatGrewAreThoseOfTheWholeRun() {
        RunRecord early = SomeRuns.withCheckpoints(4, 0, 30);
        RunRecord late = SomeRuns.withCheckpoints(4, 0, 45);
        ask(early);
        ask(late);
        RunCharts fresh =
                new RunCharts(
                        new RunCurves.Cache(),
                        Texts.in(Language.ENGLISH),
                        run -> "Run " + run.number(),
                        new Look(Palette.BLUE_ORANGE, Theme.LIGHT),
                        new TabChoices.Curves(true, true, TabChoices.Axis.STEPS, 0));
        assertThat(charts.loss(late, null).curves())
                .usingRecursiveComparison()
                .isEqualTo(fresh.loss(late, null).curves());
    }
}
