package org.kernelscope.network;

import org.kernelscope.tensor.Shape;

/**
 * The part of each layer below that a cell sees, its receptive field there, and the part of each
 * layer above that it feeds, as rectangles. {@link DependencySet} knows the gaps in them too. Any
 * thread.
 */
public final class FieldRects {
    private FieldRects() {}

    /** A rectangle of cells in every map of a layer: the rows and the columns. */
    public record Field(Span rows, Span columns) {}

    /**
     * What {@code cell} sees of layer {@code below}.
     *
     * @param below a layer index smaller than the cell's; {@link Cell#INPUT} for the input picture
     */
    public static Field seenBy(Architecture architecture, Cell cell, int below) {
        Span rows = new Span(cell.row(), cell.row() + 1);
        Span columns = new Span(cell.column(), cell.column() + 1);
        for (int index = cell.layer(); index > below; index--) {
            Layer layer = architecture.layers().get(index);
            Shape shape = layer.inputShape();
            rows = layer.window().sources(rows).clip(shape.rows());
            columns = layer.window().sources(columns).clip(shape.columns());
        }
        return new Field(rows, columns);
    }

    /**
     * What {@code cell} feeds of layer {@code above}: the rectangle from the first cell to the last
     * that is computed from it; empty if there is none.
     *
     * @param above a layer index larger than the cell's
     */
    public static Field fedBy(Architecture architecture, Cell cell, int above) {
        DependencySet.Part part = DependencySet.of(architecture, cell).in(above);
        return new Field(part.rows().span(), part.columns().span());
    }

    /**
     * What {@code cell} would see of layer {@code below} if no map had a border: as large for every
     * cell of its layer. Negative rows and columns, and those past the end, lie in the padding.
     *
     * @param below a layer index smaller than the cell's; {@link Cell#INPUT} for the input picture
     */
    public static Field unclipped(Architecture architecture, Cell cell, int below) {
        Span rows = new Span(cell.row(), cell.row() + 1);
        Span columns = new Span(cell.column(), cell.column() + 1);
        for (int index = cell.layer(); index > below; index--) {
            Window window = architecture.layers().get(index).window();
            rows = window.sources(rows);
            columns = window.sources(columns);
        }
        return new Field(rows, columns);
    }

    /**
     * Size, jump and start of what the cells of layer {@code above} see of layer {@code below}, in
     * cells of that layer; for the input picture that is {@link Layer#receptiveField}.
     *
     * @throws ArithmeticException if they see further than numbers go
     */
    public static ReceptiveField between(Architecture architecture, int below, int above) {
        ReceptiveField field = ReceptiveField.OF_INPUT;
        for (int index = below + 1; index <= above; index++) {
            field = field.through(architecture.layers().get(index).window());
        }
        return field;
    }
}
