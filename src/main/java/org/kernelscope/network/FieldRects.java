package org.kernelscope.network;

import org.kernelscope.tensor.Shape;

/**
 * The receptive fields of a cell as rectangles: the part of each layer below that it sees, and the
 * part of each layer above that it feeds. {@link DependencySet} also knows the gaps.
 */
public final class FieldRects {
    private FieldRects() {}

    /** A rectangle of cells in every map of a layer. */
    public record Field(Span rows, Span columns) {}

    /**
     * The part of layer {@code below} that {@code cell} sees.
     *
     * @param below a layer index smaller than the cell's; {@link Cell#INPUT} for the input image
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
     * The part of layer {@code above} that {@code cell} feeds, from the first such cell to the
     * last; empty if there is none.
     *
     * @param above a layer index larger than the cell's
     */
    public static Field fedBy(Architecture architecture, Cell cell, int above) {
        DependencySet.Part part = DependencySet.of(architecture, cell).in(above);
        return new Field(part.rows().span(), part.columns().span());
    }

    /**
     * The part of layer {@code below} that {@code cell} would see if maps had no border. It has the
     * same size for every cell of a layer. Negative rows and columns, and those past the end, lie
     * in the padding.
     *
     * @param below a layer index smaller than the cell's; {@link Cell#INPUT} for the input image
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
     * The receptive field of the cells of layer {@code above} in layer {@code below}, in cells of
     * that layer. For the input image it is {@link Layer#receptiveField}.
     *
     * @throws ArithmeticException if the field is larger than an int
     */
    public static ReceptiveField between(Architecture architecture, int below, int above) {
        ReceptiveField field = ReceptiveField.OF_INPUT;
        for (int index = below + 1; index <= above; index++) {
            field = field.through(architecture.layers().get(index).window());
        }
        return field;
    }
}
