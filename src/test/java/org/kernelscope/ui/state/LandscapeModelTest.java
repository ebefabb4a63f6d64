package org.kernelscope.ui.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.analysis.MapWeights;
import org.kernelscope.analysis.MapWeights.Place;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Drawing.Backdrop;
import org.kernelscope.data.Mnist;
import org.kernelscope.data.Samples;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.Presets;
import org.kernelscope.ui.state.LandscapeModel.Kind;
import org.kernelscope.ui.state.LandscapeModel.View;

/** What is over which axes, and what a drag does; analyses run when a test asks. */
final class LandscapeModelTest {
    private final Architecture tiny = Presets.TINY;
    private final Notices notices = new Notices();
    private final NetworkModel network = new NetworkModel(Runnable::run, Runnable::run, notices);
    private final BackwardModel backward = DirectBackward.of(network);
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final AnalysisExecutor analyses =
            new AnalysisExecutor(
                    tasks::add,
                    Runnable::run,
                    Dl4jEngine::new,
                    () -> Mnist.inside().test(),
                    notices);
    private final StepModel steps =
            new StepModel(network, backward, analyses, () -> Mnist.inside().train().range(0, 40));
    private final NetworkEditModel edits = new NetworkEditModel(network, notices);
    private final Selection selection = new Selection();
    private final LandscapeModel landscapes =
            new LandscapeModel(network, backward, edits, selection, steps, analyses);

    @BeforeEach
    void start() {
        network.start(
                Dl4jEngine::new, () -> new Model(tiny, InitialWeights.draw(tiny, 3), Map.of()));
        network.show(Drawing.of(new Backdrop(Samples.ink(Samples.all().get(3)), true, 3)));
        backward.onProperty().set(true);
        backward.labelProperty().set(5);
        selection.openWeight(new Cell(0, 1, 0, 0), 4);
        landscapes.wantedProperty().set(true);
    }

    @Test
    void theOpenWeightIsOnTheFirstAxis() {
        assertThat(landscapes.isSettled()).isFalse();
        assertThat(view(1).landscape().losses().shape().rows()).isEqualTo(16);
        Place open = MapWeights.of(tiny.layers().get(0), 1).at(4);
        assertThat(shown().first()).isEqualTo(open);
        assertThat(shown().second()).isNotNull().isNotEqualTo(open);
        landscapes.wantedProperty().set(false);
        assertThat(landscapes.viewProperty().get()).isNull();
        assertThat(landscapes.isSettled()).isTrue();
    }

    /** Within the kernel of the open weight; one that the kernel does not have is not chosen. */
    @Test
    void theSecondWeightCanBeChosen() {
        View before = view(1);
        int side = tiny.layers().get(0).window().size();
        assertThat(landscapes.sideProperty().get()).isEqualTo(side);
        MapWeights weights = MapWeights.of(tiny.layers().get(0), 1);
        int other = weights.at(7).equals(before.second()) ? 6 : 7;
        landscapes.secondProperty().set(other);
        settle();
        assertThat(shown().second()).isEqualTo(weights.at(other));
        assertThat(shown().first()).isEqualTo(before.first());
        landscapes.drag(0.2, 0.1);
        landscapes.endDrag();
        landscapes.secondProperty().set(side * side);
        settle();
        assertThat(shown().second()).isNotEqualTo(weights.at(other)).isNotNull();
    }

    @Test
    void aDragChangesBothWeightsOnTheSameSurfaceAndIsOneEdit() {
        View before = view(1);
        Place first = Objects.requireNonNull(before.first());
        float was = weight(first);
        landscapes.drag(0.2, 0.1);
        landscapes.drag(0.5, -0.25);
        landscapes.endDrag();
        assertThat(shown().landscape()).isSameAs(before.landscape());
        assertThat(shown().path().get(0)).containsExactly(new double[] {0.5, -0.25}, within(1e-4));
        assertThat(weight(first)).isNotEqualTo(was);
        edits.undo();
        assertThat(weight(first)).isEqualTo(was);
        assertThat(edits.canUndoProperty().get()).isFalse();
    }

    @Test
    void theStepsAreAPathDownTheGradient() {
        landscapes.kindProperty().set(Kind.GRADIENT);
        assertThat(view(1).first()).isNull();
        assertThat(landscapes.canDrag()).isFalse();
        steps.wantedProperty().set(true);
        tasks.remove().run();
        while (!steps.isKnown()) {
            tasks.remove().run();
        }
        steps.take();
        View after = view(2);
        assertThat(after.path().get(1)).containsExactly(new double[2], within(1e-9));
        assertThat(after.path().get(0)[0]).isNegative();
    }

    private float weight(Place place) {
        return Objects.requireNonNull(network.modelProperty().get())
                .weights()
                .get(place.parameter().name())
                .get(place.index());
    }

    private void settle() {
        while (!landscapes.isSettled()) {
            tasks.remove().run();
        }
    }

    /** The first landscape with a path of so many points. */
    private View view(int path) {
        View now = landscapes.viewProperty().get();
        while ((now == null || now.path().size() != path) && !tasks.isEmpty()) {
            tasks.remove().run();
            now = landscapes.viewProperty().get();
        }
        return Objects.requireNonNull(now);
    }

    private View shown() {
        return Objects.requireNonNull(landscapes.viewProperty().get());
    }
}
