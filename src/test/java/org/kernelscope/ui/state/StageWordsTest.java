package org.kernelscope.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kernelscope.analysis.Backpropagation;
import org.kernelscope.data.ClassNames;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.PreparedDigit;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.InitialWeights;
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
}
