package org.kernelscope.ui.arithmetic;

import org.kernelscope.data.ClassNames;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Layer;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.paint.ColorScale;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.ValueColours;
import org.kernelscope.ui.state.LayerWords;

/**
 * The size, language and data of a figure. Lengths in device pixels. Immutable.
 *
 * @param width width of the figure
 * @param height height of the figure
 * @param em size of text
 * @param texts language
 * @param model the network
 * @param activations its activations
 * @param scale the colour scale of the stage
 */
record FigureContext(
        double width,
        double height,
        double em,
        Texts texts,
        Model model,
        Activations activations,
        ColorScale scale) {
    /** The same with another height. */
    FigureContext withHeight(double other) {
        return new FigureContext(width, other, em, texts, model, activations, scale);
    }

    /** The colours of a map on the stage; those of ink for the input. */
    ValueColours colours(RasterPen pen, int layer, int channel) {
        return ValueColours.onStage(
                pen.look(), model.architecture().input(), scale, layer, channel);
    }

    /** The name of a layer as on the stage. */
    String name(int layer) {
        if (layer < 0) {
            return texts.get("layer.input");
        }
        boolean last = layer == model.architecture().layers().size() - 1;
        return last ? texts.get("layer.output") : layer(layer).name();
    }

    /** The name of a map, a unit or a class. */
    String name(int layer, int channel) {
        if (layer < 0) {
            return LayerWords.map(texts, model.architecture(), layer, channel);
        }
        if (layer == model.architecture().layers().size() - 1) {
            return LayerWords.ofClass(texts, model, channel);
        }
        return layer(layer).outputShape().isUnits()
                ? texts.get("card.title.unit", name(layer), channel + 1)
                : texts.get("card.patch", name(layer), channel + 1);
    }

    /** The name of a cell. */
    String name(Cell cell) {
        if (cell.isInput()) {
            return texts.get(
                    "card.title.pixel",
                    LayerWords.map(texts, model.architecture(), cell.layer(), cell.channel()),
                    cell.row() + 1,
                    cell.column() + 1);
        }
        return layer(cell.layer()).outputShape().isUnits()
                ? name(cell.layer(), cell.channel())
                : texts.get(
                        "card.title.cell",
                        name(cell.layer()),
                        cell.channel() + 1,
                        cell.row() + 1,
                        cell.column() + 1);
    }

    /** A short name of a cell: {@code F6·17}, {@code C3·4 (2, 5)}. */
    String shortName(Cell cell) {
        if (cell.layer() == model.architecture().layers().size() - 1) {
            return name(cell.layer()) + " " + model.className(cell.channel());
        }
        boolean unit = !cell.isInput() && layer(cell.layer()).outputShape().isUnits();
        String map =
                cell.isInput()
                        ? name(cell.layer(), cell.channel())
                        : name(cell.layer()) + "·" + (cell.channel() + 1);
        return unit ? map : map + " (" + (cell.row() + 1) + ", " + (cell.column() + 1) + ")";
    }

    /** The name of a class where there is room for a few letters. */
    String brief(int label) {
        return ClassNames.shortened(model.className(label), 4);
    }

    Layer layer(int index) {
        return model.architecture().layers().get(index);
    }
}
