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
    private final NetworkEditModel edits = new NetworkEditModel(network, notices);
    private final Model first = model(1);

    @BeforeEach
    void start() {
        network.start(BandEngine::new, () -> first);
        runAll();
    }

    @Test
    void anEditIsOnTheStageAndUndoTakesItBack() {
        edits.edit(SILENCE);
        runAll();
        assertThat(network.modelProperty().get()).isSameAs(now().model()).isNotSameAs(first);
        assertThat(network.originProperty().get()).isEqualTo(StageReason.EDITED);
        assertThat(network.openedProperty().get()).isSameAs(first);
        assertThat(edits.changedProperty().get()).isTrue();
        edits.undo();
        runAll();
        assertThat(network.modelProperty().get()).isSameAs(first);
        assertThat(network.originProperty().get()).isEqualTo(StageReason.OPENED);
        assertThat(edits.changedProperty().get()).isFalse();
        assertThat(edits.canUndoProperty().get()).isFalse();
        edits.redo();
        runAll();
        assertThat(now().edits()).containsExactly(SILENCE);
        assertThat(edits.canRedoProperty().get()).isFalse();
    }

    @Test
    void aStrokeIsOneStepHoweverManyWeightsItWrites() {
        edits.edit(SILENCE);
        edits.beginStroke();
        edits.stroke(new WeightEdit.Bias(0, 0, 1));
        edits.stroke(new WeightEdit.Bias(0, 0, 2));
        edits.stroke(new WeightEdit.Bias(0, 0, 3));
        edits.endStroke();
        assertThat(now().edits()).containsExactly(SILENCE, new WeightEdit.Bias(0, 0, 3));
        edits.undo();
        assertThat(now().edits()).containsExactly(SILENCE);
    }

    @Test
    void aStrokeThatWritesNothingIsNoStep() {
        edits.beginStroke();
        edits.endStroke();
        assertThat(edits.canUndoProperty().get()).isFalse();
    }

    @Test
    void resetTakesEverythingBackAndCanBeUndone() {
        edits.edit(SILENCE);
        edits.edit(new WeightEdit.Bias(0, 0, 3));
        edits.reset();
        runAll();
        assertThat(network.modelProperty().get()).isSameAs(first);
        edits.undo();
        assertThat(now().edits()).hasSize(2);
    }

    @Test
    void anotherNetworkEndsTheSurgery() {
        edits.edit(SILENCE);
        runAll();
        Model other = model(2);
        network.use(() -> other);
        runAll();
        assertThat(edits.changedProperty().get()).isFalse();
        assertThat(edits.canUndoProperty().get()).isFalse();
        assertThat(now().base()).isSameAs(other);
    }

    @Test
    void aNetworkThatIsOpenedAgainIsTakenUpWhereItWasLeft() {
        edits.edit(SILENCE);
        edits.edit(new WeightEdit.Bias(0, 0, 3));
        edits.edit(new WeightEdit.Bias(0, 0, 4));
        edits.undo();
        open(model(2));
        // Another model of the same numbers, as of a file that is read anew.
        open(model(1));
        assertThat(now().edits()).containsExactly(SILENCE, new WeightEdit.Bias(0, 0, 3));
        assertThat(network.modelProperty().get()).isSameAs(now().model());
        assertThat(network.originProperty().get()).isEqualTo(StageReason.EDITED);
        assertThat(edits.changedProperty().get()).isTrue();
        edits.redo();
        assertThat(now().edits()).endsWith(new WeightEdit.Bias(0, 0, 4));
        edits.undo();
        edits.undo();
        edits.undo();
        runAll();
        assertThat(network.modelProperty().get()).isEqualTo(first);
        assertThat(network.originProperty().get()).isEqualTo(StageReason.OPENED);
        assertThat(edits.canUndoProperty().get()).isFalse();
    }

    @Test
    void aNetworkThatIsOpenedOverItsOwnSurgeryGoesOnWithIt() {
        edits.edit(SILENCE);
        runAll();
        open(model(1));
        assertThat(now().edits()).containsExactly(SILENCE);
        edits.undo();
        open(model(1));
        assertThat(edits.changedProperty().get()).isFalse();
        assertThat(edits.canRedoProperty().get()).isTrue();
    }

    @Test
    void aNetworkThatIsOpenedNextIsNotReplacedByTheSurgeryOfTheOneBefore() {
        edits.edit(SILENCE);
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
        edits.edit(SILENCE);
        open(model(2));
        network.replace(model(1), StageReason.checkpoint(1, 1));
        runAll();
        assertThat(network.originProperty().get()).matches(StageReason::isCheckpoint);
        assertThat(edits.changedProperty().get()).isFalse();
    }

    @Test
    void onlyTheNewestOfThoseThatWereLeftAreKept() {
        for (int seed = 1; seed <= 10; seed++) {
            open(model(seed));
            edits.edit(SILENCE);
            runAll();
        }
        open(model(9));
        assertThat(edits.changedProperty().get()).isTrue();
        open(model(1));
        assertThat(edits.changedProperty().get()).isFalse();
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
        edits.edit(SILENCE);
        runAll();
        assertThat(now().base()).isSameAs(moment);
        edits.reset();
        runAll();
        assertThat(network.originProperty().get()).matches(StageReason::isCheckpoint);
        assertThat(network.modelProperty().get()).isSameAs(moment);
    }

    @Test
    void aNumberThatIsNoneIsToldOfAndNotDone() {
        edits.edit(new WeightEdit.Bias(0, 0, Float.POSITIVE_INFINITY));
        assertThat(edits.changedProperty().get()).isFalse();
        assertThat(notices.newestProperty().get()).isNotNull();
    }

    private EditedNetwork now() {
        return Objects.requireNonNull(edits.editedProperty().get());
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
