package org.kernelscope.ui.field;

import java.util.Locale;
import org.kernelscope.analysis.EffectiveReceptiveField;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.FieldRects;
import org.kernelscope.network.ReceptiveField;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.state.LayerWords;

/** The sentences about a receptive field. Any thread. */
final class FieldWords {
    /** Of the whole effect; the rest is spread thinly. */
    private static final double SHARE = 0.9;

    private FieldWords() {}

    /** The cell of the field: {@code C3 map 5, row 4, column 6}. */
    static String title(Texts texts, FieldModel.Seen seen) {
        Cell cell = seen.field().cell();
        Architecture of = seen.inference().model().architecture();
        String map = LayerWords.map(texts, of, cell.layer(), cell.channel());
        boolean units = !cell.isInput() && of.layers().get(cell.layer()).outputShape().isUnits();
        return units ? map : texts.get("field.cell", map, cell.row() + 1, cell.column() + 1);
    }

    /** The size of the field of a cell, and the distance to that of its neighbour. */
    static String geometry(Texts texts, FieldModel.Seen seen) {
        Cell cell = seen.field().cell();
        Architecture of = seen.inference().model().architecture();
        ReceptiveField field =
                cell.isInput()
                        ? ReceptiveField.OF_INPUT
                        : of.layers().get(cell.layer()).receptiveField();
        return texts.get("field.geometry", field.size(), field.jump());
    }

    /** Centres lie on pixels or between two. */
    private static String halves(double place) {
        boolean whole = place == Math.rint(place);
        String text = String.format(Locale.ROOT, whole ? "%.0f" : "%.1f", place);
        return text.replace('-', '−');
    }

    /** The same for every layer between the cell and the image. */
    static String geometries(Texts texts, FieldModel.Seen seen) {
        Cell cell = seen.field().cell();
        Architecture of = seen.inference().model().architecture();
        StringBuilder all = new StringBuilder();
        for (int below = cell.layer() - 1; below >= Cell.INPUT; below--) {
            ReceptiveField field = FieldRects.between(of, below, cell.layer());
            all.append(
                            texts.get(
                                    "field.geometry.layer",
                                    LayerWords.name(texts, of, below),
                                    field.size(),
                                    field.jump(),
                                    halves(field.start())))
                    .append('\n');
        }
        return all.append(texts.get("field.geometry.help")).toString();
    }

    /** The share of the field that has an effect. */
    static String share(Texts texts, EffectiveReceptiveField field) {
        return field.pixels() == 0
                ? texts.get("field.share.none")
                : texts.get("field.share", field.pixelsWithShare(SHARE), field.fieldPixels());
    }

    /** The name of the best patches, or the progress of the search. */
    static String best(Texts texts, FieldModel model, Cell cell) {
        double progress = model.progressProperty().get();
        if (cell.isInput()) {
            return texts.get("field.best.pixel");
        }
        if (progress < 1) {
            return texts.get("field.best.searching", (int) (100 * progress));
        }
        return model.bestProperty().get().isEmpty()
                ? texts.get("field.best.none")
                : texts.get("field.best", model.bestProperty().get().size());
    }
}
