package org.kernelscope.ui.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.engine.BandEngine;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.Presets;
import org.kernelscope.scene.Clock;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.ui.state.OpenLevel;
import org.kernelscope.ui.state.Selection;

/** The clock and the enlarged part that a scene asks for, and the way back, without a window. */
final class ArithmeticSceneTest {
    private static final Architecture LENET = Presets.LENET5_MODERN;
    private static final Cell C3 = new Cell(2, 10, 4, 4);
    private static final Cell S2 = new Cell(1, 3, 2, 2);
    private static final Cell PIXEL = new Cell(Cell.INPUT, 0, 16, 16);

    private final Deque<Runnable> work = new ArrayDeque<>();
    private final NetworkModel network = new NetworkModel(work::add, work::add, new Notices());
    private final Selection selection = new Selection();
    private final BooleanProperty backward = new SimpleBooleanProperty();
    private final ArithmeticModel model = new ArithmeticModel(network, selection, backward);

    @BeforeEach
    void load() {
        Model lenet = new Model(LENET, InitialWeights.draw(LENET, 1), Map.of());
        network.start(BandEngine::new, () -> lenet);
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    private void show(OpenLevel level, int steps) {
        model.shows(new FigureTiming(steps, 0), level, Double.NaN);
    }

    @Test
    void theClockOfASceneWaitsUntilTheFigureIsThere() {
        selection.openMap(C3);
        model.goTo(Clock.atShare(0.5));
        assertThat(model.clock().position()).isZero();
        show(OpenLevel.ofMap(C3), 100);
        assertThat(model.clock().position()).isEqualTo(50);
        assertThat(model.clock().playingProperty().get()).isFalse();
    }

    @Test
    void theClockOfAFigureThatIsThereIsSetAtOnceWithSpeedAndLoop() {
        selection.openMap(C3);
        show(OpenLevel.ofMap(C3), 100);
        model.goTo(new Clock(30.0, null, true, 4.0, true));
        assertThat(model.clock().position()).isEqualTo(30);
        assertThat(model.clock().speedProperty().get()).isEqualTo(4);
        assertThat(model.clock().loopProperty().get()).isTrue();
        assertThat(model.clock().playingProperty().get()).isTrue();
        model.goTo(Clock.at(1000));
        assertThat(model.clock().position()).as("at most the end").isEqualTo(100);
        assertThat(model.clock().speedProperty().get()).as("not named: as it is").isEqualTo(4);
    }

    @Test
    void theFigureOfAnotherTabIsAwaited() {
        selection.openMap(C3);
        show(OpenLevel.ofMap(C3), 100);
        model.clock().seek(7);
        model.tabProperty().set(DetailTab.ACTIVATION);
        model.goTo(Clock.atShare(1));
        assertThat(model.clock().position()).isEqualTo(7);
        show(OpenLevel.ofMap(C3), 20);
        assertThat(model.clock().position()).isEqualTo(20);
    }

    @Test
    void aClockThatWasAskedForIsForgottenWithItsLevel() {
        selection.openMap(C3);
        model.goTo(Clock.atShare(0.5));
        selection.openMap(S2);
        show(OpenLevel.ofMap(S2), 100);
        assertThat(model.clock().position()).isZero();
    }

    @Test
    void thePartOfASceneIsEnlargedWithItsClock() {
        selection.openCell(C3);
        model.keepPart(4);
        assertThat(model.keptPart()).isEqualTo(-1);
        model.goTo(Clock.at(10));
        show(OpenLevel.ofCell(C3), 150);
        assertThat(model.keptPart()).isEqualTo(4);
        assertThat(model.partProperty().intValue()).isEqualTo(4);
        model.step();
        assertThat(model.keptPart()).as("the clock moves on").isEqualTo(-1);
    }

    @Test
    void turningKeepsTheLevelAndOffersTheTabsOfTheOtherDirection() {
        selection.openMap(C3);
        show(OpenLevel.ofMap(C3), 100);
        backward.set(true);
        assertThat(selection.openedProperty().get()).isEqualTo(OpenLevel.ofMap(C3));
        assertThat(model.tabsProperty().get())
                .containsExactly(
                        DetailTab.ERROR,
                        DetailTab.GATE,
                        DetailTab.WEIGHTS,
                        DetailTab.STEP,
                        DetailTab.LANDSCAPE);
        assertThat(model.tabProperty().get()).isEqualTo(DetailTab.ERROR);
        backward.set(false);
        assertThat(model.tabProperty().get()).isEqualTo(DetailTab.MAKING);
    }

    @Test
    void aWeightAndAPixelAreOpenBackwardOnly() {
        backward.set(true);
        selection.openWeight(C3, 7);
        assertThat(model.tabsProperty().get())
                .containsExactly(DetailTab.TERMS, DetailTab.STEP, DetailTab.LANDSCAPE);
        backward.set(false);
        assertThat(selection.openedProperty().get()).as("its map").isEqualTo(OpenLevel.ofMap(C3));
        assertThat(model.tabProperty().get()).isEqualTo(DetailTab.MAKING);
        backward.set(true);
        selection.openMap(PIXEL);
        assertThat(model.tabProperty().get()).isEqualTo(DetailTab.ERROR);
        backward.set(false);
        assertThat(model.isOpen()).isFalse();
    }
}
