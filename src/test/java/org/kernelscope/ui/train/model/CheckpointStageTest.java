package org.kernelscope.ui.train.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Presets;
import org.kernelscope.training.SomeRuns;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.ui.state.StageReason;

/** Who has the stage, and why. */
final class CheckpointStageTest {
    private final List<Runnable> engine = new ArrayList<>();
    private final NetworkModel network =
            new NetworkModel(engine::add, Runnable::run, new Notices());
    private final CheckpointStage stage = new CheckpointStage(network);
    private final RunRecord run = SomeRuns.withCheckpoints(3, 0, 10, 20);

    private StageReason asked() {
        return network.askedProperty().get();
    }

    @Test
    void aCheckpointIsOnTheStageWithItsRunAndStep() {
        assertThat(stage.isTaken()).isFalse();
        stage.show(RunPosition.nearest(run, 10));
        assertThat(asked()).isEqualTo(StageReason.checkpoint(3, 10));
        assertThat(stage.isTaken()).isTrue();
    }

    @Test
    void theSameCheckpointIsNotPutThereTwice() {
        stage.show(RunPosition.nearest(run, 10));
        engine.clear();
        stage.show(RunPosition.nearest(run, 10));
        assertThat(engine).isEmpty();
        stage.show(RunPosition.nearest(run, 20));
        assertThat(asked()).isEqualTo(StageReason.checkpoint(3, 20));
    }

    @Test
    void whatElseGetsThereIsNoticedAndTheCheckpointCanComeBack() {
        List<StageReason> given = new ArrayList<>();
        stage.show(RunPosition.nearest(run, 10));
        stage.whenGivenAway(() -> given.add(asked()));
        stage.show(RunPosition.nearest(run, 20));
        network.replace(Model.untrained(Presets.TINY, 1), StageReason.EDITED);
        network.use(() -> Model.untrained(Presets.TINY, 2));
        assertThat(given).containsExactly(StageReason.EDITED, StageReason.OPENED);
        stage.show(RunPosition.nearest(run, 20));
        assertThat(asked()).isEqualTo(StageReason.checkpoint(3, 20));
    }

    @Test
    void aNetworkOpenedAfterAnotherIsNoticedToo() {
        List<StageReason> given = new ArrayList<>();
        stage.whenGivenAway(() -> given.add(asked()));
        given.clear();
        network.use(() -> Model.untrained(Presets.TINY, 2));
        assertThat(given).containsExactly(StageReason.OPENED);
    }

    @Test
    void nothingIsShownAfterTheEnd() {
        stage.close();
        stage.show(RunPosition.nearest(run, 10));
        assertThat(asked()).isEqualTo(StageReason.OPENED);
    }
}
