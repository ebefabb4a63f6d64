package org.kernelscope.network;

import org.kernelscope.tensor.Shape;

/**
 * The part of each layer below that a cell sees: its receptive field there, clipped at the borders.
 * Any thread.
 */
public final class Fields {
    private Fields() {}

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
}
