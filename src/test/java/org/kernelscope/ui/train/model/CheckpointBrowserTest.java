package org.kernelscope.ui.train.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.network.Presets;
import org.kernelscope.training.SomeRuns;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.ui.state.StageReason;

/** Which checkpoint of which run is looked at, while runs grow and others come. */
final class CheckpointBrowserTest {
    private static final long SECOND = 1_000_000_000L;

    /** Nothing is ever computed here: who has asked for the stage is known at once. */
    private final NetworkModel network = new NetworkModel(task -> {}, Runnable::run, new Notices());

    private final RunList runs = new RunList();
    private final CheckpointBrowser time =
            new CheckpointBrowser(new CheckpointStage(network), runs);

    @BeforeEach
    void followTheTraining() {
        time.follow();
    }

    private long shown() {
        return Objects.requireNonNull(time.shownProperty().get()).step();
    }

    private void known(RunRecord run) {
        runs.look(run);
    }

    @Test
    void itFollowsTheNewestUntilACheckpointIsChosen() {
        known(SomeRuns.withCheckpoints(1, 0, 2));
        assertThat(shown()).isEqualTo(2);
        known(SomeRuns.withCheckpoints(1, 0, 2, 4));
        assertThat(shown()).isEqualTo(4);
        assertThat(time.isOnStage()).isTrue();
        time.scrubTo(1);
        assertThat(shown()).isZero();
        known(SomeRuns.withCheckpoints(1, 0, 2, 4, 6));
        assertThat(shown()).isZero();
        assertThat(time.liveProperty().get()).isFalse();
        time.follow();
        assertThat(shown()).isEqualTo(6);
    }

    @Test
    void theClockStepsFromCheckpointToCheckpoint() {
        known(SomeRuns.withCheckpoints(1, 0, 2, 4, 6));
        time.playback().stepBack();
        assertThat(shown()).isEqualTo(4);
        time.playback().toStart();
        assertThat(shown()).isZero();
        time.playback().step();
        assertThat(shown()).isEqualTo(2);
        time.playback().toEnd();
        assertThat(shown()).isEqualTo(6);
        assertThat(time.liveProperty().get()).isFalse();
    }

    @Test
    void theWholeHistoryIsPlayedInTwelveSeconds() {
        known(SomeRuns.withCheckpoints(1, 0, 2, 4, 6));
        time.playback().togglePlaying();
        assertThat(shown()).isZero();
        time.playback().advance(5 * SECOND);
        assertThat(shown()).isEqualTo(2);
        time.playback().advance(6 * SECOND);
        assertThat(shown()).isEqualTo(4);
        time.playback().advance(SECOND);
        assertThat(shown()).isEqualTo(6);
        assertThat(time.playback().playingProperty().get()).isFalse();
    }

    @Test
    void aHistoryThatThinsOutIsPlayedOnFromTheSameCheckpoint() {
        known(SomeRuns.withCheckpoints(1, 0, 1, 2, 3, 4));
        time.scrubTo(2);
        time.playback().togglePlaying();
        known(SomeRuns.withCheckpoints(1, 0, 2, 4, 5));
        assertThat(shown()).isEqualTo(2);
        assertThat(time.playback().position()).isEqualTo(1);
        time.playback().advance(4 * SECOND + SECOND / 10);
        assertThat(shown()).isEqualTo(4);
    }

    @Test
    void anotherRunIsFollowedAndTheOneBeforeKept() {
        RunRecord first = SomeRuns.withCheckpoints(1, 0, 2);
        known(first);
        known(SomeRuns.withCheckpoints(2, 0));
        assertThat(shown()).isZero();
        assertThat(runs.latestBut(Objects.requireNonNull(time.run()))).contains(first);
        time.choose(first);
        assertThat(shown()).isEqualTo(2);
        assertThat(Objects.requireNonNull(time.run()).number()).isEqualTo(1);
    }

    @Test
    void theCheckpointToCompareWithMovesWithinItsOwnRun() {
        known(SomeRuns.withCheckpoints(1, 0, 3, 6));
        time.compareWithStart();
        known(SomeRuns.withCheckpoints(2, 0, 2, 4));
        time.compareAt(5);
        RunPosition other = Objects.requireNonNull(time.otherProperty().get());
        assertThat(other.run().number()).isEqualTo(1);
        assertThat(other.step()).isEqualTo(6);
        time.swap();
        assertThat(shown()).isEqualTo(6);
        assertThat(Objects.requireNonNull(time.otherProperty().get()).run().number()).isEqualTo(2);
    }

    @Test
    void whoeverElseAsksForTheStageHasIt() {
        known(SomeRuns.withCheckpoints(1, 0, 2));
        time.playback().togglePlaying();
        network.replace(
                Objects.requireNonNull(time.shownProperty().get()).model(), StageReason.EDITED);
        assertThat(time.isOnStage()).isFalse();
        assertThat(time.playback().playingProperty().get()).isFalse();
        known(SomeRuns.withCheckpoints(1, 0, 2, 4));
        assertThat(time.isOnStage()).isFalse();
        time.follow();
        assertThat(time.isOnStage()).isTrue();
        assertThat(Presets.TINY).isEqualTo(Objects.requireNonNull(time.run()).architecture());
    }
}
