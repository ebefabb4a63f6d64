package org.kernelscope.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.analysis.EditedNetwork;
import org.kernelscope.analysis.WeightEdit;
import org.kernelscope.engine.BandEngine;
import org.kernelscope.engine.Model;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.Presets;

/** Changes by hand, on threads whose every step the test takes itself. */
final class NetworkEditModelTest {
    private static final WeightEdit SILENCE = new WeightEdit.Silence(2, 4);

    private final Deque<Runnable> engineThread = new ArrayDeque<>();
    private final Deque<Runnable> fxThread = new ArrayDeque<>();
    private final Notices notices = new Notices();
    private final NetworkModel network =
            new NetworkModel(engineThread::add, fxThread::add, notices);
    private final NetworkEditModel surgery = new NetworkEditModel(network, notices);
    private final Model first = model(1);

    @BeforeEach
    void start() {
        network.start(BandEngine::new, () -> first);
        runAll();
    }

    @Test
    void anEditIsOnTheStageAndUndoTakesItBack() {
        surgery.edit(SILENCE);
        runAll();
        assertThat(network.modelProperty().get()).isSameAs(now().model()).isNotSameAs(first);
        assertThat(network.originProperty().get()).isEqualTo(StageReason.SURGERY);
        assertThat(network.openedProperty().get()).isSameAs(first);
        assertThat(surgery.changedProperty().get()).isTrue();
        surgery.undo();
        runAll();
        assertThat(network.modelProperty().get()).isSameAs(first);
        assertThat(network.originProperty().get()).isEqualTo(StageReason.OPENED);
        assertThat(surgery.changedProperty().get()).isFalse();
        assertThat(surgery.canUndoProperty().get()).isFalse();
        surgery.redo();
        runAll();
        assertThat(now().edits()).containsExactly(SILENCE);
        assertThat(surgery.canRedoProperty().get()).isFalse();
    }

    @Test
    void aStrokeIsOneStepHoweverManyWeightsItWrites() {
        surgery.edit(SILENCE);
        surgery.beginStroke();
        surgery.stroke(new WeightEdit.Bias(0, 0, 1));
        surgery.stroke(new WeightEdit.Bias(0, 0, 2));
        surgery.stroke(new WeightEdit.Bias(0, 0, 3));
        surgery.endStroke();
        assertThat(now().edits()).containsExactly(SILENCE, new WeightEdit.Bias(0, 0, 3));
        surgery.undo();
        assertThat(now().edits()).containsExactly(SILENCE);
    }

    @Test
    void aStrokeThatWritesNothingIsNoStep() {
        surgery.beginStroke();
        surgery.endStroke();
        assertThat(surgery.canUndoProperty().get()).isFalse();
    }

    @Test
    void resetTakesEverythingBackAndCanBeUndone() {
        surgery.edit(SILENCE);
        surgery.edit(new WeightEdit.Bias(0, 0, 3));
        surgery.reset();
        runAll();
        assertThat(network.modelProperty().get()).isSameAs(first);
        surgery.undo();
        assertThat(now().edits()).hasSize(2);
    }

    @Test
    void anotherNetworkEndsTheSurgery() {
        surgery.edit(SILENCE);
        runAll();
        Model other = model(2);
        network.use(() -> other);
        runAll();
        assertThat(surgery.changedProperty().get()).isFalse();
        assertThat(surgery.canUndoProperty().get()).isFalse();
        assertThat(now().base()).isSameAs(other);
    }

