package org.kernelscope.ui.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kernelscope.ui.TestWindow.fx;
import static org.kernelscope.ui.TestWindow.run;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.analysis.CellReport;
import org.kernelscope.analysis.CellReporter;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Stroke;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.Presets;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.paint.ColorScale;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.ScaleMode;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.ModeModel;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.ui.state.Selection;

/** A value has the same colour on the card as on the stage. */
final class CellCardTest {
    private static final int C1 = 0;
    private static final int S2 = 1;

    private final Display display = new Display();
    private final Selection selection = new Selection();
    private final NetworkModel network =
            new NetworkModel(Runnable::run, Runnable::run, new Notices());
    private TestWindow window;

    @BeforeEach
    void open() {
        TestWindow.startToolkit();
        Architecture architecture = Presets.LENET5_1998;
        Model model = new Model(architecture, InitialWeights.draw(architecture, 1), Map.of());
        Drawing stroke = Drawing.EMPTY.plus(Stroke.at(0.5, 0.2, 0.085).to(0.5, 0.8));
        run(
                () -> {
                    network.start(Dl4jEngine::new, () -> model);
                    network.show(stroke);
                });
        CellCard card = fx(this::card);
        window = TestWindow.open(() -> new Scene(card, 1000, 260));
    }

    private CellCard card() {
        Localisation texts = new Localisation();
        FirstSteps first = new FirstSteps(new DrawingModel(), selection, new ModeModel(), texts);
        return new CellCard(network, display, selection, texts, first);
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void aPatchOfTheInputIsInk() {
        Cell edge = new Cell(C1, 0, 14, 14);
        show(edge);
        InputSpec input = inference().model().architecture().input();
        CellReport.WeightedSum sum = (CellReport.WeightedSum) report(edge);
        Tensor patch = sum.terms().get(0).patch();
        Set<String> expected = new TreeSet<>();
        for (float value : patch.toArray()) {
            float share = (value - input.background()) / (input.ink() - input.background());
            expected.add(name(display.look().ink(share)));
        }
        assertThat(expected).hasSizeGreaterThan(1);
        assertThat(colours()).containsAll(expected);
    }

    /** The corner of the map is far from the stroke: its values are small and must look so. */
    @Test
    void aWindowOfSmallValuesIsPaleByEveryScale() {
        Cell corner = new Cell(S2, 0, 0, 0);
        show(corner);
        Tensor patch = ((CellReport.Subsampled) report(corner)).patch();
        for (ScaleMode mode : ScaleMode.values()) {
            run(() -> display.scaleProperty().set(mode));
            window.settle();
            float limit = ColorScale.of(mode, inference().activations()).limit(C1, 0);
            assertThat(patch.absMax()).isPositive().isLessThan(0.8f * limit);
            Look look = display.look();
            assertThat(colours())
                    .as(mode.toString())
                    .contains(name(look.signed(patch.get(0) / limit)))
                    .doesNotContain(name(look.signed(1)), name(look.signed(-1)));
        }
    }

    private void show(Cell cell) {
        run(() -> selection.pinnedProperty().set(cell));
        window.settle();
    }

    private InferenceResult inference() {
        return Objects.requireNonNull(fx(() -> network.inferenceProperty().get()));
    }

    private CellReport report(Cell cell) {
        return CellReporter.report(inference().model(), inference().activations(), cell);
    }

    private Set<String> colours() {
        Node terms = window.find("#card-terms", Node.class);
        WritableImage image = fx(() -> terms.snapshot(new SnapshotParameters(), null));
        Set<String> found = new TreeSet<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                found.add(name(image.getPixelReader().getArgb(x, y)));
            }
        }
        return found;
    }

    private static String name(int argb) {
        return Integer.toHexString(argb);
    }
}
