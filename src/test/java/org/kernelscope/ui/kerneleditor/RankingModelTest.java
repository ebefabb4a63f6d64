package org.kernelscope.ui.kerneleditor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.analysis.Ablation;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.BandEngine;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Presets;
import org.kernelscope.ui.state.AnalysisExecutor;
import org.kernelscope.ui.state.NetworkEditModel;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;

/** The ablation study on threads whose every step the test runs itself. */
final class RankingModelTest {

    private final Deque<Runnable> thread = new ArrayDeque<>();
    private final Notices notices = new Notices();
    private final NetworkModel network = new NetworkModel(Runnable::run, Runnable::run, notices);
    private final NetworkEditModel edits = new NetworkEditModel(network, notices);
    private final RankingModel ranking =
            new RankingModel(
                    edits,
                    new AnalysisExecutor(
                            thread::add,
                            Runnable::run,
                            BandEngine::new,
                            Mnist.inside()::test,
                            notices));

    @BeforeEach
    void load() {
        ranking.startOrStop();
        assertThat(ranking.runningProperty().get()).as("without a network").isFalse();
        network.start(
                BandEngine::new, () -> Model.untrained(Presets.byId("tiny").orElseThrow(), 3));
    }

    @Test
    void everyMapIsSilencedOnceAndTheRankingGrows() {
        ranking.startOrStop();
        assertThat(ranking.runningProperty().get()).isTrue();
        step();
        step();
        assertThat(ranking.progressProperty().get().done()).as("the whole network").isZero();
        int maps = ranking.progressProperty().get().maps();
        assertThat(maps).isGreaterThanOrEqualTo(1);
        assertThat(ranking.progressProperty().get().images()).isEqualTo(1000);
        step();
        step();
        assertThat(ranking.rankingProperty().get()).hasSize(1);
        finish();
        RankingModel.Progress end = ranking.progressProperty().get();
        assertThat(end.done()).isEqualTo(maps);
        assertThat(ranking.runningProperty().get()).isFalse();
        List<Ablation.Result> results = ranking.rankingProperty().get();
        assertThat(results).hasSize(maps).doesNotHaveDuplicates();
        assertThat(results).isSortedAccordingTo(Comparator.comparingInt(Ablation.Result::correct));
        // BandEngine does not look at weights: no map matters.
        assertThat(results).allMatch(result -> result.correct() == end.correct());
    }

    @Test
    void aStudyThatIsStoppedPublishesNothingMore() {
        ranking.startOrStop();
        step();
        step();
        step();
        ranking.startOrStop();
        assertThat(ranking.runningProperty().get()).isFalse();
        finish();
        assertThat(ranking.rankingProperty().get()).isEmpty();
        ranking.startOrStop();
        finish();
        assertThat(ranking.rankingProperty().get()).isNotEmpty();
    }

    @Test
    void anEditKeepsTheResultsAndAnotherNetworkDiscardsThem() {
        ranking.startOrStop();
        finish();
        List<Ablation.Result> results = ranking.rankingProperty().get();
        assertThat(results).isNotEmpty();
        edits.edit(new org.kernelscope.analysis.WeightEdit.Silence(0, 0));
        assertThat(ranking.rankingProperty().get()).isEqualTo(results);
        network.use(() -> Model.untrained(Presets.LENET5_MODERN, 4));
        assertThat(ranking.rankingProperty().get()).isEmpty();
        assertThat(ranking.architecture()).isEqualTo(Presets.LENET5_MODERN);
    }

    private void step() {
        thread.remove().run();
    }

    private void finish() {
        while (!thread.isEmpty()) {
            step();
        }
    }
}
