package org.kernelscope.ui.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.engine.BandEngine;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.Presets;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.ui.state.OpenLevel;
import org.kernelscope.ui.state.Selection;

/** Tabs, time and enlarged parts of the step-through, without a window. */
final class ArithmeticModelTest {
    private static final Architecture LENET = Presets.LENET5_MODERN;
    private static final Cell C3 = new Cell(2, 10, 4, 4);
    private static final Cell S2 = new Cell(1, 3, 2, 2);

    private final Deque<Runnable> work = new ArrayDeque<>();
    private final NetworkModel network = new NetworkModel(work::add, work::add, new Notices());
    private final Selection selection = new Selection();
    private final ArithmeticModel model = new ArithmeticModel(network, selection);

    @BeforeEach
    void load() {
        Model lenet = new Model(LENET, InitialWeights.draw(LENET, 1), Map.of());
        network.start(BandEngine::new, () -> lenet);
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    @Test
    void aLevelOffersItsTabsAndATabThatItLacksIsReplacedByItsFirst() {
        selection.openMap(S2);
        assertThat(model.tabsProperty().get())
                .containsExactly(DetailTab.MAKING, DetailTab.COMPARE, DetailTab.CODE);
        model.tabProperty().set(DetailTab.COMPARE);
        selection.openMap(C3);
        assertThat(model.tabsProperty().get())
                .containsExactly(DetailTab.MAKING, DetailTab.ACTIVATION, DetailTab.CODE);
        assertThat(model.tabProperty().get()).isEqualTo(DetailTab.MAKING);
        model.tabProperty().set(DetailTab.ACTIVATION);
        selection.openCell(C3);
        assertThat(model.tabProperty().get()).isEqualTo(DetailTab.ACTIVATION);
    }

    @Test
    void aNewKindOfFigurePlaysFromItsStart() {
        selection.openMap(C3);
        model.shows(new FigureTiming(99, 0), OpenLevel.ofMap(C3), Double.NaN);
        assertThat(model.clock().length()).isEqualTo(99);
        assertThat(model.clock().playingProperty().get()).isTrue();
        model.clock().seek(40);
        model.clock().playingProperty().set(false);
        Cell sibling = new Cell(2, 11, 0, 0);
        selection.openMap(sibling);
        model.shows(new FigureTiming(99, 0), OpenLevel.ofMap(sibling), Double.NaN);
        assertThat(model.clock().position()).as("another map of the layer").isEqualTo(40);
        selection.openMap(S2);
        model.shows(new FigureTiming(195, 0), OpenLevel.ofMap(S2), Double.NaN);
        assertThat(model.clock().position()).isZero();
        assertThat(model.clock().playingProperty().get()).isTrue();
    }

    @Test
    void theCodeOfAComputationGoesOnWhereItsFigureStands() {
        selection.openMap(C3);
        model.shows(new FigureTiming(99, 0), OpenLevel.ofMap(C3), Double.NaN);
        model.clock().seek(40);
        model.clock().playingProperty().set(false);
        model.tabProperty().set(DetailTab.CODE);
        model.shows(new FigureTiming(99, 0), OpenLevel.ofMap(C3), Double.NaN);
        assertThat(model.clock().position()).isEqualTo(40);
        assertThat(model.clock().playingProperty().get()).isFalse();
        model.tabProperty().set(DetailTab.ACTIVATION);
        model.shows(new FigureTiming(99, 0), OpenLevel.ofMap(C3), Double.NaN);
        assertThat(model.clock().position()).as("another course").isZero();
    }

    @Test
    void aStillFigureDoesNotPlay() {
        selection.openMap(S2);
        model.tabProperty().set(DetailTab.COMPARE);
        model.shows(new FigureTiming(0, 0), OpenLevel.ofMap(S2), Double.NaN);
        assertThat(model.clock().playingProperty().get()).isFalse();
    }

    @Test
    void theOverviewHasNoLengthThatALaterLevelCouldBeTakenFor() {
        selection.openMap(C3);
        model.shows(new FigureTiming(99, 0), OpenLevel.ofMap(C3), Double.NaN);
        model.clock().toEnd();
        selection.clear();
        assertThat(model.clock().length()).isZero();
        assertThat(model.clock().position()).isZero();
        selection.openMap(C3);
        assertThat(model.clock().length()).as("until the figure is there").isZero();
        model.shows(new FigureTiming(99, 0), OpenLevel.ofMap(C3), Double.NaN);
        assertThat(model.clock().length()).isEqualTo(99);
    }

    @Test
    void theHoveredTimeIsShownUntilTheHoverEnds() {
        selection.openMap(C3);
        model.shows(new FigureTiming(99, 0), OpenLevel.ofMap(C3), Double.NaN);
        model.clock().seek(12);
        model.hoverTime(57);
        assertThat(model.timeProperty().getValue()).isEqualTo(57);
        model.endHover();
        assertThat(model.timeProperty().getValue()).isEqualTo(12);
        model.hoverTime(57);
        model.step();
        assertThat(model.timeProperty().getValue()).isEqualTo(13);
        model.hoverTime(57);
        model.stepBack();
        assertThat(model.timeProperty().getValue()).isEqualTo(12);
    }

    @Test
    void playingEndsTheHover() {
        selection.openMap(C3);
        model.shows(new FigureTiming(99, 0), OpenLevel.ofMap(C3), Double.NaN);
        model.clock().playingProperty().set(false);
        selection.hoveredProperty().set(C3);
        model.hoverTime(57);
        model.clock().playingProperty().set(true);
        assertThat(model.timeProperty().getValue()).isEqualTo(model.clock().position());
        assertThat(selection.hoveredProperty().get()).isNull();
    }

    @Test
    void aPinnedPartStaysEnlargedUntilItIsPinnedAgainOrTheClockMoves() {
        selection.openCell(C3);
        model.shows(new FigureTiming(151, 0), OpenLevel.ofCell(C3), Double.NaN);
        model.pinPart(3);
        assertThat(model.partProperty().intValue()).isEqualTo(3);
        assertThat(model.clock().playingProperty().get()).isFalse();
        model.hoverPart(5);
        assertThat(model.partProperty().intValue()).as("hovered").isEqualTo(5);
        model.hoverPart(-1);
        assertThat(model.partProperty().intValue()).isEqualTo(3);
        model.pinPart(3);
        assertThat(model.partProperty().intValue()).isEqualTo(-1);
        model.pinPart(2);
        model.clock().seek(77);
        assertThat(model.partProperty().intValue()).isEqualTo(-1);
    }

    @Test
    void partsAreSteppedFromTheEnlargedOneAndEndAtTheFirstAndTheLast() {
        selection.openCell(C3);
        model.shows(new FigureTiming(151, 0), OpenLevel.ofCell(C3), Double.NaN);
        model.enlarges(4, 6);
        model.stepPart(1);
        assertThat(model.partProperty().intValue()).isEqualTo(5);
        model.enlarges(5, 6);
        model.stepPart(1);
        assertThat(model.partProperty().intValue()).isEqualTo(5);
        model.enlarges(0, 6);
        model.stepPart(-1);
        assertThat(model.partProperty().intValue()).isZero();
        model.enlarges(-1, 0);
        model.pinPart(0);
        model.stepPart(1);
        assertThat(model.partProperty().intValue()).as("no parts").isEqualTo(-1);
    }

    @Test
    void closingStopsTheClockAndOpeningAgainRestartsIt() {
        selection.openMap(C3);
        model.shows(new FigureTiming(99, 0), OpenLevel.ofMap(C3), Double.NaN);
        model.clock().seek(50);
        assertThat(model.isOpen()).isTrue();
        selection.up();
        assertThat(model.isOpen()).isFalse();
        assertThat(model.clock().playingProperty().get()).isFalse();
        selection.openMap(C3);
        model.shows(new FigureTiming(99, 0), OpenLevel.ofMap(C3), Double.NaN);
        assertThat(model.clock().position()).isZero();
    }

    @Test
    void anAnimationStartsSlowlyAndFasterWhenItWasSeenBefore() {
        DoubleUnaryOperator first = new FigureTiming(784, 0).pace(false);
        DoubleUnaryOperator again = new FigureTiming(784, 0).pace(true);
        assertThat(first.applyAsDouble(0)).isEqualTo(1);
        assertThat(again.applyAsDouble(0)).isGreaterThan(2);
        assertThat(first.applyAsDouble(200)).isGreaterThan(20 * first.applyAsDouble(1));
        // 784 steps in 14 s, but at least twice the initial speed.
        assertThat(first.applyAsDouble(500)).isEqualTo(784 / 14.0);
        assertThat(new FigureTiming(4, 0).pace(false).applyAsDouble(3.9)).isLessThanOrEqualTo(2);
    }

    @Test
    void blankCellsPassInAMomentAndTheFirstRowAfterThemIsSlow() {
        DoubleUnaryOperator pace = new FigureTiming(783, 84).pace(false);
        double seconds = 0;
        for (int cell = 0; cell < 83; cell++) {
            seconds += 1 / pace.applyAsDouble(cell);
        }
        assertThat(seconds).isLessThan(2);
        assertThat(pace.applyAsDouble(83.5)).isEqualTo(1);
        assertThat(pace.applyAsDouble(84)).isEqualTo(1);
        double row = 0;
        for (int cell = 84; cell < 112; cell++) {
            row += 1 / pace.applyAsDouble(cell);
        }
        assertThat(row).isBetween(6.0, 14.0);
        double all = seconds + row;
        for (int cell = 112; cell < 783; cell++) {
            all += 1 / pace.applyAsDouble(cell);
        }
        assertThat(all).isLessThan(30);
    }

    @Test
    void theSkipKeyGoesToWhereSomethingIsAndThenToTheEnd() {
        selection.openMap(C3);
        model.shows(new FigureTiming(99, 23), OpenLevel.ofMap(C3), Double.NaN);
        model.skip();
        assertThat(model.clock().position()).isEqualTo(23);
        assertThat(model.clock().playingProperty().get()).isFalse();
        model.skip();
        assertThat(model.clock().position()).isEqualTo(99);
    }

    @Test
    void theHeaderNamesEveryLevelOnceAndAUnitDoesNotRepeatItself() {
        Texts texts = Texts.in(Texts.Language.ENGLISH);
        Model lenet = Model.untrained(LENET, 1);
        List<OpenLevel> map =
                List.of(OpenLevel.ofMap(C3), OpenLevel.ofCell(C3), OpenLevel.ofCell(S2));
        assertThat(ArithmeticHeader.names(texts, lenet, map))
                .containsExactly(
                        texts.get("card.patch", "C3", 11),
                        texts.get("card.title.cell", "C3", 11, 5, 5),
                        texts.get("card.title.cell", "S2", 4, 3, 3));
        Cell unit = new Cell(5, 7, 0, 0);
        Cell output = new Cell(6, 7, 0, 0);
        assertThat(
                        ArithmeticHeader.names(
                                texts,
                                lenet,
                                List.of(OpenLevel.ofMap(output), OpenLevel.ofCell(output))))
                .containsExactly(
                        texts.get("arithmetic.title.classes", 10),
                        texts.get("card.title.class", 7));
        assertThat(
                        ArithmeticHeader.names(
                                texts,
                                lenet,
                                List.of(OpenLevel.ofMap(unit), OpenLevel.ofCell(unit))))
                .containsExactly(
                        texts.get("card.title.unit", "F6", 8),
                        texts.get("arithmetic.title.number"));
    }
}