    @Test
    void aNetworkThatIsOpenedAgainIsTakenUpWhereItWasLeft() {
        surgery.edit(SILENCE);
        surgery.edit(new WeightEdit.Bias(0, 0, 3));
        surgery.edit(new WeightEdit.Bias(0, 0, 4));
        surgery.undo();
        open(model(2));
        // Another model of the same numbers, as of a file that is read anew.
        open(model(1));
        assertThat(now().edits()).containsExactly(SILENCE, new WeightEdit.Bias(0, 0, 3));
        assertThat(network.modelProperty().get()).isSameAs(now().model());
        assertThat(network.originProperty().get()).isEqualTo(StageReason.SURGERY);
        assertThat(surgery.changedProperty().get()).isTrue();
        surgery.redo();
        assertThat(now().edits()).endsWith(new WeightEdit.Bias(0, 0, 4));
        surgery.undo();
        surgery.undo();
        surgery.undo();
        runAll();
        assertThat(network.modelProperty().get()).isEqualTo(first);
        assertThat(network.originProperty().get()).isEqualTo(StageReason.OPENED);
        assertThat(surgery.canUndoProperty().get()).isFalse();
    }

    @Test
    void aNetworkThatIsOpenedOverItsOwnSurgeryGoesOnWithIt() {
        surgery.edit(SILENCE);
        runAll();
        open(model(1));
        assertThat(now().edits()).containsExactly(SILENCE);
        surgery.undo();
        open(model(1));
        assertThat(surgery.changedProperty().get()).isFalse();
        assertThat(surgery.canRedoProperty().get()).isTrue();
    }

    @Test
    void aNetworkThatIsOpenedNextIsNotReplacedByTheSurgeryOfTheOneBefore() {
        surgery.edit(SILENCE);
        open(model(2));
        network.use(() -> model(1));
        engineThread.remove().run();
        // The first is there, and nobody has seen it, when the second is wished for.
        Model other = model(3);
        network.use(() -> other);
        runAll();
        assertThat(network.modelProperty().get()).isSameAs(other);
        assertThat(network.originProperty().get()).isEqualTo(StageReason.OPENED);
        open(model(1));
        assertThat(now().edits()).containsExactly(SILENCE);
    }

    @Test
    void aMomentOfARunIsNotChangedByWhatWasDoneToAnOpenedNetwork() {
        surgery.edit(SILENCE);
        open(model(2));
        network.replace(model(1), StageReason.checkpoint(1, 1));
        runAll();
        assertThat(network.originProperty().get()).matches(StageReason::isCheckpoint);
        assertThat(surgery.changedProperty().get()).isFalse();
    }

    @Test
    void onlyTheNewestOfThoseThatWereLeftAreKept() {
        for (int seed = 1; seed <= 10; seed++) {
            open(model(seed));
            surgery.edit(SILENCE);
            runAll();
        }
        open(model(9));
        assertThat(surgery.changedProperty().get()).isTrue();
        open(model(1));
        assertThat(surgery.changedProperty().get()).isFalse();
    }

    private void open(Model model) {
        network.use(() -> model);
        runAll();
    }

    @Test
    void whatIsOperatedOnIsWhateverIsOnTheStage() {
        Model moment = model(3);
        network.replace(moment, StageReason.checkpoint(1, 1));
        runAll();
        surgery.edit(SILENCE);
        runAll();
        assertThat(now().base()).isSameAs(moment);
        surgery.reset();
        runAll();
        assertThat(network.originProperty().get()).matches(StageReason::isCheckpoint);
        assertThat(network.modelProperty().get()).isSameAs(moment);
    }

    @Test
    void aNumberThatIsNoneIsToldOfAndNotDone() {
        surgery.edit(new WeightEdit.Bias(0, 0, Float.POSITIVE_INFINITY));
        assertThat(surgery.changedProperty().get()).isFalse();
        assertThat(notices.newestProperty().get()).isNotNull();
    }

    private EditedNetwork now() {
        return Objects.requireNonNull(surgery.surgeryProperty().get());
    }

    private static Model model(long seed) {
        return new Model(
                Presets.LENET5_MODERN, InitialWeights.draw(Presets.LENET5_MODERN, seed), Map.of());
    }

    private void runAll() {
        while (!engineThread.isEmpty() || !fxThread.isEmpty()) {
            (engineThread.isEmpty() ? fxThread : engineThread).remove().run();
        }
    }
}
