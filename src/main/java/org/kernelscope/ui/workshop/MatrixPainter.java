package org.kernelscope.ui.workshop;

import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.Tile;
import org.kernelscope.ui.paint.ValueColours;
import org.kernelscope.workshop.Kind;
import org.kernelscope.workshop.Links.Area;
import org.kernelscope.workshop.Links.Spot;
import org.kernelscope.workshop.MatrixForm;
import org.kernelscope.workshop.Setup;

/** Paints the matrices of a convolution. A pure function of its arguments. */
final class MatrixPainter {
    private static final double LIT = 0.35;

    private final RasterPen pen;
    private final Texts texts;
    private final WorkshopLayout.Place place;
    private final MatrixLayout layout;
    private final BoardResult answer;
    private final BoardState state;

    MatrixPainter(
            RasterPen pen,
            Texts texts,
            WorkshopLayout.Place place,
            MatrixLayout layout,
            BoardResult answer,
            BoardState state) {
        this.pen = pen;
        this.texts = texts;
        this.place = place;
        this.layout = layout;
        this.answer = answer;
        this.state = state;
    }

    void paint(
            WorkshopPanel panel, ValueColours inputs, ValueColours kernels, ValueColours outputs) {
        double y = place.y() + 0.7 * pen.em();
        MatrixForm.Im2col form = layout.im2col();
        Tensor sparse = layout.sparse();
        if (panel == WorkshopPanel.IM2COL && form != null) {
            caption(
                    texts.get(
                            "workshop.matrix.im2col",
                            form.kernels().shape().rows(),
                            form.patches().shape().rows(),
                            form.patches().shape().columns()),
                    y);
            map(layout.kernels(), form.kernels(), kernels);
            map(layout.patches(), form.patches(), inputs);
            map(layout.product(), form.product(), outputs);
            light(form);
        } else if (panel == WorkshopPanel.SPARSE && sparse != null) {
            caption(
                    texts.get(
                            "workshop.matrix.sparse",
                            sparse.shape().rows(),
                            sparse.shape().columns(),
                            layout.channel() + 1),
                    y);
            map(layout.whole(), sparse, kernels);
            int row = outputCell();
            if (row >= 0) {
                Tile tile = layout.whole();
                pen.frame(
                        tile.x(),
                        tile.cellY(row),
                        tile.width(),
                        tile.cell(),
                        Math.max(1, pen.em() / 8),
                        pen.look().emphasis());
            }
        } else {
            caption(texts.get("workshop.matrix.none"), y);
        }
    }

    private void caption(String text, double y) {
        pen.captionUpTo(text, place.x(), y, pen.raster().width());
    }

    private void map(Tile tile, Tensor map, ValueColours colours) {
        pen.map(tile, map, colours);
        new CellValues(pen).write(tile, map, colours);
    }

    /** The column of the output cell, and the weights that belong to it. */
    private void light(MatrixForm.Im2col form) {
        int cell = outputCell();
        double line = Math.max(1, pen.em() / 8);
        if (cell >= 0) {
            for (Tile tile : new Tile[] {layout.patches(), layout.product()}) {
                pen.frame(
                        tile.cellX(cell),
                        tile.y(),
                        tile.cell(),
                        tile.height(),
                        line,
                        pen.look().emphasis());
            }
            Tile row = layout.kernels();
            pen.frame(
                    row.x(),
                    row.cellY(answer.map() - form.firstMap()),
                    row.width(),
                    row.cell(),
                    line,
                    pen.look().emphasis());
        }
        Spot pointed = state.pointed();
        if (pointed != null && pointed.area() == Area.KERNEL) {
            Setup setup = answer.outcome().setup();
            int window = setup.windowRows() * setup.windowColumns();
            int at = pointed.index() / window % Math.max(1, layout.kernels().columns() / window);
            boolean turned = setup.kind() == Kind.TRUE_CONV;
            int tap = pointed.index() % window;
            int column = at * window + (turned ? window - 1 - tap : tap);
            Tile tile = layout.patches();
            pen.overlay(
                    tile.x(),
                    tile.cellY(column),
                    tile.width(),
                    tile.cell(),
                    pen.look().training(),
                    LIT);
            Tile row = layout.kernels();
            pen.overlay(
                    row.cellX(column),
                    row.y(),
                    row.cell(),
                    row.height(),
                    pen.look().training(),
                    LIT);
        }
    }

    /** The output cell that is pointed at or that the clock is at; −1 for none. */
    private int outputCell() {
        Tensor output = answer.outcome().output();
        Spot pointed = state.pointed();
        if (output == null) {
            return -1;
        }
        if (pointed != null) {
            return pointed.area() == Area.OUTPUT ? pointed.index() % output.shape().plane() : -1;
        }
        return Math.min(state.cell(), output.shape().plane() - 1);
    }
}
