package org.kernelscope.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kernelscope.analysis.Backpropagation;
import org.kernelscope.analysis.LayerGradients;
import org.kernelscope.data.ClassNames;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.PreparedDigit;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.LayerActivations;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.Layer;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.paint.Numbers;

final class StageWordsTest {
    private final Texts texts = Texts.in(Texts.Language.ENGLISH);
    private final Architecture lenet = Presets.LENET5_MODERN;
    private final Model model = Model.untrained(lenet, 1);

    @Test
    void cellsOfEveryKindHaveAPlace() {
        assertThat(StageWords.place(texts, model, new Cell(Cell.INPUT, 0, 3, 5)))
                .isEqualTo("Input, row 4, column 6");
        assertThat(StageWords.place(texts, model, new Cell(2, 10, 3, 5)))
                .isEqualTo("C3, map 11, row 4, column 6");
        assertThat(StageWords.place(texts, model, new Cell(5, 11, 0, 0))).isEqualTo("F6, unit 12");
        assertThat(StageWords.place(texts, model, new Cell(6, 7, 0, 0)))
                .isEqualTo("Output, class 7");
        Model named =
                new Model(
                        lenet,
                        model.weights(),
                        Map.of(),
                        new ClassNames(List.of("ㄱ", "ㄴ", "ㄷ", "ㄹ", "ㅁ", "ㅂ", "ㅅ", "ㅇ")));
        assertThat(StageWords.place(texts, named, new Cell(6, 7, 0, 0)))
                .isEqualTo("Output, class ㅇ");
        assertThat(StageWords.place(texts, named, new Cell(6, 8, 0, 0)))
                .isEqualTo("Output, class 8");
    }

    @Test
    void theStrongestCellOfAMapIsNamed() {
        float[] values = new float[16 * 10 * 10];
        values[1 * 100 + 2 * 10 + 3] = -2.5f;
        values[1 * 100 + 5 * 10 + 5] = 1;
        Tensor tensor = Tensor.of(Shape.of(16, 10, 10), values);
        assertThat(StageWords.cell(texts, model, tensor, new Cell(2, 1, 2, 3)))
                .isEqualTo("C3, map 2, row 3, column 4: −2.500, the strongest of its map");
        assertThat(StageWords.cell(texts, model, tensor, new Cell(2, 1, 5, 5)))
                .isEqualTo("C3, map 2, row 6, column 6: 1.000");
        assertThat(StageWords.map(texts, model, tensor, new Cell(2, 1, 0, 0)))
                .isEqualTo("C3 map 2: the strongest value is −2.500, in row 3, column 4");
        // A map of zeros has no strongest cell.
        assertThat(StageWords.cell(texts, model, tensor, new Cell(2, 0, 0, 0)))
                .isEqualTo("C3, map 1, row 1, column 1: " + Numbers.value(0));
    }

    @Test
    void aScreenReaderSaysTheCellAndItsValueOrHowToUseTheStage() {
        Texts texts = Texts.in(Texts.Language.ENGLISH);
        Architecture lenet = Presets.LENET5_MODERN;
        assertThat(StageWords.forward(texts, lenet, null, new Cell(2, 4, 3, 5)))
                .isEqualTo(texts.get("stage.accessible"));
        Weights weights = InitialWeights.draw(lenet, 5);
        Tensor input = Tensor.zeros(lenet.input().shape());
        Activations activations = Backpropagation.forward(lenet, weights, input);
        Model model = new Model(lenet, weights, Map.of());
        PreparedDigit blank = new PreparedDigit(List.of(), Tensor.zeros(Shape.of(1, 28, 28)), true);
        InferenceResult result = new InferenceResult(Drawing.EMPTY, blank, model, activations);
        float value = activations.output(2).at(4, 3, 5);
        assertThat(StageWords.forward(texts, lenet, result, new Cell(2, 4, 3, 5)))
                .startsWith("C3, map 5, row 4, column 6: " + Numbers.value(value));
        assertThat(StageWords.forward(texts, Presets.LENET1, result, new Cell(2, 4, 3, 5)))
                .as("the result of another network")
                .isEqualTo(texts.get("stage.accessible"));
        assertThat(StageWords.forward(texts, lenet, result, null))
                .isEqualTo(texts.get("stage.accessible"));
    }

