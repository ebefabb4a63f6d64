package org.kernelscope.ui.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kernelscope.analysis.Backpropagation;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.Cell;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Weights;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.arithmetic.LevelFigure.Subject;
import org.kernelscope.ui.paint.ColorScale;
import org.kernelscope.ui.paint.ScaleMode;
import org.kernelscope.ui.state.AnalysisExecutor;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.ui.state.OpenLevel;

/** Expensive figures are computed in the background, one at a time, the newest first. */
final class FigureQueueTest {
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final Notices notices = new Notices();
    private final FigureQueue queue =
            new FigureQueue(
                    new AnalysisExecutor(
                            work::add,
                            Runnable::run,
                            () -> {
                                throw new IllegalStateException("no engine is needed");
                            },
                            () -> {
                                throw new IllegalStateException("no digits are needed");
                            },
                            notices));

    @Test
    void ofSeveralThatWaitTheNewestIsComputed() throws ArchitectureException {
        LevelFigure figure = figure();
        List<String> delivered = new ArrayList<>();
        for (String name : List.of("first", "second", "third")) {
            queue.request(() -> figure, computed -> delivered.add(name));
        }
        assertThat(delivered).isEmpty();
        assertThat(queue.isBusy()).isTrue();
        work.remove().run();
        assertThat(delivered).containsExactly("third");
        assertThat(work).isEmpty();
        assertThat(queue.isBusy()).isFalse();
    }

    @Test
    void aFigureThatFailsDoesNotStopTheNext() throws ArchitectureException {
        LevelFigure figure = figure();
        List<@Nullable LevelFigure> delivered = new ArrayList<>();
        queue.request(
                () -> {
                    throw new IllegalStateException("broken");
                },
                delivered::add);
        work.remove().run();
        assertThat(queue.isBusy()).isFalse();
        UserFacingException told = notices.newestProperty().get();
        assertThat(told).isNotNull();
        assertThat(told.getMessage()).contains("broken");
        queue.request(() -> figure, delivered::add);
        work.remove().run();
        assertThat(delivered).containsExactly(null, figure);
    }

    @Test
    void everyLayerOfThePresetsIsDoneWithinAFrameAndLargeConvolutionsAreNot()
            throws ArchitectureException {
        for (Architecture preset : Presets.all()) {
            Answer answer = answer(preset);
            for (Layer layer : preset.layers()) {
                for (OpenLevel level : levels(layer)) {
                    for (DetailTab tab : DetailTab.of(layer, level.depth())) {
                        assertThat(FigureQueue.isHeavy(answer.subject(level, tab)))
                                .as(preset + " " + layer.name() + " " + tab)
                                .isFalse();
                    }
                }
            }
        }
        Architecture large = large();
        Layer second = large.layers().get(1);
        OpenLevel map = levels(second).get(0);
        Answer answer = answer(large);
        assertThat(FigureQueue.isHeavy(answer.subject(map, DetailTab.MAKING))).isTrue();
        assertThat(FigureQueue.isHeavy(answer.subject(map, DetailTab.ACTIVATION))).isFalse();
    }

    private static List<OpenLevel> levels(Layer layer) {
        Cell cell = new Cell(layer.index(), 0, 0, 0);
        return List.of(OpenLevel.ofMap(cell), OpenLevel.ofCell(cell));
    }

    private static Architecture large() throws ArchitectureException {
        Window same = new Window(5, 1, 2, 1);
        return Architecture.of(
                "large",
                new InputSpec(32, 0, 1),
                List.of(
                        new ConvolutionSpec("C1", 40, same, Activation.RELU),
                        new ConvolutionSpec("C2", 2, same, Activation.RELU),
                        new OutputSpec("output", 10)));
    }

    @Test
    void ofManyMapsBelowTheStrongestAreShownAndAllAreSummed() throws ArchitectureException {
        LevelFigure figure = figure();
        // The input maps that are shown, and the map itself.
        assertThat(figure.targets()).hasSize(24 + 1);
        assertThat(figure.result()).contains("40");
    }

    private static LevelFigure figure() throws ArchitectureException {
        Subject subject =
                answer(large()).subject(OpenLevel.ofMap(new Cell(1, 0, 0, 0)), DetailTab.MAKING);
        return LevelFigure.of(subject, Texts.in(Texts.Language.ENGLISH), 500, 500, 13);
    }

    private record Answer(Model model, Activations activations) {
        Subject subject(OpenLevel level, DetailTab tab) {
            ColorScale scale = ColorScale.of(ScaleMode.MAP, activations);
            return new Subject(model, activations, scale, level, tab, 1);
        }
    }

    private static Answer answer(Architecture architecture) {
        Weights weights = InitialWeights.draw(architecture, 5);
        Tensor input = Tensor.zeros(architecture.input().shape());
        Activations activations = Backpropagation.forward(architecture, weights, input);
        return new Answer(new Model(architecture, weights, Map.of()), activations);
    }
}
