package org.kernelscope.ui.state;

import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Layer;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.paint.Numbers;

/**
 * Says in a sentence what the stage shows: for screen readers, for the captions of files and for
 * the links of lessons. Any thread.
 */
public final class StageWords {
    private StageWords() {}

    /**
     * The stage: the network, or a cell of it.
     *
     * @param architecture the network on the stage
     * @param inference the last result, perhaps of the previous network
     * @param gradients the gradients on the stage; null in forward mode
     * @param cell the shown cell; null for the whole network
     */
    public static String stage(
            Texts texts,
            Architecture architecture,
            @Nullable InferenceResult inference,
            @Nullable BackwardResult gradients,
            @Nullable Cell cell) {
        return gradients == null
                ? forward(texts, architecture, inference, cell)
                : backward(texts, architecture, gradients, cell);
    }

    /**
     * The stage in forward mode.
     *
     * @param architecture the network on the stage
     * @param inference the last result, perhaps of the previous network
     * @param cell the shown cell; null for the whole network
     */
    static String forward(
            Texts texts,
            Architecture architecture,
            @Nullable InferenceResult inference,
            @Nullable Cell cell) {
        boolean known = inference != null && inference.model().architecture().equals(architecture);
        if (cell == null || inference == null || !known) {
            return texts.get("stage.accessible");
        }
        return cell(texts, inference.model(), inference.activations().output(cell.layer()), cell);
    }

    /** The stage in backward mode. */
    private static String backward(
            Texts texts, Architecture architecture, BackwardResult result, @Nullable Cell cell) {
        boolean known = result.inference().model().architecture().equals(architecture);
        if (cell == null || !known) {
            return texts.get(
                    "backward.accessible", result.inference().model().className(result.label()));
        }
        Tensor gradients = result.gradients().output(cell.layer());
        return texts.get(
                "backward.cell.accessible",
                cell(texts, result.inference().model(), gradients, cell));
    }

    /**
     * The shown cell, for the caption of a file; null for the whole network.
     *
     * @param model the network on the stage
     * @param inference the last result, perhaps of the previous network
     * @param gradients the gradients on the stage; null in forward mode
     */
    public static @Nullable String caption(
            Texts texts,
            Model model,
            @Nullable InferenceResult inference,
            @Nullable BackwardResult gradients,
            @Nullable Cell cell) {
        Architecture architecture = model.architecture();
        if (cell == null || cell.layer() >= architecture.layers().size()) {
            return null;
        }
        InferenceResult shown = gradients == null ? inference : gradients.inference();
        boolean known = shown != null && shown.model().architecture().equals(architecture);
        return known
                ? stage(texts, architecture, inference, gradients, cell)
                : place(texts, model, cell);
    }

    /**
     * A picture of the stage, for those who do not see it: the shown cell, what is on the pad and
     * how the network reads it. Empty without a result.
     *
     * @param inference the last result; null for none
     * @param gradients the gradients on the stage; null in forward mode
     * @param cell the shown cell; null for the whole network
     */
    public static String picture(
            Texts texts,
            @Nullable InferenceResult inference,
            @Nullable BackwardResult gradients,
            @Nullable Cell cell) {
        if (inference == null) {
            return "";
        }
        String shown = caption(texts, inference.model(), inference, gradients, cell);
        String read = input(texts, inference);
        return shown == null ? read : texts.get("stage.picture", shown, read);
    }

    /** Names the input on the pad and its predicted class. */
    public static String input(Texts texts, InferenceResult inference) {
        Tensor probabilities = inference.activations().probabilities();
        int best = probabilities.argMax();
        boolean image = inference.drawing().backdrop() != null;
        return texts.get(
                image ? "stage.input.image" : "stage.input.drawn",
                inference.model().className(best),
                Numbers.percent(probabilities.get(best)));
    }

    /** The place of a cell: {@code C3, map 5, row 4, column 6}. */
    public static String place(Texts texts, Model model, Cell cell) {
        Architecture architecture = model.architecture();
        String name = LayerWords.name(texts, architecture, cell.layer());
        int row = cell.row() + 1;
        int column = cell.column() + 1;
        if (cell.isInput()) {
            String map = LayerWords.map(texts, architecture, cell.layer(), cell.channel());
            return texts.get("stage.place.pixel", map, row, column);
        }
        Layer layer = architecture.layers().get(cell.layer());
        if (layer.spec().isOutput()) {
            return texts.get("stage.place.class", name, model.className(cell.channel()));
        }
        return layer.outputShape().isUnits()
                ? texts.get("stage.place.unit", name, cell.channel() + 1)
                : texts.get("stage.place.cell", name, cell.channel() + 1, row, column);
    }

    /**
     * A cell and its value; also whether it is the strongest of its map.
     *
     * @param values of the layer of the cell
     */
    public static String cell(Texts texts, Model model, Tensor values, Cell cell) {
        float value = values.at(cell.channel(), cell.row(), cell.column());
        Cell strongest = strongest(values, cell);
        boolean alone = values.shape().rows() * values.shape().columns() == 1;
        return texts.get(
                !alone && value != 0 && strongest.equals(cell)
                        ? "stage.value.strongest"
                        : "stage.value",
                place(texts, model, cell),
                Numbers.value(value));
    }

    /**
     * A map and its strongest cell; the cell itself if the map has no other.
     *
     * @param values of the layer of the map
     * @param map any cell of the map
     */
    public static String map(Texts texts, Model model, Tensor values, Cell map) {
        Shape shape = values.shape();
        if (shape.rows() * shape.columns() == 1) {
            return cell(texts, model, values, map);
        }
        Cell strongest = strongest(values, map);
        return texts.get(
                "stage.map",
                LayerWords.map(texts, model.architecture(), map.layer(), map.channel()),
                Numbers.value(values.at(map.channel(), strongest.row(), strongest.column())),
                strongest.row() + 1,
                strongest.column() + 1);
    }

    /** The first of the cells of a map with the largest magnitude. */
    private static Cell strongest(Tensor values, Cell map) {
        Cell best = new Cell(map.layer(), map.channel(), 0, 0);
        float most = -1;
        for (int row = 0; row < values.shape().rows(); row++) {
            for (int column = 0; column < values.shape().columns(); column++) {
                float size = Math.abs(values.at(map.channel(), row, column));
                if (size > most) {
                    most = size;
                    best = new Cell(map.layer(), map.channel(), row, column);
                }
            }
        }
        return best;
    }
}