    @Test
    void theCaptionOfAFileHasTheValueOfTheShownCell() {
        InferenceResult result = resultWith(new Cell(2, 10, 3, 5), 0.82f);
        Cell strongest = new Cell(2, 10, 3, 5);
        String words = "C3, map 11, row 4, column 6: 0.8200, the strongest of its map";
        assertThat(StageWords.caption(texts, result.model(), result, null, strongest))
                .isEqualTo(words);
        assertThat(StageWords.caption(texts, result.model(), result, null, new Cell(2, 10, 0, 0)))
                .isEqualTo("C3, map 11, row 1, column 1: " + Numbers.value(0));
        assertThat(StageWords.caption(texts, result.model(), null, null, strongest))
                .as("before the first result")
                .isEqualTo("C3, map 11, row 4, column 6");
        assertThat(StageWords.caption(texts, result.model(), result, null, null)).isNull();
        Model tiny = new Model(Presets.TINY, InitialWeights.draw(Presets.TINY, 1), Map.of());
        assertThat(StageWords.caption(texts, tiny, result, null, new Cell(6, 0, 0, 0)))
                .as("a layer that the network does not have")
                .isNull();

        assertThat(StageWords.picture(texts, result, null, strongest))
                .startsWith(words + "; drawn digit, predicted ");
        assertThat(StageWords.picture(texts, result, null, null))
                .startsWith("drawn digit, predicted ");
        assertThat(StageWords.picture(texts, null, null, strongest)).isEmpty();
        Texts korean = Texts.in(Texts.Language.KOREAN);
        assertThat(StageWords.caption(korean, result.model(), result, null, strongest))
                .isEqualTo("C3, 맵 11, 4행 6열: 0.8200, 맵에서 절댓값이 가장 큰 값");
    }

    @Test
    void backwardModeCaptionsTheGradient() {
        InferenceResult result = resultWith(new Cell(2, 10, 3, 5), 0.82f);
        Model model = result.model();
        LayerGradients gradients =
                Backpropagation.ofLoss(
                        model,
                        Backpropagation.forward(
                                lenet, model.weights(), result.activations().input()),
                        3,
                        Loss.usual(lenet));
        BackwardResult backward = new BackwardResult(result, 3, Loss.usual(lenet), 0, gradients);
        Cell cell = new Cell(6, 3, 0, 0);
        assertThat(StageWords.caption(texts, result.model(), result, backward, cell))
                .isEqualTo(
                        "Gradient in Output, class 3: "
                                + Numbers.value(gradients.output(6).at(3, 0, 0)));
    }

    /** All values 0 but one, and the probabilities all the same. */
    private InferenceResult resultWith(Cell cell, float value) {
        Weights weights = InitialWeights.draw(lenet, 5);
        Tensor input = Tensor.zeros(lenet.input().shape());
        List<LayerActivations> layers = new ArrayList<>();
        for (Layer layer : lenet.layers()) {
            float[] values = new float[layer.outputShape().size()];
            if (layer.index() == cell.layer()) {
                Shape shape = layer.outputShape();
                values[
                                (cell.channel() * shape.rows() + cell.row()) * shape.columns()
                                        + cell.column()] =
                        value;
            }
            layers.add(
                    new LayerActivations(
                            layer.name(),
                            Optional.empty(),
                            Tensor.of(layer.outputShape(), values)));
        }
        Model model = new Model(lenet, weights, Map.of());
        PreparedDigit blank = new PreparedDigit(List.of(), Tensor.zeros(Shape.of(1, 28, 28)), true);
        return new InferenceResult(Drawing.EMPTY, blank, model, new Activations(input, layers));
    }
}
