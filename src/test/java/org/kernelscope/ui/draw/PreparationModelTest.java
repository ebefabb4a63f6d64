package org.kernelscope.ui.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Drawing.Backdrop;
import org.kernelscope.data.DrawingPreparation;
import org.kernelscope.data.PreparedDigit;
import org.kernelscope.data.PreparedDigit.Kind;
import org.kernelscope.data.Stroke;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.LayerActivations;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.Localisation;

/** The strip's pictures are those of the newest answer. */
final class PreparationModelTest {
    private final SimpleObjectProperty<@Nullable InferenceResult> inference =
            new SimpleObjectProperty<>();
    private final PreparationModel model = new PreparationModel(inference);

    @Test
    void beforeTheFirstAnswerThereIsNothing() {
        for (Kind kind : Kind.values()) {
            assertThat(model.step(kind).getValue()).isNull();
        }
        assertThat(model.input().getValue()).isNull();
    }

    @Test
    void aDrawingGoesThroughEveryStep() throws Exception {
        Drawing drawing = Drawing.EMPTY.plus(Stroke.at(0.3, 0.2, 0.1)).lastStrokeTo(0.4, 0.8);
        inference.set(answer(drawing, 0, 1));
        assertThat(shape(Kind.INK)).isEqualTo(Shape.of(1, 224, 224));
        assertThat(shape(Kind.SCALED).rows()).isEqualTo(20);
        assertThat(shape(Kind.CENTRED)).isEqualTo(Shape.of(1, 28, 28));
        assertThat(model.inputSize().getValue()).isEqualTo(32);
    }

    @Test
    void aDigitOfMnistSkipsTheFirstSteps() throws Exception {
        Tensor digit = Tensor.zeros(Shape.of(1, 28, 28));
        inference.set(answer(Drawing.of(new Backdrop(digit, true)), 0, 1));
        assertThat(model.step(Kind.INK).getValue()).isNull();
        assertThat(model.step(Kind.SCALED).getValue()).isNull();
        assertThat(model.step(Kind.CENTRED).getValue()).isEqualTo(digit);
    }

    @Test
    void theInputIsShownAsInkWhateverNumbersStandForIt() throws Exception {
        Drawing dot = Drawing.EMPTY.plus(Stroke.at(0.5, 0.5, 0.2));
        inference.set(answer(dot, 0, 1));
        Tensor plain = model.input().getValue();
        inference.set(answer(dot, -0.1f, 1.175f));
        Tensor encoded = model.input().getValue();
        assertThat(plain).isNotNull();
        assertThat(encoded).isNotNull();
        assertThat(encoded.toArray()).containsExactly(plain.toArray(), within(1e-6f));
        assertThat(plain.max()).isEqualTo(1);
    }

    @Test
    void aNetworkWithoutAFrameIsNotSaidToGetOne() throws Exception {
        TestWindow.startToolkit();
        PreparationStrip strip =
                TestWindow.fx(() -> new PreparationStrip(model, new Display(), new Localisation()));
        Drawing dot = Drawing.EMPTY.plus(Stroke.at(0.5, 0.5, 0.2));
        InferenceResult framed = answer(dot, new InputSpec(32, 0, 1));
        InferenceResult plain = answer(dot, new InputSpec(28, 0, 1));
        TestWindow.run(() -> inference.set(framed));
        assertThat(TestWindow.fx(() -> strip.lookup("#strip-framed"))).isNotNull();
        TestWindow.run(() -> inference.set(plain));
        assertThat(TestWindow.fx(() -> strip.lookup("#strip-framed"))).isNull();
    }

    private Shape shape(Kind kind) {
        Tensor picture = model.step(kind).getValue();
        assertThat(picture).isNotNull();
        return picture.shape();
    }

    /** The answer of a network of one layer, which here has only to be shown its input. */
    private static InferenceResult answer(Drawing drawing, float background, float ink)
            throws ArchitectureException, UserFacingException {
        return answer(drawing, new InputSpec(32, background, ink));
    }

    private static InferenceResult answer(Drawing drawing, InputSpec shown)
            throws ArchitectureException, UserFacingException {
        Architecture architecture =
                Architecture.of("small", shown, List.of(new OutputSpec("output", 10)));
        Map<String, Tensor> tensors = new HashMap<>();
        for (ParameterSpec parameter : architecture.parameters()) {
            tensors.put(parameter.name(), Tensor.zeros(parameter.shape()));
        }
        Model network = new Model(architecture, Weights.of(architecture, tensors), Map.of());
        PreparedDigit prepared = new DrawingPreparation().prepare(drawing);
        Tensor input = architecture.input().encode(prepared.digit());
        LayerActivations output =
                new LayerActivations(
                        "output", java.util.Optional.empty(), Tensor.zeros(Shape.units(10)));
        return new InferenceResult(
                drawing, prepared, network, new Activations(input, List.of(output)));
    }
}
